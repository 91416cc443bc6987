import type { Expression, Node } from "oxc-parser";
import { ancestorsOf, isValue, statementAround } from "../syntax/ancestors.ts";
import { childrenOf } from "../syntax/program.ts";
import type { Site } from "./rule.ts";

/**
 * The expression whose type a finding is about. The compiler marks the `return`, the variable, the property or the left
 * side; the value stands beside it.
 */
export function offendingValue({ program, node, start, end }: Site): Expression | undefined {
  for (const at of [node, ...ancestorsOf(program, node).slice(0, 3)]) {
    switch (at.type) {
      case "ReturnStatement":
        return at.argument ?? undefined;
      case "VariableDeclarator":
        if (at.id.start === start) return at.init ?? undefined;
        break;
      case "AssignmentExpression":
        if (at.left.start === start && at.left.end >= end) return at.right;
        break;
      case "AssignmentPattern":
        if (at.left.start === start) return at.right;
        break;
      case "Property":
        if (at.key.start === start && !at.shorthand && program.parentOf(at)?.type === "ObjectExpression") {
          return at.value as Expression;
        }
        break;
      case "SpreadElement":
        return at.argument;
      case "PropertyDefinition":
        if (at.key.start === start) return at.value ?? undefined;
        break;
      default:
        if (isValue(program, at) && at.start <= start && at.end >= end) return at;
    }
  }
  return undefined;
}

/** An expression and the parts of it whose value becomes its value: branches of `?:`, operands of `&&`, `||`, `??`. */
export function valueParts(node: Node): Node[] {
  switch (node.type) {
    case "ParenthesizedExpression":
      return [node, ...valueParts(node.expression)];
    case "ConditionalExpression":
      return [node, ...valueParts(node.consequent), ...valueParts(node.alternate)];
    case "LogicalExpression":
      return [node, ...valueParts(node.left), ...valueParts(node.right)];
    case "AwaitExpression":
      return [node, ...valueParts(node.argument)];
    default:
      return [node];
  }
}

/** Identifiers whose values an expression is made of, outermost object first: `a.b[c]` gives `a`, then `c`. */
export function identifiersIn(node: Node): Node[] {
  if (node.type === "Identifier") return [node];
  if (node.type === "MemberExpression") {
    return [...identifiersIn(node.object), ...(node.computed ? identifiersIn(node.property) : [])];
  }
  if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") return [];
  if (node.type === "Property") return identifiersIn(node.value);
  return childrenOf(node).flatMap(identifiersIn);
}

/** The indentation of the line at which a place stands. */
export function indentationAt(text: string, at: number): string {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(from))?.[0] ?? "";
}

/** The statement around a finding. */
export const statementOf = (site: Site): Node | undefined => statementAround(site.program, site.node);
