import { type RepairRule, inserted } from "../rule.ts";

/** Gives a parameter of a function type its name, where only a type was meant. */
export const nameParameter: RepairRule = {
  id: "name-parameter",
  family: "implicit-any",
  summary:
    "Names a parameter of a function type that has a type alone: `(number) => string` is `(value: number) => string`.",
  codes: [7051],
  example: {
    before: "export const write: (number) => string = String;\n",
    after: "export const write: (arg0: number) => string = String;\n",
  },
  propose({ diagnostic, start }) {
    const name = /Did you mean '(\w+):/.exec(diagnostic.message)?.[1];
    return name === undefined
      ? []
      : [{ edits: [inserted(start, `${name}: `)], cost: 1, explanation: `parameter named ${name}` }];
  },
};
