import type { Node } from "oxc-parser";
import { fitted, tight } from "../../syntax/wrap.ts";
import { conversions } from "../../types/conversions.ts";
import { everyMessagePair, messageTypes } from "../../types/message-types.ts";
import { arrayOf } from "../../types/type-text.ts";
import { type RepairRule, type RuleEdit, type Site, replaced } from "../rule.ts";
import { offendingValue, valueParts } from "../site-values.ts";

/** Makes the value of the type that is wanted: `Number(x)`, `x.join("")`, `[...x]`, `x ?? 0`. */
export const convertValue: RepairRule = {
  id: "convert-value",
  family: "assignable",
  summary: "Converts a value to the type that its place wants, by the conversion of the language for these two types.",
  codes: [2322, 2345, 2740, 2739, 2741, 2559, 2769, 4104, 2696],
  example: {
    before: 'export const total: number = "12";\n',
    after: 'export const total: number = Number("12");\n',
  },
  async propose(site) {
    const value = offendingValue(site);
    if (value === undefined) return [];
    const pairs = everyMessagePair(site.diagnostic.message);
    const { source } = messageTypes(site.diagnostic.message);
    const targets = [...new Set(pairs.map(({ target }) => target))];
    const parts = valueParts(value);
    const types = await site.typesOf(parts);
    const parent = site.program.parentOf(value);
    if (parent?.type === "SpreadElement") {
      return targets.flatMap((wanted, depth) => convert(site, value, types[0] ?? "", arrayOf(wanted), depth));
    }
    return targets.slice(0, 4).flatMap((wanted, depth) =>
      parts.flatMap((part, index) => {
        const type = types[index] ?? (index === 0 ? source : undefined);
        return type === undefined ? [] : convert(site, part, type, wanted, depth);
      }),
    );
  },
};

/** Edits that convert one expression. */
export function convert({ program }: Site, node: Node, source: string, target: string, penalty = 0): RuleEdit[] {
  const whole = program.textOf(node);
  return conversions(source, target).map((conversion) => {
    const written = conversion.write(tight(program, node), whole);
    return {
      edits: [replaced(node, conversion.loose === true ? fitted(program, node, written) : written)],
      cost: conversion.cost + penalty,
      explanation: `${source} to ${target} by ${conversion.name}`,
    };
  });
}
