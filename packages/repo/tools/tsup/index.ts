import { readFileSync, existsSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { bundledZod, sharedZod } from "./zod.ts";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly "maze-source"?: string } | string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The files that are built: every source that the exports of the package name, and the command of an app. */
function entriesOf({ exports }: Manifest): Readonly<Record<string, string>> {
  const sources = Object.values(exports).flatMap((entry) =>
    typeof entry === "string" ? [] : (entry["maze-source"] ?? []),
  );
  const files = [...sources, "./src/bin.ts"].filter((file) => existsSync(file));
  return Object.fromEntries(files.map((file) => [file.replace(/^\.\/src\/|\.ts$/g, ""), file]));
}

/** `@maze/core` carries zod; what depends on it takes zod from there; any other package leaves the import as it is. */
function zodOf({ name, dependencies }: Manifest): Options {
  if (name === "@maze/core") return bundledZod;
  return dependencies?.["@maze/core"] === undefined ? {} : sharedZod;
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
    ...zodOf(manifest),
  });
}
