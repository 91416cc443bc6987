import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { readStyle, type StyleNodes } from "../tree-sitter/style.ts";
import type { ReadTree } from "../tree-sitter/tree-adapter.ts";
import { readDeclarations } from "./declarations.ts";
import { readImports } from "./imports.ts";
import { readTests } from "./tests.ts";

const style: StyleNodes = {
  blocks: ["block", "declaration_list", "field_declaration_list", "enum_variant_list", "match_block"],
  lists: ["arguments", "parameters", "array_expression", "field_declaration_list", "enum_variant_list", "use_list"],
};

/** What a Rust file says of itself. */
export const readRust: ReadTree = (file: TreeFile): ReturnType<ReadTree> => {
  const symbols = readDeclarations(file);
  return {
    symbols,
    imports: readImports(file),
    tests: readTests(file, symbols),
    style: readStyle(file, "rust", { symbols, nodes: style }),
  };
};
