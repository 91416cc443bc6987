import type { TestRecord } from "@maze/core";
import type { Argument, ArrowFunctionExpression, CallExpression, Function as FunctionNode, Node } from "oxc-parser";
import { stringValue, unwrapped } from "../names.ts";
import type { SourceFile } from "../parse-source.ts";
import { childrenOf } from "../walk-nodes.ts";
import { createCallFinder, type CallFinder } from "./called-names.ts";
import { readTestApi, type TestApi } from "./test-api.ts";

/** A suite, as far as its tests need to know it. */
interface SuitePlace {
  readonly path: readonly string[];
  /** What the hooks of this suite and of those around it call. */
  readonly hookCalls: readonly string[];
  /** Names of the test contexts in scope, on which `node:test` declares sub-tests. */
  readonly contexts: ReadonlySet<string>;
}

/**
 * Tests in the order of the text, each named as its runner prints it with ` > ` between the suites; a title that is not
 * a plain string keeps its placeholders. `calls` are the functions that a test calls or hands on, through functions of
 * the same file and the hooks of its suites too.
 */
export function readTests(file: SourceFile): TestRecord[] {
  const api = readTestApi(file.program, file.path);
  if (api === undefined) return [];
  const reader = createReader(
    file,
    api,
    createCallFinder(file.program, (name) => api.isTool(name)),
  );
  const place = { path: [], contexts: new Set<string>() };
  reader.visitAll(file.program.body, { ...place, hookCalls: reader.hookCalls(file.program.body, place.contexts) });
  return reader.records;
}

interface Reader {
  readonly records: TestRecord[];
  visitAll(nodes: readonly Node[], place: SuitePlace): void;
  hookCalls(nodes: readonly Node[], contexts: ReadonlySet<string>): string[];
}

function createReader(file: SourceFile, api: TestApi, finder: CallFinder): Reader {
  const records: TestRecord[] = [];

  const visit = (node: Node, place: SuitePlace): void => {
    const role = node.type === "CallExpression" ? api.roleOf(node.callee, place.contexts) : undefined;
    if (node.type !== "CallExpression" || role === undefined) visitAll(childrenOf(node), place);
    else if (role === "suite") visitSuite(node, place);
    else if (role === "test") visitTest(node, place);
  };
  const visitAll = (nodes: readonly Node[], place: SuitePlace): void => {
    for (const node of nodes) visit(node, place);
  };
  const visitSuite = (node: CallExpression, place: SuitePlace): void => {
    const title = titleOf(node.arguments[0], file.text);
    const body = callbackOf(node.arguments)?.body;
    if (title === undefined || body === null || body === undefined) return;
    const own = hookCalls([body], place.contexts);
    visit(body, { ...place, path: [...place.path, title], hookCalls: [...place.hookCalls, ...own] });
  };
  const visitTest = (node: CallExpression, place: SuitePlace): void => {
    const title = titleOf(node.arguments[0], file.text);
    const callback = callbackOf(node.arguments);
    if (title === undefined || (callback === undefined && !isBodyless(node))) return;
    const path = [...place.path, title];
    const calls = [...new Set([...(callback === undefined ? [] : finder.callsWithin(callback)), ...place.hookCalls])];
    const span = file.lines.spanOf(node.start, node.end);
    records.push({ file: file.path, name: path.join(" > "), runner: api.runner, span, calls });
    const [context] = callback?.params ?? [];
    if (api.runner !== "node:test" || context?.type !== "Identifier" || !callback?.body) return;
    visit(callback.body, { ...place, path, contexts: new Set([...place.contexts, context.name]) });
  };
  const hookCalls = (nodes: readonly Node[], contexts: ReadonlySet<string>): string[] => {
    const calls: string[] = [];
    const search = (node: Node): void => {
      const role = node.type === "CallExpression" ? api.roleOf(node.callee, contexts) : undefined;
      if (role === "hook") calls.push(...finder.callsWithin(node));
      else if (role === undefined) childrenOf(node).forEach(search);
    };
    nodes.forEach(search);
    return calls;
  };
  return { records, visitAll, hookCalls };
}

/** A plain title, the text of a template between its backticks, or the source of the name that stands there. */
function titleOf(node: Argument | undefined, text: string): string | undefined {
  if (node === undefined || node.type === "SpreadElement") return undefined;
  const plain = stringValue(node);
  if (plain !== undefined) return plain;
  const title = unwrapped(node);
  if (title.type === "TemplateLiteral") return text.slice(title.start + 1, title.end - 1);
  const isName = title.type === "Identifier" || title.type === "MemberExpression" || title.type === "BinaryExpression";
  return isName ? text.slice(title.start, title.end) : undefined;
}

function callbackOf(args: readonly Argument[]): FunctionNode | ArrowFunctionExpression | undefined {
  for (const argument of args.slice(1)) {
    if (argument.type === "SpreadElement") continue;
    const value = unwrapped(argument);
    if (value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression") return value;
  }
  return undefined;
}

/** `test.todo("…")`, and `test("…")` without a callback. */
function isBodyless(node: CallExpression): boolean {
  return node.arguments.length === 1 && stringValue(node.arguments[0]) !== undefined;
}
