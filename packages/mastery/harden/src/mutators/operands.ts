import { walk, type SourceNode } from "../source/parse-source.ts";
import { createMutator } from "./create-mutator.ts";
import { callOf, operationOf } from "./node-parts.ts";

const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**", "//", "@"]);

/** Mutators that forget an operand. */
export const operandMutators = [
  createMutator({
    id: "drop-operand",
    teaches: "One operand of a calculation is forgotten.",
    mutate(node) {
      const operation = operationOf(node);
      if (operation === undefined || !ARITHMETIC.has(operation.operator.text())) return [];
      const { left, operator, right } = operation;
      // What is left of `x - y` or `x / y` without the first operand is another mistake.
      return ["+", "*", "@"].includes(operator.text()) ? [[[left]], [[right]]] : [[[left]]];
    },
  }),
  createMutator({
    id: "drop-max-subtraction",
    teaches: "The maximum is not subtracted before exponentials are taken, so that large values overflow.",
    mutate(node) {
      const operation = operationOf(node);
      if (operation?.operator.text() !== "-" || !isMaximum(operation.right)) return [];
      return [[[operation.left]]];
    },
  }),
  createMutator({
    id: "drop-minus",
    teaches: "A sign is forgotten.",
    mutate(node) {
      const [operator, operand] = node.children();
      const isUnary = node.kind() === "unary_expression" || node.kind() === "unary_operator";
      if (!isUnary || operator?.text() !== "-" || operand === undefined) return [];
      return [[[operand]]];
    },
  }),
  createMutator({
    id: "drop-negation",
    teaches: "A negation is forgotten.",
    mutate(node) {
      const [operator, operand] = node.children();
      const isUnary = node.kind() === "unary_expression" || node.kind() === "not_operator";
      if (!isUnary || operand === undefined || !["!", "not"].includes(operator?.text() ?? "")) return [];
      return [[[operand]]];
    },
  }),
];

/** Whether a value is a maximum: by its name, or because it is computed or kept up to date by one in its function. */
function isMaximum(node: SourceNode): boolean {
  if (/max|highest|largest|peak/i.test(node.text())) return true;
  if (node.kind() !== "identifier") return false;
  const home =
    node.ancestors().findLast((each) => /function|method/.test(String(each.kind()))) ?? node.getRoot().root();
  return [...walk(home)].some((each) => {
    const name = each.field("name") ?? each.field("left");
    const value = each.field("value") ?? each.field("right");
    if (name?.text() !== node.text() || value === null) return false;
    return [...walk(value)].some((part) => /^(a|n)?max$/i.test(callOf(part)?.name.text() ?? ""));
  });
}
