import { arrayType, type TypeTerm } from "@maze/core";
import { BOOLEAN, NUMBER, orUndefined, STRING, STRINGS } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { spec } from "./spec.ts";

/** Reading members of `Map` and `Set`, and the bridge from a record to arrays. */
export function collectionComponents(term: TypeTerm): ComponentSpec[] {
  if (term.kind === "reference") {
    const [first, second] = term.args;
    if ((term.name === "Map" || term.name === "ReadonlyMap") && first !== undefined && second !== undefined) {
      return [
        spec("map.get", [term, first], orUndefined(second), "$0.get($1)", 4, "value lookup"),
        spec("map.has", [term, first], BOOLEAN, "$0.has($1)", 5, "has contains"),
        spec("map.size", [term], NUMBER, "$0.size", 5, "size count many"),
        spec("map.keys", [term], arrayType(first), "[...$0.keys()]", 5, "keys names"),
        spec("map.values", [term], arrayType(second), "[...$0.values()]", 5, "values"),
      ];
    }
    if ((term.name === "Set" || term.name === "ReadonlySet") && first !== undefined) {
      return [
        spec("set.has", [term, first], BOOLEAN, "$0.has($1)", 4, "has contains member"),
        spec("set.size", [term], NUMBER, "$0.size", 5, "size count many"),
        spec("set.elements", [term], arrayType(first), "[...$0]", 5, "elements"),
      ];
    }
    if (term.name === "Record" && first !== undefined && second !== undefined) return recordComponents(term, second);
  }
  if (term.kind === "object") {
    const [index] = term.index;
    if (index !== undefined) return recordComponents(term, index.value);
  }
  return [];
}

function recordComponents(term: TypeTerm, value: TypeTerm): ComponentSpec[] {
  const entry: TypeTerm = {
    kind: "tuple",
    readonly: false,
    elements: [
      { type: STRING, optional: false, rest: false },
      { type: value, optional: false, rest: false },
    ],
  };
  return [
    spec("record.keys", [term], STRINGS, "Object.keys($0)", 4, "keys names properties"),
    spec("record.values", [term], arrayType(value), "Object.values($0)", 4, "values total"),
    spec("record.entries", [term], arrayType(entry), "Object.entries($0)", 5, "entries pairs"),
    spec("record.get", [term, STRING], orUndefined(value), "$0[$1]", 5, "value lookup key"),
  ];
}
