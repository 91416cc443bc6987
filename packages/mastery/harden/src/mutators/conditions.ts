import { createMutator } from "./create-mutator.ts";
import { withChild } from "./node-parts.ts";

/** Mutators that take the wrong branch. */
export const conditionMutators = [
  createMutator({
    id: "condition",
    teaches: "A case is never taken, or always.",
    mutate(node, language) {
      const condition = node.kind() === "if_statement" ? node.field("condition") : null;
      if (condition === null) return [];
      const values = language === "python" ? ["True", "False"] : ["(true)", "(false)"];
      return values.map((value) => withChild(node, condition, value));
    },
  }),
  createMutator({
    id: "negate-condition",
    teaches: "A condition is the opposite of the right one.",
    mutate(node, language) {
      const condition = node.kind() === "if_statement" ? node.field("condition") : null;
      if (condition === null) return [];
      const negated = language === "python" ? ["not (", [condition], ")"] : ["(!", [condition], ")"];
      return [withChild(node, condition, ...negated)];
    },
  }),
  createMutator({
    id: "swap-branches",
    teaches: "The two values of a conditional expression are exchanged.",
    mutate(node) {
      const parts = node.children().filter((child) => child.kind() !== "comment");
      const [first, second, third, fourth, fifth] = parts;
      if (!first || !second || !third || !fourth || !fifth) return [];
      if (node.kind() === "ternary_expression") return [[[first], " ? ", [fifth], " : ", [third]]];
      if (node.kind() === "conditional_expression") return [[[fifth], " if ", [third], " else ", [first]]];
      return [];
    },
  }),
];
