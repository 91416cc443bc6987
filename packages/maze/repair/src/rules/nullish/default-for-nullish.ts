import type { Node } from "oxc-parser";
import { ancestorsOf } from "../../syntax/ancestors.ts";
import { tight } from "../../syntax/wrap.ts";
import { defaultValues } from "../../types/default-value.ts";
import { isNullable, withoutNullish } from "../../types/type-text.ts";
import { type RepairRule, type RuleEdit, type Site, inserted, replaced } from "../rule.ts";

/** Gives what may be undefined or null a value, or stops reading there. */
export const defaultForNullish: RepairRule = {
  id: "default-for-nullish",
  family: "nullish",
  summary: "Reads on only where a value is there (`?.`), or puts a plain value in its place (`?? 0`).",
  codes: [2531, 2532, 2533, 18047, 18048, 18049, 2721, 2722, 2723, 18050, 2345, 2322, 2538, 2488, 2769],
  example: {
    before: 'export const count = (seen: Map<string, number>): number => seen.get("a") + 1;\n',
    after: 'export const count = (seen: Map<string, number>): number => (seen.get("a") ?? 0) + 1;\n',
  },
  async propose(site) {
    const { program, node } = site;
    const nodes = [node, ...ancestorsOf(program, node).slice(0, 2)].filter(
      (at) => at.start >= site.start && at.end <= site.end,
    );
    const subject = nodes.at(-1) ?? node;
    const [type] = await site.typesOf([subject]);
    if (type === undefined || !isNullable(type)) return [];
    const values = defaultValues(withoutNullish(type));
    const found: RuleEdit[] = values.map((value, index) => ({
      edits: [replaced(subject, `(${tight(program, subject)} ?? ${value})`)],
      cost: 3 + index,
      explanation: `${program.textOf(subject)} ?? ${value}`,
    }));
    return [...found, ...chains(site, subject)];
  },
};

/** `?.` where a member is read or a function called. */
function chains({ program }: Site, subject: Node): RuleEdit[] {
  const parent = program.parentOf(subject);
  if (parent?.type === "MemberExpression" && parent.object === subject && !parent.optional) {
    const dot = program.text.indexOf(parent.computed ? "[" : ".", subject.end);
    const edit = parent.computed ? inserted(dot, "?.") : replaced({ start: dot, end: dot + 1 }, "?.");
    return [{ edits: [edit], cost: 3, explanation: `${program.textOf(subject)} read where it is there` }];
  }
  if (parent?.type === "CallExpression" && parent.callee === subject && !parent.optional) {
    return [
      {
        edits: [inserted(subject.end, "?.")],
        cost: 3,
        explanation: `${program.textOf(subject)} called where it is there`,
      },
    ];
  }
  return [];
}
