import { createMutator, type Mutation } from "./create-mutator.ts";
import { operationOf, withChild } from "./node-parts.ts";

const swapOperator =
  (table: Readonly<Record<string, string>>): Mutation =>
  (node) => {
    const operator = operationOf(node)?.operator;
    const other = operator && table[operator.text()];
    if (operator === undefined || other === undefined) return [];
    return [withChild(node, operator, other)];
  };

/** Mutators that exchange an operator. */
export const operatorMutators = [
  createMutator({
    id: "comparison",
    teaches: "A comparison points the wrong way.",
    mutate: swapOperator({
      "<": ">",
      ">": "<",
      "<=": ">=",
      ">=": "<=",
      "===": "!==",
      "!==": "===",
      "==": "!=",
      "!=": "==",
    }),
  }),
  createMutator({
    id: "boundary",
    teaches: "A comparison treats its boundary wrongly.",
    mutate: swapOperator({ "<": "<=", "<=": "<", ">": ">=", ">=": ">" }),
  }),
  createMutator({
    id: "arithmetic",
    teaches: "One arithmetic operation stands where its opposite belongs.",
    mutate: swapOperator({ "+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "//": "/", "**": "*", "@": "*" }),
  }),
  createMutator({
    id: "logical",
    teaches: "Both conditions are needed where one is enough, or the other way round.",
    mutate: swapOperator({ "&&": "||", "||": "&&", and: "or", or: "and" }),
  }),
];
