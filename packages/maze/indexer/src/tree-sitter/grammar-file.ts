import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The npm packages whose grammars the build copies beside itself, so that a user installs none of their native parts. */
export const GRAMMAR_PACKAGES = {
  go: "tree-sitter-go",
  python: "tree-sitter-python",
  rust: "tree-sitter-rust",
  zig: "@tree-sitter-grammars/tree-sitter-zig",
} as const;

/** A grammar that this package brings. */
export type GrammarName = keyof typeof GRAMMAR_PACKAGES;

/** The file of a grammar in WebAssembly: beside the build, or in its package where this runs from source. */
export function grammarFile(name: GrammarName): string {
  const built = fileURLToPath(new URL(`./grammars/${name}.wasm`, import.meta.url));
  if (existsSync(built)) return built;
  const source = GRAMMAR_PACKAGES[name];
  return createRequire(import.meta.url).resolve(`${source}/${source.split("/").at(-1) ?? source}.wasm`);
}
