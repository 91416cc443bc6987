import type { Term } from "./term.ts";

/** A decision tree over the examples: a term, or a predicate with two branches. */
export type Decision =
  | { readonly term: Term; readonly cost: number }
  | {
      readonly test: Term;
      /** Rows on which the test holds. */ readonly holds: bigint;
      readonly then: Decision;
      readonly otherwise: Decision;
      readonly cost: number;
    };

/** A boolean term with the rows on which it holds. */
export interface Predicate {
  readonly term: Term;
  readonly holds: bigint;
}

/** What the choice of a tree costs beside its terms, and which choices are none. */
export interface DecisionPrices {
  /** Each test. */
  readonly test: number;
  /** A branch that a single example supports. */
  readonly loneExample: number;
  readonly maxDepth: number;
  /** Choices that may not be made, such as a look-up of the examples. */
  isForbidden(test: Term, then: Decision, otherwise: Decision): boolean;
}

/**
 * The cheapest decision tree that gives the expected result on every row: divide and conquer over partial solutions, as in
 * EUSolver (Alur, Radhakrishna, Udupa 2017), with the exact minimum over subsets of rows instead of information gain.
 */
export function cheapestDecision(
  rows: number,
  terms: readonly Term[],
  predicates: readonly Predicate[],
  prices: DecisionPrices,
  limit: number,
): Decision | undefined {
  const all = (1n << BigInt(rows)) - 1n;
  const byMask = cheapestPerMask(terms);
  const tests = predicates
    .filter((predicate) => (predicate.holds & all) !== 0n && (predicate.holds & all) !== all)
    .sort((a, b) => a.term.cost - b.term.cost)
    .slice(0, 300);
  const memo = new Map<string, Decision | null>();
  const solve = (subset: bigint, depth: number, bound: number): Decision | undefined => {
    const key = `${String(subset)}/${String(depth)}`;
    const known = memo.get(key);
    if (known !== undefined) return known === null || known.cost > bound ? undefined : known;
    let best: Decision | undefined;
    const lone = subset !== all && (subset & (subset - 1n)) === 0n ? prices.loneExample : 0;
    for (const term of byMask) {
      if ((term.mask & subset) !== subset) continue;
      const surcharge = lone === 0 || !term.constant || term.cost <= 2 ? lone : lone * 2;
      const cost = term.cost + surcharge;
      if (best === undefined || cost < best.cost) best = { term, cost };
    }
    if (depth > 0) {
      for (const { term: test, holds } of tests) {
        const base = test.cost + prices.test;
        if (base >= Math.min(bound, best?.cost ?? Infinity)) break;
        const yes = subset & holds;
        const no = subset & ~holds;
        if (yes === 0n || no === 0n) continue;
        const then = solve(yes, depth - 1, Infinity);
        if (then === undefined) continue;
        const otherwise = solve(no, depth - 1, Infinity);
        if (otherwise === undefined || prices.isForbidden(test, then, otherwise)) continue;
        const cost = base + then.cost + otherwise.cost;
        if (best === undefined || cost < best.cost) best = { test, holds, then, otherwise, cost };
      }
    }
    if (bound === Infinity || best !== undefined) memo.set(key, best ?? null);
    return best === undefined || best.cost > bound ? undefined : best;
  };
  return solve(all, prices.maxDepth, limit);
}

/** For each set of rows the cheapest term that is right on it, dropping terms that a cheaper one covers. */
function cheapestPerMask(terms: readonly Term[]): Term[] {
  const byMask = new Map<bigint, Term>();
  for (const term of terms) {
    if (term.mask === 0n) continue;
    const known = byMask.get(term.mask);
    if (known === undefined || term.cost < known.cost) byMask.set(term.mask, term);
  }
  return [...byMask.values()].sort((a, b) => a.cost - b.cost).slice(0, 400);
}
