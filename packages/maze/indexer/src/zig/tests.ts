import type { TestRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { createCallReader } from "../tree-sitter/called-names.ts";
import { fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { nameOf } from "./nodes.ts";

/** What tests check with says nothing about the code under test. */
const TOOLS = /^(?:std\.testing\.|testing\.|expect)|(?:^|\.)deinit$/;

/** `test` blocks wherever they stand: by their string, by the declaration that they test, or counted as `test_0`. */
export function readTests(file: TreeFile): TestRecord[] {
  const blocks = file.root.descendantsOfType("test_declaration");
  if (blocks.length === 0) return [];
  const functions = new Map<string, Node>();
  for (const node of file.root.namedChildren)
    if (node.type === "function_declaration") functions.set(nameOf(file, fieldOf(node, "name")), node);
  const nameOfCall = (callee: string): string | undefined => (TOOLS.test(callee) ? undefined : callee);
  const calls = createCallReader(
    file,
    { types: ["call_expression"], callee: "function", nameOf: nameOfCall },
    functions,
  );
  let nameless = 0;
  return blocks.map((node): TestRecord => {
    const title = node.namedChildren.find(({ type }) => type === "string" || type === "identifier");
    const text = textOf(file, title);
    const name =
      title === undefined
        ? `test_${String(nameless++)}`
        : title.type === "string"
          ? text.slice(1, -1)
          : nameOf(file, title);
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    return { file: file.path, name, runner: "zig test", span, calls: calls.callsWithin(node) };
  });
}
