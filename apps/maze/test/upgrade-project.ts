import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { makeProject } from "./run-cli.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");

/** The dependency after its upgrade: values that may be missing, a name in British spelling, texts for numbers, a set for an array. */
const units = {
  "package.json":
    '{ "name": "acme-units", "version": "2.0.0", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }',
  "index.d.ts": `/** Since 2.0 undefined for what is no length. */
export declare function parse(text: string): number | undefined;
/** Called toMeters before 2.0. */
export declare function toMetres(kilometres: number): number;
/** Since 2.0 a text, so that nothing is rounded. */
export declare function label(metres: string): string;
/** Since 2.0 a set. */
export declare function names(): Set<string>;
`,
  "index.js": `export const parse = (text) => (Number.isNaN(Number.parseFloat(text)) ? undefined : Number.parseFloat(text));
export const toMetres = (kilometres) => kilometres * 1000;
export const label = (metres) => metres + " m";
export const names = () => new Set(["m", "km", "mi"]);
`,
};

/** A module as it was written for version 1, with six places that version 2 breaks, and its test. */
function moduleFor(name: string, factor: number): Record<string, string> {
  const by = String(factor);
  return {
    [`src/${name}.ts`]: `import { label, names, parse, toMeters } from "acme-units";

/** The length of a text, so many times. */
export function times(text: string): number {
  const length: number = parse(text);
  return length * ${by};
}

export function longer(text: string): boolean {
  return parse(text) > ${by};
}

export function metres(kilometres: number): number {
  return toMeters(kilometres) * ${by};
}

export function shown(metres: number): string {
  return label(metres * ${by});
}

export function sorted(): string[] {
  const all: string[] = names();
  return all.sort();
}

export function hasShort(): boolean {
  return names().some((name) => name.length < 2);
}
`,
    [`test/${name}.test.ts`]: `import { expect, test } from "vitest";
import { hasShort, longer, metres, shown, sorted, times } from "../src/${name}.ts";

test("${name}", () => {
  expect(times("2 m")).toBe(${String(2 * factor)});
  expect(longer("${String(factor + 1)} m")).toBe(true);
  expect(longer("${by} m")).toBe(false);
  expect(metres(2)).toBe(${String(2000 * factor)});
  expect(shown(3)).toBe("${String(3 * factor)} m");
  expect(sorted()).toEqual(["km", "m", "mi"]);
  expect(hasShort()).toBe(true);
});
`,
  };
}

/** The names of the modules; each has six places that the upgrade broke. */
export const upgradedModules = ["road", "rail", "river", "trail", "flight"] as const;

/** A project whose only dependency was upgraded: thirty places in five files do not compile any more. */
export function upgradeProject(): string {
  const cwd = makeProject({
    "package.json":
      '{ "name": "routes", "type": "module", "dependencies": { "acme-units": "2.0.0" }, "devDependencies": { "vitest": "5.1.0", "typescript": "7.0.2" } }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "lib": ["es2023"], "types": [], "skipLibCheck": true, "noEmit": true, "allowImportingTsExtensions": true }, "include": ["src"] }',
    ...Object.fromEntries(upgradedModules.flatMap((name, index) => Object.entries(moduleFor(name, index + 2)))),
    ...Object.fromEntries(Object.entries(units).map(([file, text]) => [`node_modules/acme-units/${file}`, text])),
  });
  mkdirSync(join(cwd, "node_modules"), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (!name.startsWith(".")) symlinkSync(join(installed, name), join(cwd, "node_modules", name));
  }
  return cwd;
}
