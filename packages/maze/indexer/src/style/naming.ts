import type { StyleProfile, SymbolKind, SymbolRecord } from "@maze/core";
import { createTally, type Tally } from "./tally.ts";

type Naming = NonNullable<StyleProfile["naming"]>;
type Spelling = NonNullable<Naming["functions"]>["value"];

const SPELLINGS: readonly (readonly [Spelling, RegExp])[] = [
  ["snake_case", /^[a-z][a-z\d]*(?:_[a-z\d]+)+$/],
  ["UPPER_CASE", /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/],
  ["camelCase", /^[a-z][a-z\d]*[A-Z][A-Za-z\d]*$/],
  ["PascalCase", /^(?:[A-Z]+[a-z\d]+)+[A-Z]*$/],
];

const NAMED: ReadonlyMap<SymbolKind, keyof Naming> = new Map([
  ["function", "functions"],
  ["method", "functions"],
  ["class", "types"],
  ["interface", "types"],
  ["type", "types"],
  ["enum", "types"],
  ["variable", "variables"],
  ["property", "variables"],
  ["constant", "constants"],
]);

/** How names are spelled, by what they name; what was given none is absent. */
export function namingOf(symbols: readonly SymbolRecord[]): Pick<StyleProfile, "naming"> {
  const tallies = {
    functions: createTally<Spelling>(),
    types: createTally<Spelling>(),
    variables: createTally<Spelling>(),
    constants: createTally<Spelling>(),
  } satisfies Record<keyof Naming, Tally<Spelling>>;
  for (const { name, kind } of symbols) {
    const named = NAMED.get(kind);
    const spelling = spellingOf(name);
    if (named !== undefined && spelling !== undefined) tallies[named].count(spelling);
  }
  const naming: Naming = {
    ...tallies.functions.as("functions"),
    ...tallies.types.as("types"),
    ...tallies.variables.as("variables"),
    ...tallies.constants.as("constants"),
  };
  return Object.keys(naming).length === 0 ? {} : { naming };
}

/** The spelling of a name; `undefined` where several fit, as for `name`, or none. */
function spellingOf(name: string): Spelling | undefined {
  const bare = name.replace(/^_+|_+$/g, "");
  return SPELLINGS.find(([, form]) => form.test(bare))?.[0];
}
