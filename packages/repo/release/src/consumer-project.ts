import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A project of a consumer: a function that is only declared, and everything that the command needs to fill it. */
const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "consumer", private: true, type: "module" }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, types: [], skipLibCheck: true },
    include: ["src"],
  }),
  "src/label.ts": [
    "/**",
    " * The name in upper case, without the spaces around it.",
    ' * @example label(" ada ") // => "ADA"',
    ' * @example label("Bob") // => "BOB"',
    ' * @example label("c d") // => "C D"',
    " */",
    "export declare function label(name: string): string;",
    "",
  ].join("\n"),
};

/** Command lines that must end with 0 there, in this order, and what each must print. */
export const jobs: readonly { readonly command: string; readonly args: readonly string[]; readonly prints: RegExp }[] =
  [
    { command: "maze", args: ["--version"], prints: /^\d+\.\d+\.\d+$/m },
    { command: "maze", args: ["doctor"], prints: /good +type oracle/ },
    { command: "maze", args: ["index"], prints: /^1 typed hole$/m },
    { command: "maze", args: ["generate", "--all", "--strict"], prints: /label .*verified[^]*1 of 1 task verified/ },
    { command: "maze", args: ["validate", "src/label.ts", "--type-check"], prints: /passed +types/ },
    { command: "maze", args: ["stats"], prints: /outcome=verified +1/ },
    { command: "mastery", args: ["--version"], prints: /^\d+\.\d+\.\d+$/m },
    { command: "mastery", args: ["curriculum", "list"], prints: /^hello .*\(3 modules\)$/m },
    { command: "mastery", args: ["doctor"], prints: /^good +curricula: .*hello/m },
  ];

export function writeConsumerProject(folder: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
