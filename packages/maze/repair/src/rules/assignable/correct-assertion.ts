import { ancestorsOf } from "../../syntax/ancestors.ts";
import { type RepairRule } from "../rule.ts";
import { convert } from "./convert-value.ts";

/** Converts what an assertion only claims: `text as number` is `Number(text)`. */
export const correctAssertion: RepairRule = {
  id: "correct-assertion",
  family: "assignable",
  summary: "Converts a value where an assertion claims a type that it cannot have: `text as number` is `Number(text)`.",
  codes: [2352],
  example: {
    before: 'export const twelve = "12" as number;\n',
    after: 'export const twelve = Number("12");\n',
  },
  async propose(site) {
    const { program, node } = site;
    const assertion = [node, ...ancestorsOf(program, node)].find(
      (at) => at.type === "TSAsExpression" || at.type === "TSTypeAssertion",
    );
    if (assertion?.type !== "TSAsExpression" && assertion?.type !== "TSTypeAssertion") return [];
    const [type] = await site.typesOf([assertion.expression]);
    const target = program.textOf(assertion.typeAnnotation);
    const whole = program.textOf(assertion);
    return convert(site, assertion.expression, type ?? "unknown", target).flatMap((edit) =>
      edit.edits.map(({ newText }) => ({
        edits: [{ start: assertion.start, end: assertion.end, newText }],
        cost: edit.cost,
        explanation: `${whole} as a conversion`,
        variant: edit.explanation,
      })),
    );
  },
};
