import { createMutator } from "./create-mutator.ts";
import { callOf, withChild } from "./node-parts.ts";

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["max", "min"],
  ["ceil", "floor"],
  ["some", "every"],
  ["any", "all"],
  ["push", "unshift"],
  ["pop", "shift"],
  ["sin", "cos"],
  ["argmax", "argmin"],
  ["sum", "mean"],
  ["maximum", "minimum"],
  ["zeros", "ones"],
  ["startsWith", "endsWith"],
  ["startswith", "endswith"],
  ["indexOf", "lastIndexOf"],
  ["toLowerCase", "toUpperCase"],
  ["lower", "upper"],
];
const OPPOSITE = new Map(OPPOSITES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

/** Functions whose result has the kind of their argument, so that leaving them out still runs. */
const TRANSFORMS = new Set(
  ["exp sqrt log log2 abs floor ceil round trunc tanh sin cos sorted reversed list float square".split(" ")].flat(),
);
/** Methods without arguments of the same nature. */
const METHODS = new Set("slice copy sort reverse trim strip toLowerCase lower toSorted toReversed".split(" "));

/** Mutators that call the wrong function, or none. */
export const callMutators = [
  createMutator({
    id: "call-swap",
    teaches: "The opposite of the right function is called.",
    mutate(node) {
      const call = callOf(node);
      const other = call && OPPOSITE.get(call.name.text());
      return call === undefined || other === undefined ? [] : [withChild(node, call.name, other)];
    },
  }),
  createMutator({
    id: "call-drop",
    teaches: "A step of the calculation is forgotten.",
    mutate(node) {
      const call = callOf(node);
      const [only, ...others] = call?.arguments ?? [];
      if (call === undefined || others.length > 0) return [];
      if (only !== undefined) return TRANSFORMS.has(call.name.text()) ? [["(", [only], ")"]] : [];
      return call.object !== undefined && METHODS.has(call.name.text()) ? [[[call.object]]] : [];
    },
  }),
  createMutator({
    id: "swap-arguments",
    teaches: "Two arguments are exchanged.",
    mutate(node) {
      const call = callOf(node);
      const [first, second] = call?.arguments ?? [];
      if (call === undefined || first === undefined || second === undefined) return [];
      if (first.kind() === "keyword_argument" || second.kind() === "keyword_argument") return [];
      const rest = call.arguments.slice(2).flatMap((argument) => [", ", [argument]]);
      const callee = node.field("function");
      return callee === null ? [] : [[[callee], "(", [second], ", ", [first], ...rest, ")"]];
    },
  }),
];
