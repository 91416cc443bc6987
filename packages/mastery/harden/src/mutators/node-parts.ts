import { endOf, leavesOf, startOf, type SourceNode } from "../source/parse-source.ts";
import type { ReplacementPart } from "../source/replace-node.ts";

/** Left operand, operator and right operand of an operation with two of them; in either language. */
export interface Operation {
  readonly left: SourceNode;
  readonly operator: SourceNode;
  readonly right: SourceNode;
}

const OPERATIONS = new Set(["binary_expression", "binary_operator", "comparison_operator", "boolean_operator"]);

/** The parts of a binary operation; a chain such as `a < b < c` of Python has none. */
export function operationOf(node: SourceNode): Operation | undefined {
  if (!OPERATIONS.has(String(node.kind()))) return undefined;
  const [left, operator, right, ...others] = node.children().filter((child) => child.kind() !== "comment");
  if (left === undefined || operator === undefined || right === undefined || others.length > 0) return undefined;
  return { left, operator, right };
}

/** The callee's last name, the arguments, and the object that a method is called on. */
export interface Call {
  readonly name: SourceNode;
  readonly object: SourceNode | undefined;
  readonly list: SourceNode;
  readonly arguments: readonly SourceNode[];
}

export function callOf(node: SourceNode): Call | undefined {
  if (node.kind() !== "call_expression" && node.kind() !== "call") return undefined;
  const [callee, list] = [node.field("function"), node.field("arguments")];
  if (callee === null || list === null) return undefined;
  const name = callee.field("property") ?? callee.field("attribute") ?? callee;
  return {
    name,
    object: callee.field("object") ?? undefined,
    list,
    arguments: list.namedChildren().filter((child) => child.kind() !== "comment"),
  };
}

/** A node with one of its descendants replaced, the rest as it is written. */
export function withChild(
  node: SourceNode,
  child: SourceNode,
  ...texts: readonly ReplacementPart[]
): ReplacementPart[] {
  const [start, end, base] = [startOf(child), endOf(child), startOf(node)];
  const leaves = leavesOf(node);
  const before = leaves.filter((leaf) => endOf(leaf) <= start);
  const after = leaves.filter((leaf) => startOf(leaf) >= end);
  const [last, first] = [before.at(-1), after[0]];
  const gapBefore = last === undefined ? "" : node.text().slice(endOf(last) - base, start - base);
  const gapAfter = first === undefined ? "" : node.text().slice(end - base, startOf(first) - base);
  return [before, gapBefore, ...texts, gapAfter, after];
}
