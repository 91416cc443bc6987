import type { Expression, Grammar } from "../../src/index.ts";

/** A grammar that begins at `s`, of the right sides of its rules. */
export const grammarOf = (rules: Record<string, Expression>, rest: Partial<Grammar> = {}): Grammar => ({
  start: "s",
  rules: Object.fromEntries(Object.entries(rules).map(([name, body]) => [name, { body }])),
  terminals: {},
  trivia: {},
  ...rest,
});
