import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

/** Every file that can be an entry of a package, by the name of the built file. */
const possibleEntries = {
  index: "src/index.ts",
  bin: "src/bin.ts",
  "testing/index": "src/testing/index.ts",
};

/** The JavaScript build of a package: its entries that exist, ESM only. Declarations come from `tsc`. */
export function defineMazeTsup(): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: Object.fromEntries(Object.entries(possibleEntries).filter(([, file]) => existsSync(file))),
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
