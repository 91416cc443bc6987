import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { defineMazeTsup } from "@repo/tools/tsup";
import { GRAMMAR_PACKAGES } from "./src/tree-sitter/grammar-file.ts";

/**
 * The grammars stand beside the build, each with its license: their packages would compile a native part on the user's
 * machine, and ask for different versions of a peer that nobody needs here.
 */
function copyGrammars(): Promise<void> {
  const require = createRequire(resolve("package.json"));
  mkdirSync(resolve("dist/grammars"), { recursive: true });
  for (const [name, source] of Object.entries(GRAMMAR_PACKAGES)) {
    const folder = dirname(require.resolve(`${source}/package.json`));
    copyFileSync(join(folder, `${source.split("/").at(-1) ?? source}.wasm`), resolve(`dist/grammars/${name}.wasm`));
    copyFileSync(join(folder, "LICENSE"), resolve(`dist/grammars/${name}.LICENSE`));
  }
  return Promise.resolve();
}

export default { ...defineMazeTsup(), onSuccess: copyGrammars };
