import type { TypeTerm } from "@maze/core";

/** What is known about one of the compiler's types. */
export interface TypeFacts {
  readonly term: TypeTerm;
  /** What stands for the type inside others, where it is a recursive alias: its name. */
  readonly nominal?: TypeTerm;
  /** Ids of the types around it that it mentions, so that its term depends on where it stands. */
  readonly open: ReadonlySet<number>;
  /** Type variables stand in a part that terms do not model, so only the compiler can replace them. */
  readonly needsChecker: boolean;
  /** A part could not be resolved by the compiler. */
  readonly failed: boolean;
}

const none: ReadonlySet<number> = new Set();

/** Facts of a type without parts. */
export function simple(term: TypeTerm): TypeFacts {
  return { term, open: none, needsChecker: false, failed: false };
}

/** Facts of a type that is made of others. */
export function compound(term: TypeTerm, parts: readonly TypeFacts[]): TypeFacts {
  return {
    term,
    open: parts.every(({ open }) => open.size === 0) ? none : new Set(parts.flatMap(({ open }) => [...open])),
    needsChecker: parts.some(({ needsChecker }) => needsChecker),
    failed: parts.some(({ failed }) => failed),
  };
}

/** The term of a type where it is a part of another. */
export const asPart = (facts: TypeFacts): TypeTerm => facts.nominal ?? facts.term;
