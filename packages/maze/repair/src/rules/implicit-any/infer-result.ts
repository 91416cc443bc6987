import { functionAround, isFunctionLike } from "../../syntax/ancestors.ts";
import { typeMenu } from "../../types/type-menu.ts";
import { type RepairRule, inserted } from "../rule.ts";

/** Writes the result type of a function that refers to itself. */
export const inferResult: RepairRule = {
  id: "infer-result",
  family: "implicit-any",
  summary: "Writes the result type of a function whose result the compiler cannot infer, since it calls itself.",
  codes: [7023, 7024, 7010, 7011, 7022],
  example: {
    before:
      "const gcd = (a: number, b: number) => (b === 0 ? a : gcd(b, a % b));\nexport const two: number = gcd(4, 6);\n",
    after:
      "const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));\nexport const two: number = gcd(4, 6);\n",
  },
  propose({ program, node }) {
    const parent = program.parentOf(node);
    const declared = parent?.type === "VariableDeclarator" && parent.init !== null ? parent.init : parent;
    const owner = declared && isFunctionLike(declared) ? declared : functionAround(program, node);
    if (owner === undefined || owner.returnType || owner.body === null) return [];
    const head = program.text.slice(owner.start, owner.body.start);
    if (!head.includes(")")) return [];
    const close = owner.start + head.lastIndexOf(")") + 1;
    return typeMenu(program).map((type) => ({
      edits: [inserted(close, `: ${type}`)],
      cost: 1,
      explanation: `result declared as ${type}`,
    }));
  },
};
