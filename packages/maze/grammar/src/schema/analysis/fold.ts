import type { Formula } from "../formula/formula.ts";

/** A Boolean algebra of sets, or of upper bounds of sets. */
export interface SetAlgebra<Set> {
  readonly all: Set;
  readonly none: Set;
  unite(sets: readonly Set[]): Set;
  intersect(sets: readonly Set[]): Set;
  /** The set of a formula that has no parts, or of its opposite. */
  leaf(formula: Formula, positive: boolean): Set;
}

/**
 * The set of a formula, or of its opposite. What is left to validation counts as everything on either side, so that the
 * result is never too small.
 */
export function fold<Set>(formula: Formula, positive: boolean, algebra: SetAlgebra<Set>): Set {
  const items = (list: readonly Formula[], side: boolean): Set[] => list.map((item) => fold(item, side, algebra));
  switch (formula.kind) {
    case "all":
      return positive ? algebra.all : algebra.none;
    case "none":
      return positive ? algebra.none : algebra.all;
    case "unknown":
      return algebra.all;
    case "not":
      return fold(formula.item, !positive, algebra);
    case "and":
      return positive ? algebra.intersect(items(formula.items, true)) : algebra.unite(items(formula.items, false));
    case "or":
      return positive ? algebra.unite(items(formula.items, true)) : algebra.intersect(items(formula.items, false));
    case "one": {
      const inside = items(formula.items, true);
      const outside = items(formula.items, false);
      if (positive) {
        const only = (set: Set, index: number): Set =>
          algebra.intersect([set, ...outside.filter((_, other) => other !== index)]);
        return algebra.unite(inside.map(only));
      }
      const pairs = inside.flatMap((a, index) => inside.slice(index + 1).map((b) => algebra.intersect([a, b])));
      return algebra.unite([algebra.intersect(outside), ...pairs]);
    }
    default:
      return algebra.leaf(formula, positive);
  }
}
