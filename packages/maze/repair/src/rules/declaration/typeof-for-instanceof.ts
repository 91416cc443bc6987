import { ancestorsOf } from "../../syntax/ancestors.ts";
import { tight } from "../../syntax/wrap.ts";
import { type RepairRule, replaced } from "../rule.ts";

const PRIMITIVES: Readonly<Record<string, string>> = {
  Number: "number",
  String: "string",
  Boolean: "boolean",
  BigInt: "bigint",
  Symbol: "symbol",
};

/** Asks a primitive value for its type by `typeof`. */
export const typeofForInstanceof: RepairRule = {
  id: "typeof-for-instanceof",
  family: "assignable",
  summary: "Asks by `typeof` whether a value is a number, string or boolean; `instanceof` is for objects.",
  codes: [2358, 2359],
  example: {
    before: "export const isText = (value: string): boolean => value instanceof String;\n",
    after: 'export const isText = (value: string): boolean => typeof value === "string";\n',
  },
  propose({ program, node }) {
    const test = [node, ...ancestorsOf(program, node)].find((at) => at.type === "BinaryExpression");
    if (test?.type !== "BinaryExpression" || test.operator !== "instanceof") return [];
    const primitive = PRIMITIVES[program.textOf(test.right)];
    if (primitive === undefined) return [];
    const text = `typeof ${tight(program, test.left)} === "${primitive}"`;
    return [{ edits: [replaced(test, text)], cost: 4, explanation: `asked by typeof for ${primitive}` }];
  },
};
