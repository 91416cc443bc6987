import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Asks for NaN by `Number.isNaN`, since nothing equals it. */
export const compareNan: RepairRule = {
  id: "compare-nan",
  family: "assignable",
  summary: "Asks whether a value is NaN by `Number.isNaN`, since a comparison with NaN always has the same result.",
  codes: [2845],
  example: {
    before: "export const isNumber = (value: number): boolean => value !== NaN;\n",
    after: "export const isNumber = (value: number): boolean => !Number.isNaN(value);\n",
  },
  propose({ program, node }) {
    const test = [node, ...ancestorsOf(program, node)].find((at) => at.type === "BinaryExpression");
    if (test?.type !== "BinaryExpression") return [];
    const value = program.textOf(test.left) === "NaN" ? test.right : test.left;
    const not = test.operator.startsWith("!") ? "!" : "";
    const text = `${not}Number.isNaN(${program.textOf(value)})`;
    return [{ edits: [replaced(test, text)], cost: 3, explanation: "asked by Number.isNaN" }];
  },
};
