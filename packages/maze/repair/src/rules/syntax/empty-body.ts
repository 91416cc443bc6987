import { type RepairRule, replaced } from "../rule.ts";

/** Writes the empty body of an `if` as a block. */
export const emptyBody: RepairRule = {
  id: "empty-body",
  family: "syntax",
  summary: "Writes a body that is only a semicolon as a block around it, which says the same.",
  codes: [1313],
  example: {
    before: "export function check(x: number): number {\n  if (x > 0);\n  return x;\n}\n",
    after: "export function check(x: number): number {\n  if (x > 0) {;}\n  return x;\n}\n",
  },
  propose: ({ start, program }) =>
    program.text[start] === ";"
      ? [
          {
            edits: [replaced({ start, end: start + 1 }, program.text[start - 1] === " " ? "{;}" : " {;}")],
            cost: 0.5,
            explanation: "empty block",
          },
        ]
      : [],
};
