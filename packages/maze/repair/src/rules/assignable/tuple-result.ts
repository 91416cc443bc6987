import type { Node } from "oxc-parser";
import { bindingAt } from "../../syntax/bindings.ts";
import { messageTypes } from "../../types/message-types.ts";
import { elementOf, tupleParts } from "../../types/type-text.ts";
import { type RepairRule, type Site, inserted } from "../rule.ts";
import { offendingValue } from "../site-values.ts";

/** Tells a callback that it makes tuples, which the compiler takes for arrays otherwise. */
export const tupleResult: RepairRule = {
  id: "tuple-result",
  family: "assignable",
  summary: "Writes the result type of a callback that makes tuples, which are taken for arrays otherwise.",
  codes: [2322, 2345, 2740],
  example: {
    before:
      "export function pairs(xs: number[]): [number, number][] {\n  const made = xs.map((x) => [x, x]);\n  return made;\n}\n",
    after:
      "export function pairs(xs: number[]): [number, number][] {\n  const made = xs.map((x): [number, number] => [x, x]);\n  return made;\n}\n",
  },
  propose(site) {
    const { program } = site;
    const value = madeBy(site);
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
      return [
        { edits: [inserted(close, `: ${element}`)], cost: 1, explanation: `callback declared to make ${element}` },
      ];
    });
  },
};

/** The value that does not fit; of a variable what it was given. */
function madeBy(site: Site): Node | undefined {
  const value = offendingValue(site);
  if (value?.type !== "Identifier") return value;
  const declaration = bindingAt(site.program, value.name, value)?.declaration;
  return declaration?.type === "VariableDeclarator" ? (declaration.init ?? value) : value;
}
