import { type RepairRule, inserted } from "../rule.ts";

/** Ends a regular expression that is left open on its line. */
export const endRegex: RepairRule = {
  id: "end-regex",
  family: "syntax",
  summary:
    "Ends a regular expression that is left open: before the bracket, comma or semicolon that follows it on its line.",
  codes: [1161],
  example: {
    before: "export const words = (text: string): string[] => text.split(/ +);\n",
    after: "export const words = (text: string): string[] => text.split(/ +/);\n",
  },
  propose({ program, start }) {
    const line = /^.*/.exec(program.text.slice(start))?.[0] ?? "";
    return [...line.matchAll(/[),;]/g)]
      .filter(({ index }) => index > 1)
      .map(({ index }) => ({
        edits: [inserted(start + index, "/")],
        cost: 2,
        explanation: "regular expression ended",
      }));
  },
};
