import type { Example } from "@maze/core";
import type { ArrowFunctionExpression, CallExpression, Expression, Function as FunctionNode, Node } from "oxc-parser";
import { boundNames, dottedName, unwrapped } from "../names.ts";
import type { SourceFile } from "../parse-source.ts";
import { assertionsOf } from "../tests/assertions.ts";
import { childrenOf } from "../walk-nodes.ts";
import { claimOf, exampleOf, type ClaimContext } from "./claims.ts";
import { findChanges } from "./changes.ts";
import { NotClosed } from "./closed-text.ts";
import { bindPattern, declareStatements, innerScope, resolve, type Scope } from "./scope.ts";

/** A function that examples are looked for, by the name that the test file calls it. */
export interface ExampleTarget {
  /** `name`, or `module.name` for a namespace import. */
  readonly localName: string;
  /** Id of the hole. */
  readonly hole: string;
}

export interface TestExample {
  readonly hole: string;
  readonly example: Example;
}

/** Rows of one table of test cases at most. */
const MOST_ROWS = 200;

/**
 * Reads what the assertions of a test file say about calls of the targets, where the arguments and the expected result
 * stand alone or are constants. Tables of `test.each`, and loops over literal arrays, are read row by row. An object
 * that a statement before the assertion may have changed is not used.
 */
export function readTestExamples(file: SourceFile, targets: readonly ExampleTarget[]): TestExample[] {
  const found: TestExample[] = [];
  const holeOf = new Map(targets.map((target) => [target.localName, target.hole]));
  const assertion = assertionsOf(file.program);
  const changes = findChanges(file.program);
  const top = innerScope(undefined);
  declareStatements(file.program.body, top);

  const visit = (node: Node, scope: Scope): void => {
    if (node.type === "BlockStatement") {
      const inner = innerScope(scope);
      declareStatements(node.body, inner);
      for (const statement of node.body) visit(statement, inner);
      return;
    }
    if (
      node.type === "FunctionDeclaration" ||
      node.type === "FunctionExpression" ||
      node.type === "ArrowFunctionExpression"
    ) {
      visitFunction(node, scope, () => undefined);
      return;
    }
    if (node.type === "ForOfStatement" && visitLoop(node.left, node.right, node.body, scope)) return;
    if ((node.type === "CallExpression" || node.type === "MemberExpression") && readClaim(node, scope)) return;
    if (node.type === "CallExpression" && visitTable(node, scope)) return;
    for (const child of childrenOf(node)) visit(child, scope);
  };

  const visitFunction = (
    node: FunctionNode | ArrowFunctionExpression,
    scope: Scope,
    bind: (inner: Scope) => void,
  ): void => {
    const inner = innerScope(scope);
    for (const parameter of node.params) for (const { name } of boundNames(parameter)) inner.names.set(name, "unknown");
    bind(inner);
    if (node.body !== null) visit(node.body, inner);
  };

  const readClaim = (node: Expression, scope: Scope): boolean => {
    const context: ClaimContext = {
      text: file.text,
      scope,
      isTarget: (callee) => holeOf.has(dottedName(callee) ?? ""),
      assertion,
      whyChanged: (name, bound) => changes.whyChanged(name, bound, node.start),
    };
    const claim = claimOf(node, context);
    if (claim === undefined) return false;
    const hole = holeOf.get(dottedName(claim.call.callee) ?? "");
    const example = exampleOf(claim, context, "test");
    if (hole !== undefined && !(example instanceof NotClosed)) found.push({ hole, example });
    return true;
  };

  /** `test.each(rows)(title, callback)` and `rows.forEach(callback)`. */
  const visitTable = (node: CallExpression, scope: Scope): boolean => {
    const callee = unwrapped(node.callee);
    const callback = node.arguments
      .map((argument) => (argument.type === "SpreadElement" ? argument : unwrapped(argument)))
      .find(isFunction);
    if (callback === undefined) return false;
    if (
      callee.type === "MemberExpression" &&
      callee.property.type === "Identifier" &&
      callee.property.name === "forEach"
    ) {
      return visitRows(callee.object, callback, scope, "whole");
    }
    if (callee.type !== "CallExpression") return false;
    const method = dottedName(callee.callee)?.split(".").at(-1);
    const [rows] = callee.arguments;
    if ((method !== "each" && method !== "for") || rows === undefined || rows.type === "SpreadElement") return false;
    return visitRows(rows, callback, scope, method === "each" ? "spread" : "whole");
  };

  const visitRows = (
    rows: Expression,
    callback: FunctionNode | ArrowFunctionExpression,
    scope: Scope,
    way: "spread" | "whole",
  ): boolean => {
    const table = literalRows(rows, scope);
    if (table === undefined) return false;
    for (const row of table.rows) {
      const whole = resolve(row, table.scope);
      const isSpread = way === "spread" && whole.expression.type === "ArrayExpression";
      const cells = isSpread && whole.expression.type === "ArrayExpression" ? whole.expression.elements : [row];
      visitFunction(callback, scope, (inner) => {
        callback.params.forEach((parameter, i) => {
          const cell = cells[i];
          const from = isSpread ? whole.scope : table.scope;
          if (cell && cell.type !== "SpreadElement" && from && parameter.type !== "RestElement")
            bindPattern(parameter, { expression: cell, scope: from }, inner);
        });
      });
    }
    return true;
  };

  const visitLoop = (left: Node, right: Expression, body: Node, scope: Scope): boolean => {
    const table = literalRows(right, scope);
    const pattern = left.type === "VariableDeclaration" ? left.declarations[0]?.id : undefined;
    if (table === undefined || pattern === undefined) return false;
    for (const row of table.rows) {
      const inner = innerScope(scope);
      bindPattern(pattern, { expression: row, scope: table.scope }, inner);
      visit(body, inner);
    }
    return true;
  };

  for (const statement of file.program.body) visit(statement, top);
  return found;
}

/** The rows of an array that is written out, by itself or as a constant. */
function literalRows(given: Expression, scope: Scope): { rows: Expression[]; scope: Scope } | undefined {
  const found = resolve(given, scope);
  if (found.expression.type !== "ArrayExpression" || found.scope === undefined) return undefined;
  const rows: Expression[] = [];
  for (const element of found.expression.elements) {
    if (element === null || element.type === "SpreadElement") return undefined;
    if (rows.length < MOST_ROWS) rows.push(element);
  }
  return { rows, scope: found.scope };
}

const isFunction = (node: Node): node is FunctionNode | ArrowFunctionExpression =>
  node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
