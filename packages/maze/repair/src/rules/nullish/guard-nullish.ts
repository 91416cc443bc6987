import { ancestorsOf, functionAround } from "../../syntax/ancestors.ts";
import { defaultValues } from "../../types/default-value.ts";
import { isNullable } from "../../types/type-text.ts";
import { type RepairRule, inserted } from "../rule.ts";
import { indentationAt, offendingValue, statementOf } from "../site-values.ts";

/** Leaves before a statement that needs a value which is not there. */
export const guardNullish: RepairRule = {
  id: "guard-nullish",
  family: "nullish",
  summary:
    "Asks before a statement whether the value it needs is there, and goes on with the next round or returns a plain value.",
  codes: [2531, 2532, 2533, 18047, 18048, 18049, 2345, 2322, 2722, 2538],
  example: {
    before:
      "class Tree { constructor(readonly children: readonly Tree[]) {} }\nexport function walk(trees: readonly Tree[]): number {\n  const first = trees.at(0);\n  return walk(first.children);\n}\n",
    after:
      "class Tree { constructor(readonly children: readonly Tree[]) {} }\nexport function walk(trees: readonly Tree[]): number {\n  const first = trees.at(0);\n  if (first === undefined) return 0;\n  return walk(first.children);\n}\n",
  },
  async propose(site) {
    const { program, node } = site;
    const value = offendingValue(site) ?? node;
    const statement = statementOf(site);
    if (value.type !== "Identifier" || statement === undefined) return [];
    const [type] = await site.typesOf([value]);
    if (type === undefined || !isNullable(type)) return [];
    const nothing = type.includes("undefined") ? "undefined" : "null";
    const owner = functionAround(program, node);
    const declared = owner?.returnType ? program.textOf(owner.returnType).replace(/^:\s*/, "") : undefined;
    const loop = ancestorsOf(program, node)
      .slice(0, owner === undefined ? undefined : ancestorsOf(program, node).indexOf(owner))
      .some(({ type: kind }) => /^(?:For|While|DoWhile)/.test(kind));
    const leave = [
      ...(loop ? ["continue;"] : []),
      ...(declared === undefined ? [] : defaultValues(declared).map((plain) => `return ${plain};`)),
    ];
    const indentation = indentationAt(program.text, statement.start);
    return leave.map((text, index) => ({
      edits: [inserted(statement.start, `if (${value.name} === ${nothing}) ${text}\n${indentation}`)],
      cost: 5 + index,
      explanation: `left where ${value.name} is ${nothing}`,
    }));
  },
};
