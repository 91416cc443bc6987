import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { readStyle, type StyleNodes } from "../tree-sitter/style.ts";
import type { ReadTree } from "../tree-sitter/tree-adapter.ts";
import { readDeclarations } from "./declarations.ts";
import { readImports } from "./imports.ts";
import { readTests } from "./tests.ts";

const style: StyleNodes = {
  blocks: ["block", "struct_declaration", "enum_declaration", "union_declaration", "switch_expression"],
  lists: ["parameters", "arguments", "initializer_list", "struct_initializer", "error_set_declaration"],
};

/** What a Zig file says of itself. */
export const readZig: ReadTree = (file: TreeFile): ReturnType<ReadTree> => {
  const symbols = readDeclarations(file);
  return {
    symbols,
    imports: readImports(file),
    tests: readTests(file),
    style: readStyle(file, "zig", { symbols, nodes: style }),
  };
};
