import type { LanguageFacts } from "@maze/core";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { readStyle, type StyleNodes } from "../tree-sitter/style.ts";
import type { ReadTree } from "../tree-sitter/tree-adapter.ts";
import { readDeclarations } from "./declarations.ts";
import { readExportedNames } from "./exported-names.ts";
import { readImports } from "./imports.ts";
import { readTests } from "./tests.ts";

const style: StyleNodes = {
  blocks: ["block"],
  lists: ["argument_list", "parameters", "list", "dictionary", "set", "tuple"],
  strings: ["string"],
  quoteOf(string, text) {
    const source = text.slice(string.startIndex, string.endIndex);
    const [, quote, inner] = /^[a-z]*(["'])([^"'\\]*)\1$/i.exec(source) ?? [];
    return quote === undefined || inner === "" ? undefined : quote === '"' ? "double" : "single";
  },
};

/** What a Python file says of itself. */
export const readPython: ReadTree = (file: TreeFile): ReturnType<ReadTree> => {
  const exported = readExportedNames(file);
  const symbols: LanguageFacts["symbols"] = readDeclarations(file, exported);
  return {
    symbols,
    imports: readImports(file, exported),
    tests: readTests(file),
    style: readStyle(file, "python", { symbols, nodes: style }),
  };
};
