import { anyCharacter, alternate, complement, intersect, starPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { Derivatives } from "../regular/derivatives.ts";

/** A set of strings, of decoded characters: finitely many, all but finitely many, or those of a pattern. */
export type StringSet =
  | { readonly kind: "values"; readonly values: ReadonlySet<string>; readonly excluded: boolean }
  | {
      readonly kind: "pattern";
      readonly pattern: Pattern;
      readonly matches: (text: string) => boolean;
      /** True for strings that nobody writes with escapes they do not need. */
      readonly isPlain?: boolean | undefined;
    };

/** Every string. */
export const allStrings: StringSet = { kind: "values", values: new Set(), excluded: true };
/** No string. */
export const noStrings: StringSet = { kind: "values", values: new Set(), excluded: false };
/** These strings. */
export const theseStrings = (values: Iterable<string>): StringSet => ({
  kind: "values",
  values: new Set(values),
  excluded: false,
});

/** The strings of a pattern over code points. */
export function stringsOf(pattern: Pattern, isPlain = false): StringSet {
  let derivatives: Derivatives | undefined;
  const matches = (value: string): boolean => {
    derivatives ??= new Derivatives();
    let state = derivatives.start(pattern);
    for (const character of value) state = derivatives.after(state, character.codePointAt(0) ?? 0);
    return state.accepts;
  };
  return { kind: "pattern", pattern, matches, isPlain };
}

/** True when a string is in the set. */
export const hasString = (set: StringSet, value: string): boolean =>
  set.kind === "values" ? set.values.has(value) !== set.excluded : set.matches(value);

/** True when the set is known to be empty. */
export const isEmptyStrings = (set: StringSet): boolean =>
  set.kind === "values" && !set.excluded && set.values.size === 0;

/** True when the set is every string. */
export const isAllStrings = (set: StringSet): boolean => set.kind === "values" && set.excluded && set.values.size === 0;

/** What is not in the set. */
export function complementStrings(set: StringSet): StringSet {
  if (set.kind === "values") return { ...set, excluded: !set.excluded };
  const { matches } = set;
  return { kind: "pattern", pattern: complement(set.pattern), matches: (value) => !matches(value) };
}

/** What is in all of the sets. */
export function intersectStrings(sets: readonly StringSet[]): StringSet {
  const finite = sets.find((set) => set.kind === "values" && !set.excluded);
  if (finite?.kind === "values") {
    return theseStrings([...finite.values].filter((value) => sets.every((set) => hasString(set, value))));
  }
  const patterns = sets.filter((set) => set.kind === "pattern");
  const without = sets.flatMap((set) => (set.kind === "values" ? [...set.values] : []));
  const excluded: StringSet = { kind: "values", values: new Set(without), excluded: true };
  const [only] = patterns;
  if (only === undefined) return excluded;
  if (patterns.length === 1 && without.length === 0) return only;
  const parts = patterns.map((set) => set.pattern);
  if (without.length > 0) parts.push(stringPattern(excluded));
  return {
    kind: "pattern",
    pattern: intersect(...parts),
    matches: (value) => sets.every((set) => hasString(set, value)),
  };
}

/** What is in any of the sets. */
export function uniteStrings(sets: readonly StringSet[]): StringSet {
  const cofinite = sets.find((set) => set.kind === "values" && set.excluded);
  if (cofinite?.kind === "values") {
    const left = [...cofinite.values].filter((value) => !sets.some((set) => hasString(set, value)));
    return { kind: "values", values: new Set(left), excluded: true };
  }
  const patterns = sets.filter((set) => set.kind === "pattern");
  const finite = theseStrings(sets.flatMap((set) => (set.kind === "values" ? [...set.values] : [])));
  const [only] = patterns;
  if (only === undefined) return finite;
  if (patterns.length === 1 && isEmptyStrings(finite)) return only;
  const parts = patterns.map((set) => set.pattern);
  if (!isEmptyStrings(finite)) parts.push(stringPattern(finite));
  return {
    kind: "pattern",
    pattern: alternate(...parts),
    matches: (value) => sets.some((set) => hasString(set, value)),
  };
}

/** The set as a pattern over code points. */
export function stringPattern(set: StringSet): Pattern {
  if (set.kind === "pattern") return set.pattern;
  if (isAllStrings(set)) return starPattern(anyCharacter);
  const values = alternate(...Array.from(set.values, (value) => text(value)));
  return set.excluded ? complement(values) : values;
}
