import type { TestRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { createCallReader, type CallReader } from "../tree-sitter/called-names.ts";
import { DEEPEST, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { isPythonTestFile } from "./create-python-adapter.ts";

/** A class whose methods are looked at, and how its tests are run. */
interface Suite {
  readonly path: readonly string[];
  readonly runner: "pytest" | "unittest";
}

/** What sets up and clears away around each test of a class. */
const HOOKS = /^(?:setUp|tearDown|setUpClass|tearDownClass|asyncSetUp|asyncTearDown|setup_method|teardown_method)$/;
/** Tools of the runners that say nothing about the code under test. */
const TOOLS = /^(?:self\.(?:assert|fail|skip|subTest|addCleanup)|pytest\.|unittest\.|super$|isinstance$|len$)/;

/**
 * Tests that pytest would collect by its default names, `Class::test_name`, and methods of unittest's test cases,
 * `Class.test_name`. Parametrised tests are one. `calls` are what a test and the hooks of its class call.
 */
export function readTests(file: TreeFile): TestRecord[] {
  const isTestFile = isPythonTestFile(file.path);
  const usesUnittest = /\bTestCase\b/.test(file.text);
  if (!isTestFile && !usesUnittest) return [];
  const functions = new Map<string, Node>();
  const records: TestRecord[] = [];
  const found: { node: Node; name: string; suite: Suite | undefined; hooks: readonly Node[] }[] = [];
  const visit = (parent: Node, suite: Suite | undefined, depth: number): void => {
    const children = depth > DEEPEST ? [] : definitionsIn(parent);
    const hooks = children.filter((node) => HOOKS.test(nameOf(file, node)));
    for (const node of children) {
      const name = nameOf(file, node);
      if (node.type === "class_definition") {
        const inner = suiteOf(file, node, suite, isTestFile);
        const body = fieldOf(node, "body");
        if (inner !== undefined && body !== undefined) visit(body, inner, depth + 1);
      } else {
        functions.set(suite === undefined ? name : `self.${name}`, node);
        const isTest = suite === undefined ? isTestFile && name.startsWith("test") : name.startsWith("test");
        if (isTest) found.push({ node, name, suite, hooks });
      }
    }
  };
  visit(file.root, undefined, 0);
  const calls = createCallReader(
    file,
    { types: ["call"], callee: "function", nameOf: (callee) => (TOOLS.test(callee) ? undefined : callee) },
    functions,
  );
  for (const { node, name, suite, hooks } of found) {
    const runner = suite?.runner ?? "pytest";
    const title = [...(suite?.path ?? []), name].join(runner === "pytest" ? "::" : ".");
    const span = file.lines.spanOf(node.startIndex, node.endIndex);
    records.push({ file: file.path, name: title, runner, span, calls: callsOf(calls, [node, ...hooks]) });
  }
  return records;
}

function callsOf(calls: CallReader, nodes: readonly Node[]): string[] {
  const names = nodes.flatMap((node) => calls.callsWithin(node)).filter((name) => !name.startsWith("self."));
  return [...new Set(names)];
}

function suiteOf(file: TreeFile, node: Node, outer: Suite | undefined, isTestFile: boolean): Suite | undefined {
  const name = nameOf(file, node);
  const bases = (fieldOf(node, "superclasses")?.namedChildren ?? []).map((base) => lineOf(file, base));
  const path = [...(outer?.path ?? []), name];
  if (bases.some((base) => /TestCase$/.test(base))) return { path, runner: "unittest" };
  return isTestFile && name.startsWith("Test") ? { path, runner: "pytest" } : undefined;
}

const nameOf = (file: TreeFile, node: Node): string => textOf(file, fieldOf(node, "name"));

/** Functions and classes of a body, also those with decorators. */
function definitionsIn(body: Node): Node[] {
  return body.namedChildren
    .map((node) => (node.type === "decorated_definition" ? (fieldOf(node, "definition") ?? node) : node))
    .filter(({ type }) => type === "function_definition" || type === "class_definition");
}
