import type { Node } from "oxc-parser";
import type { Program } from "./program.ts";

/** Types of expressions that bind tighter than any operator. */
const TIGHT = new Set<Node["type"]>([
  "Identifier",
  "Literal",
  "TemplateLiteral",
  "ArrayExpression",
  "CallExpression",
  "MemberExpression",
  "ChainExpression",
  "ParenthesizedExpression",
  "ThisExpression",
  "TSNonNullExpression",
]);

/** The text of an expression such that `.x` or a prefix operator may follow or precede it. */
export function tight(program: Program, node: Node): string {
  const text = program.textOf(node);
  const isNumber = node.type === "Literal" && typeof node.value === "number";
  return TIGHT.has(node.type) && !isNumber ? text : `(${text})`;
}

/** Whether an expression with an operator may stand for a node without parentheses. */
export function standsAlone(program: Program, node: Node): boolean {
  const parent = program.parentOf(node);
  switch (parent?.type) {
    case "ParenthesizedExpression":
    case "ReturnStatement":
    case "VariableDeclarator":
    case "ExpressionStatement":
    case "IfStatement":
    case "WhileStatement":
    case "TemplateLiteral":
    case "ArrayExpression":
    case "Property":
      return true;
    case "AssignmentExpression":
      return parent.right === node;
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== node;
    case "MemberExpression":
      return parent.property === node && parent.computed;
    case "ArrowFunctionExpression":
      return parent.body === node;
    default:
      return false;
  }
}

/** A text with an operator in it, in parentheses where its place asks for them. */
export const fitted = (program: Program, node: Node, text: string): string =>
  standsAlone(program, node) ? text : `(${text})`;
