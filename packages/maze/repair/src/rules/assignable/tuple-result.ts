import { messageTypes } from "../../types/message-types.ts";
import { elementOf, tupleParts } from "../../types/type-text.ts";
import { type RepairRule, inserted } from "../rule.ts";
import { offendingValue } from "../site-values.ts";

/** Tells a callback that it makes tuples, which the compiler takes for arrays otherwise. */
export const tupleResult: RepairRule = {
  id: "tuple-result",
  family: "assignable",
  summary: "Writes the result type of a callback that makes tuples, which are taken for arrays otherwise.",
  codes: [2322, 2345, 2740],
  example: {
    before: "export const pairs = (xs: number[]): [number, number][] => xs.map((x) => [x, x]);\n",
    after: "export const pairs = (xs: number[]): [number, number][] => xs.map((x): [number, number] => [x, x]);\n",
  },
  propose(site) {
    const { program } = site;
    const value = offendingValue(site);
    const target = messageTypes(site.diagnostic.message).target ?? "";
    const element = elementOf(target) ?? target;
    if (value === undefined || tupleParts(element) === undefined) return [];
    return program.nodes.flatMap((at) => {
      const isInside = at.start >= value.start && at.end <= value.end;
      if (at.type !== "ArrowFunctionExpression" || !isInside || at.returnType) return [];
      const head = program.text.slice(at.start, at.body.start);
      const arrow = head.lastIndexOf("=>");
      if (!head.includes(")")) return [];
      const close = at.start + head.lastIndexOf(")", arrow) + 1;
      return [{ edits: [inserted(close, `: ${element}`)], cost: 1, explanation: `callback declared to make ${element}` }];
    });
  },
};
