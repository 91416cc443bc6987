import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { readStyle, type StyleNodes } from "../tree-sitter/style.ts";
import type { ReadTree } from "../tree-sitter/tree-adapter.ts";
import { readDeclarations } from "./declarations.ts";
import { readImports } from "./imports.ts";
import { readTests } from "./tests.ts";

/** The language rules the comma before a bracket on a line of its own, and the quotes. */
const style: StyleNodes = { blocks: ["block", "field_declaration_list"], lists: [] };

/** What a Go file says of itself. */
export const readGo: ReadTree = (file: TreeFile): ReturnType<ReadTree> => {
  const symbols = readDeclarations(file);
  return {
    symbols,
    imports: readImports(file),
    tests: readTests(file),
    style: readStyle(file, "go", { symbols, nodes: style }),
  };
};
