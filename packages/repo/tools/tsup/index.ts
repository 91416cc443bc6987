import { existsSync, readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly "maze-source"?: string } | string>>;
}

/** The files that are built: every source that the exports of the package name, and the command of an app. */
function entriesOf({ exports }: Manifest): Readonly<Record<string, string>> {
  const sources = Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [] : (entry["maze-source"] ?? []),
  );
  const files = [...sources, "./src/bin.ts"].filter((file) => existsSync(file));
  return Object.fromEntries(files.map((file) => [file.replace(/^\.\/src\/|\.ts$/g, ""), file]));
}

/**
 * The JavaScript build of a package, ESM only. Declarations come from `tsc`. `further` names built files that are no
 * entry of the package but are loaded by path, such as the module of a worker: `{ "echo-worker": "src/worker/main.ts" }`.
 */
export function defineMazeTsup(further: Readonly<Record<string, string>> = {}): ReturnType<typeof defineConfig> {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  return defineConfig({
    entry: { ...entriesOf(manifest), ...further },
    format: "esm",
    target: "node22",
    platform: "node",
    sourcemap: true,
    clean: true,
    dts: false,
    splitting: true,
    silent: true,
  });
}
