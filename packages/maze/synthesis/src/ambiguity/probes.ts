import type { Example } from "@maze/core";
import { literalOf } from "../problem/goal-constructors.ts";

/** Inputs at the most on which bodies are compared. */
const MOST_PROBES = 24;

const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<![\w$.\])])-?\d+(?:\.\d+)?(?![\w$.])|\b(?:true|false)\b/g;

/**
 * Arguments near those of the examples, as source: one literal changed, an array emptied or doubled, or the arguments of
 * two examples mixed. Whether they suit the types is for the compiler to say.
 */
export function probesOf(examples: readonly Pick<Example, "args">[]): string[][] {
  const known = new Set(examples.map(({ args }) => keyOf(args)));
  const mixed = examples.flatMap(({ args }, at) =>
    examples.flatMap(({ args: others }, other) =>
      other === at ? [] : args.map((_, i) => args.with(i, others[i] ?? "undefined")),
    ),
  );
  // One change of every literal before the second change of any, so that a limit leaves none of them out.
  const changes = examples.flatMap(({ args }) =>
    args.map((arg, i) => changesOf(arg).map((variants) => variants.map((text) => args.with(i, text)))),
  );
  const rounds = changes.flat();
  const changed = Array.from({ length: Math.max(0, ...rounds.map(({ length }) => length)) }, (_, round) =>
    rounds.flatMap((variants) => variants.slice(round, round + 1)),
  ).flat();
  const probes = new Map([...mixed, ...changed].map((args) => [keyOf(args), args]));
  return [...probes]
    .filter(([key]) => !known.has(key))
    .map(([, args]) => args)
    .slice(0, MOST_PROBES);
}

const keyOf = (args: readonly string[]): string => args.map((arg) => arg.replace(/\s+/g, "")).join();

/** For each place of an argument that can be changed, the argument with each change. */
function changesOf(arg: string): string[][] {
  const literals = [...arg.matchAll(LITERAL)].map((match) =>
    variantsOf(match[0]).map((text) => arg.slice(0, match.index) + text + arg.slice(match.index + match[0].length)),
  );
  const inner = /^\[(.*\S.*)\]$/s.exec(arg.trim())?.[1]?.trim().replace(/,$/, "");
  return inner === undefined ? literals : [...literals, [`[${inner}, ${inner}]`, "[]"]];
}

function variantsOf(literal: string): string[] {
  if (literal === "true") return ["false"];
  if (literal === "false") return ["true"];
  const value = literalOf(literal);
  if (typeof value === "number")
    return [value + 1, value * 2 + 3, 0, -value - 1].map((n) => String(Number(n.toFixed(6))));
  if (typeof value !== "string") return [];
  const swapped = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
  return [`${value}${value}b`, Array.from(value).reverse().join(""), swapped, ` ${value}`, value.slice(1)].map((text) =>
    JSON.stringify(text),
  );
}
