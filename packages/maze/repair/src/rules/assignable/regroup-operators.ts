import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule, replaced } from "../rule.ts";

/** Reads `a === b | 0` as `a === (b | 0)`: operators that bind less tightly than was meant. */
export const regroupOperators: RepairRule = {
  id: "regroup-operators",
  family: "assignable",
  summary:
    "Puts parentheses where an operator binds less tightly than it was meant to: `a === b | 0` is `a === (b | 0)`.",
  codes: [2362, 2363, 2365, 2447, 2367],
  example: {
    before: "export const same = (a: number, b: number): boolean => a === b / 2 | 0;\n",
    after: "export const same = (a: number, b: number): boolean => a === (b / 2 | 0);\n",
  },
  propose({ program, node }) {
    return [node, ...ancestorsOf(program, node).slice(0, 3)].flatMap((outer) => {
      if (outer.type !== "BinaryExpression" || outer.left.type !== "BinaryExpression") return [];
      const { left: inner, operator, right } = outer;
      const [a, b, c] = [inner.left, inner.right, right].map((part) => program.textOf(part));
      const text = `${a ?? ""} ${inner.operator} (${b ?? ""} ${operator} ${c ?? ""})`;
      return [{ edits: [replaced(outer, text)], cost: 4, explanation: `${operator} applied before ${inner.operator}` }];
    });
  },
};
