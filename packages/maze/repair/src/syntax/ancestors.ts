import type { ArrowFunctionExpression, Expression, Function as FunctionNode, Node, Statement } from "oxc-parser";
import type { Program } from "./program.ts";

/** A function of any form that has a body. */
export type FunctionLike = FunctionNode | ArrowFunctionExpression;

/** The nodes around a node, nearest first, itself not included. */
export function ancestorsOf(program: Program, node: Node): Node[] {
  const found: Node[] = [];
  for (let at = program.parentOf(node); at !== undefined; at = program.parentOf(at)) found.push(at);
  return found;
}

export const isFunctionLike = (node: Node): node is FunctionLike =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";

/** The nearest function around a node. */
export function functionAround(program: Program, node: Node): FunctionLike | undefined {
  return ancestorsOf(program, node).find(isFunctionLike);
}

/** The nearest statement that holds a node, itself included, whose parent is a list of statements. */
export function statementAround(program: Program, node: Node): Statement | undefined {
  return [node, ...ancestorsOf(program, node)].find((at): at is Statement => {
    const parent = program.parentOf(at);
    return parent?.type === "BlockStatement" || parent?.type === "Program";
  });
}

const EXPRESSION_TYPES = new Set<Node["type"]>([
  "Identifier",
  "Literal",
  "TemplateLiteral",
  "ArrayExpression",
  "ObjectExpression",
  "CallExpression",
  "NewExpression",
  "MemberExpression",
  "ChainExpression",
  "BinaryExpression",
  "LogicalExpression",
  "UnaryExpression",
  "UpdateExpression",
  "ConditionalExpression",
  "AssignmentExpression",
  "AwaitExpression",
  "ParenthesizedExpression",
  "SequenceExpression",
  "ArrowFunctionExpression",
  "FunctionExpression",
  "ThisExpression",
  "TaggedTemplateExpression",
  "TSAsExpression",
  "TSNonNullExpression",
]);

/** True for an expression that stands as a value: no name of a declaration, property or label. */
export function isValue(program: Program, node: Node): node is Expression {
  if (!EXPRESSION_TYPES.has(node.type)) return false;
  const parent = program.parentOf(node);
  if (parent === undefined) return false;
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node || parent.computed;
    case "Property":
      return parent.value === node && !parent.shorthand && program.parentOf(parent)?.type === "ObjectExpression";
    case "VariableDeclarator":
      return parent.init === node;
    case "FunctionDeclaration":
    case "FunctionExpression":
      return false;
    case "ArrowFunctionExpression":
      return parent.body === node;
    case "AssignmentExpression":
      return parent.right === node;
    case "AssignmentPattern":
      return parent.right === node;
    case "UpdateExpression":
    case "ArrayPattern":
    case "ObjectPattern":
    case "RestElement":
    case "CatchClause":
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "TSTypeReference":
    case "TSQualifiedName":
    case "TSTypeQuery":
    case "TSTypeParameter":
    case "TSEnumMember":
    case "ImportSpecifier":
    case "ExportSpecifier":
      return false;
    case "ForInStatement":
    case "ForOfStatement":
      return parent.right === node;
    default:
      return true;
  }
}

/** Without the parentheses around it. */
export function withoutParentheses(node: Node): Node {
  return node.type === "ParenthesizedExpression" ? withoutParentheses(node.expression) : node;
}
