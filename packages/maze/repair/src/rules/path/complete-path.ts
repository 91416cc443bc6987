import { functionAround, isFunctionLike } from "../../syntax/ancestors.ts";
import { defaultValues } from "../../types/default-value.ts";
import { type RepairRule, inserted, replaced } from "../rule.ts";
import { indentationAt, offendingValue } from "../site-values.ts";

/** Ends the path on which a function returns nothing with the plain value of its result type. */
export const completePath: RepairRule = {
  id: "complete-path",
  family: "path",
  summary:
    "Returns the plain value of the result type at the end of a function that does not return on every path, or in an empty `return`.",
  codes: [2366, 7030, 2355, 2322, 2847],
  example: {
    before: 'export function sign(x: number): string {\n  if (x > 0) return "+";\n}\n',
    after: 'export function sign(x: number): string {\n  if (x > 0) return "+";\n  return "";\n}\n',
  },
  propose(site) {
    const { program, node } = site;
    const owner = isFunctionLike(node) ? node : functionAround(program, node);
    if (owner?.body?.type !== "BlockStatement" || !owner.returnType) return [];
    const declared = program.textOf(owner.returnType).replace(/^:\s*/, "");
    const type = (owner.async && /^Promise<(.*)>$/s.exec(declared)?.[1]) || declared;
    const values = defaultValues(type);
    const empty = program.nodes.find(
      (at) =>
        at.type === "ReturnStatement" && at.argument === null && at.start >= site.start - 1 && at.start <= site.end,
    );
    if (empty !== undefined) {
      return values.map((value, index) => ({
        edits: [inserted(empty.start + "return".length, ` ${value}`)],
        cost: 3 + index,
        explanation: `returned ${value}`,
      }));
    }
    const value = offendingValue(site);
    if (site.code === 2322) {
      const text = value && program.textOf(value);
      if (value === undefined || (text !== "null" && text !== "undefined")) return [];
      return values
        .filter((plain) => plain !== text)
        .map((plain, index) => ({
          edits: [replaced(value, plain)],
          cost: 4 + index,
          explanation: `${text} as ${plain}`,
        }));
    }
    const last = owner.body.body.at(-1);
    const end = owner.body.end - 1;
    const outer = indentationAt(program.text, owner.start);
    const indentation = last === undefined ? `${outer}  ` : indentationAt(program.text, last.start);
    const isOnOwnLine = /\n[ \t]*$/.test(program.text.slice(owner.body.start, end));
    const at = isOnOwnLine ? program.text.lastIndexOf("\n", end) : end;
    return values.map((plain, index) => ({
      edits: [inserted(at, isOnOwnLine ? `\n${indentation}return ${plain};` : ` return ${plain}; `)],
      cost: 3 + index,
      explanation: `the path that was open returns ${plain}`,
    }));
  },
};
