import type { TestRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { createCallReader } from "../tree-sitter/called-names.ts";
import { DEEPEST, fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { isGoTestFile } from "./create-go-adapter.ts";

/** `go test` runs a function whose name goes on with anything but a small letter. */
const TEST = /^(?:Test|Benchmark|Example|Fuzz)(?!\p{Ll})/u;
/** The receiver that runs a test, assertion packages, and functions of the language. */
const TOOLS =
  /^(?:[tbf]\.|(?:require|assert)\.|(?:append|cap|clear|close|complex|copy|delete|imag|len|make|max|min|new|panic|print|println|real|recover|string|int|int64|byte|float64)$)/;

/** Tests, benchmarks, examples and fuzz tests of a test file, and the sub-tests whose name is a plain string: `TestA/b`. */
export function readTests(file: TreeFile): TestRecord[] {
  if (!isGoTestFile(file.path)) return [];
  const functions = new Map<string, Node>();
  for (const node of file.root.namedChildren)
    if (node.type === "function_declaration") functions.set(textOf(file, fieldOf(node, "name")), node);
  const calls = createCallReader(
    file,
    { types: ["call_expression"], callee: "function", nameOf: (callee) => (TOOLS.test(callee) ? undefined : callee) },
    functions,
  );
  const records: TestRecord[] = [];
  const add = (node: Node, name: string, depth: number): void => {
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    records.push({ file: file.path, name, runner: "go test", span, calls: calls.callsWithin(node) });
    for (const { title, call } of depth > DEEPEST ? [] : subTests(file, node)) add(call, `${name}/${title}`, depth + 1);
  };
  for (const [name, node] of functions) if (TEST.test(name) && name !== "TestMain") add(node, name, 0);
  return records;
}

/** Calls of `t.Run("name", func…)` in a test that are in no other one. */
function subTests(file: TreeFile, test: Node): { title: string; call: Node }[] {
  const found: { title: string; call: Node }[] = [];
  for (const call of test.descendantsOfType("call_expression")) {
    const isOwn = call.id !== test.id && !found.some((other) => call.endIndex <= other.call.endIndex);
    if (!isOwn || !/^[tbf]\.Run$/.test(textOf(file, fieldOf(call, "function")))) continue;
    const [title, body] = fieldOf(call, "arguments")?.namedChildren ?? [];
    if (title?.type !== "interpreted_string_literal" || body?.type !== "func_literal") continue;
    found.push({ title: textOf(file, title).slice(1, -1).replace(/\s/g, "_"), call });
  }
  return found;
}
