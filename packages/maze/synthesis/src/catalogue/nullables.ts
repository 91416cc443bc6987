import type { TypeTerm } from "@maze/core";
import { parseTemplate } from "../print/template.ts";
import { BOOLEAN, isNullable, withoutNothing } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { idiom, Precedence, stems } from "./spec.ts";

/** Ways out of a type with `undefined` or `null`: `a ?? b`, `a === undefined`. */
export function nullableComponents(term: TypeTerm): ComponentSpec[] {
  if (!isNullable(term) || term.kind !== "union") return [];
  const present = withoutNothing(term);
  if (present.kind === "primitive" && present.name === "never") return [];
  const coalesce = (fallback: TypeTerm, returns: TypeTerm, cost: number): ComponentSpec => ({
    name: "nullable.coalesce",
    parameters: [term, fallback],
    returns,
    // Operands of `??` may be neither `||` nor `&&` without parentheses.
    template: parseTemplate("$0 ?? $1", Precedence.coalesce, [Precedence.equality, Precedence.equality]),
    cost,
    words: stems("or otherwise default fallback missing absent without optional there"),
    flags: { distinct: true, nullableFirst: true },
  });
  return [
    coalesce(present, present, 4),
    coalesce(term, term, 8),
    idiom(
      "nullable.isMissing",
      [term],
      BOOLEAN,
      missing(term),
      Precedence.equality,
      7,
      "missing absent undefined without optional",
      { nullableFirst: true },
    ),
  ];
}

function missing(term: TypeTerm): string {
  const names =
    term.kind === "union" ? term.members.map((member) => (member.kind === "primitive" ? member.name : "")) : [];
  return names.includes("null") && names.includes("undefined")
    ? "$0 == null"
    : names.includes("null")
      ? "$0 === null"
      : "$0 === undefined";
}
