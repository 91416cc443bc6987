import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, type RuleEdit, replaced } from "../rule.ts";

/** Takes a single value as it is, where it was spread as if it were many. */
export const spreadSingle: RepairRule = {
  id: "spread-single",
  family: "assignable",
  summary: "Takes a value that cannot be gone through as it is instead of spreading it, or goes through what it holds.",
  codes: [2488, 2548, 2461, 2495, 2407],
  example: {
    before: "export const one = (x: number): number[] => [...x];\n",
    after: "export const one = (x: number): number[] => [x];\n",
  },
  async propose({ program, node, typesOf }) {
    const spread = [node, ...ancestorsOf(program, node)].find((at) => at.type === "SpreadElement");
    const loop = program.parentOf(node);
    const found: RuleEdit[] = [];
    if (spread?.type === "SpreadElement") {
      found.push({
        edits: [replaced(spread, program.textOf(spread.argument))],
        cost: 4,
        explanation: "taken as one value",
      });
    }
    const [type = ""] = await typesOf([node]);
    const text = program.textOf(node);
    if (/^(?:Record<|\{)/.test(type)) {
      for (const part of ["entries", "values", "keys"]) {
        found.push({
          edits: [replaced(node, `Object.${part}(${text})`)],
          cost: 3,
          explanation: `the ${part} of an object`,
        });
      }
    }
    if (type === "number") {
      found.push({ edits: [replaced(node, `String(${text})`)], cost: 4, explanation: "the digits of a number" });
      if (loop?.type === "ForOfStatement") {
        const counted = `Array.from({ length: ${text} }, (_, index) => index)`;
        found.push({ edits: [replaced(node, counted)], cost: 4, explanation: "counted up to a number" });
      }
    }
    return found;
  },
};
