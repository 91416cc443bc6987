import type { Example, TypeTerm } from "@maze/core";
import type { ComponentSpec } from "../catalogue/component.ts";
import { literalComponent } from "../catalogue/literals.ts";
import { recordConstructors } from "../catalogue/records.ts";
import { Precedence } from "../print/precedence.ts";
import { parseTemplate } from "../print/template.ts";

/** Ways to build a value of the goal type out of nothing or of its parts: literals of a union, `[]`, tuples, objects. */
export function goalConstructors(goal: TypeTerm, examples: readonly Example[], quote: string): ComponentSpec[] {
  switch (goal.kind) {
    case "union":
      return goal.members.flatMap((member) => goalConstructors(member, examples, quote));
    case "literal":
      return typeof goal.value === "object" ? [] : [literalComponent({ value: goal.value, cost: 2 }, quote)];
    case "primitive":
      return ofPrimitive(goal.name, examples, quote);
    case "array":
      return [
        constant(
          "literal.emptyArray",
          { kind: "array", element: { kind: "primitive", name: "never" }, readonly: false },
          "[]",
          3,
        ),
      ];
    case "tuple":
      return [tupleOf(goal)];
    case "object":
      return goal.index.length === 0 && goal.calls.length === 0
        ? recordConstructors(
            goal,
            goal.properties.map((property) => ({ ...property, mentioned: false })),
          )
        : [];
    default:
      return [];
  }
}

function ofPrimitive(name: string, examples: readonly Example[], quote: string): ComponentSpec[] {
  if (name === "boolean") return [true, false].map((value) => literalComponent({ value, cost: 1 }, quote));
  if (name === "undefined" || name === "null")
    return [constant(`literal.${name}`, { kind: "primitive", name }, name, 2)];
  if (name !== "string" && name !== "number") return [];
  return repeatedResults(examples, name).map((value) => literalComponent({ value, cost: 7 }, quote));
}

/** Results that several examples share, where there are few: the names of classes, not answers to single questions. */
function repeatedResults(examples: readonly Example[], kind: "string" | "number"): (string | number)[] {
  const counts = new Map<string | number, number>();
  for (const { expected } of examples) {
    if (!("value" in expected)) continue;
    const value = literalOf(expected.value);
    if (typeof value === kind && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts.size > 4 ? [] : [...counts].filter(([, count]) => count > 1).map(([value]) => value);
}

/** The value of a string or number literal in source text. */
export function literalOf(source: string): string | number | undefined {
  const text = source.trim();
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const single = /^'((?:[^'\\\n]|\\')*)'$/.exec(text) ?? /^`([^`\\$]*)`$/.exec(text);
  if (single !== null) return (single[1] ?? "").replaceAll("\\'", "'");
  if (!/^"(?:[^"\\\n]|\\.)*"$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function constant(name: string, returns: TypeTerm, text: string, cost: number): ComponentSpec {
  return {
    name,
    parameters: [],
    returns,
    template: { pieces: [{ text }], precedence: Precedence.primary, binders: [] },
    cost,
    flags: { constant: true, fixedCost: true },
  };
}

function tupleOf(goal: Extract<TypeTerm, { kind: "tuple" }>): ComponentSpec {
  const parameters = goal.elements
    .filter((element) => !element.rest && !element.optional)
    .map((element) => element.type);
  return {
    name: "tuple.of",
    parameters,
    returns: goal,
    template: parseTemplate(`[${parameters.map((_, i) => `$${String(i)}`).join(", ")}]`, Precedence.primary),
    cost: 2,
    flags: { fixedCost: true, fromLiterals: true },
  };
}
