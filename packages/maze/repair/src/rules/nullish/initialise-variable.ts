import { bindingAt } from "../../syntax/bindings.ts";
import { defaultValues } from "../../types/default-value.ts";
import { annotationOf } from "../annotate.ts";
import { type RepairRule, inserted } from "../rule.ts";

/** Gives a variable that may be read before it is assigned a first value. */
export const initialiseVariable: RepairRule = {
  id: "initialise-variable",
  family: "nullish",
  summary: "Gives a variable that is read before it is assigned the plain value of its type.",
  codes: [2454, 2565, 2564],
  example: {
    before:
      "export function last(xs: number[]): number {\n  let found: number;\n  for (const x of xs) found = x;\n  return found;\n}\n",
    after:
      "export function last(xs: number[]): number {\n  let found: number = 0;\n  for (const x of xs) found = x;\n  return found;\n}\n",
  },
  propose({ program, node }) {
    if (node.type !== "Identifier") return [];
    const binding = bindingAt(program, node.name, node);
    const annotation = binding && annotationOf(binding);
    if (binding?.declaration.type !== "VariableDeclarator" || annotation === undefined) return [];
    const type = program.textOf(annotation).replace(/^:\s*/, "");
    return defaultValues(type).map((value, index) => ({
      edits: [inserted(annotation.end, ` = ${value}`)],
      cost: 2 + index,
      explanation: `${binding.name} begins as ${value}`,
    }));
  },
};
