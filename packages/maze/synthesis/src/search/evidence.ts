import type { Decision } from "./conditionals.ts";
import type { Term } from "./term.ts";

/**
 * Weighs what the examples say against how many alternatives a solution was chosen from (minimum description length,
 * Rissanen 1978). Both are counted in the search itself: a row that many terms get right says little.
 */
export interface Evidence {
  addResult(term: Term): void;
  addTest(term: Term): void;
  /** Bits of the choice of a decision that the examples do not pay for; 0 where they say enough. */
  doubt(decision: Decision): number;
}

export function createEvidence(rows: number): Evidence {
  const right = new Array<number>(rows).fill(0);
  const results: number[] = [];
  const tests: number[] = [];
  let total = 0;
  const upTo = (counts: readonly (number | undefined)[], cost: number): number =>
    counts.slice(0, cost + 1).reduce((sum: number, count) => sum + (count ?? 0), 0);
  const choice = (at: Decision): number =>
    "term" in at
      ? Math.log2(1 + upTo(results, at.term.cost))
      : Math.log2(1 + upTo(tests, at.test.cost)) + choice(at.then) + choice(at.otherwise);
  return {
    addResult(term) {
      total++;
      results[term.cost] = (results[term.cost] ?? 0) + 1;
      for (let row = 0; row < rows; row++) if ((term.mask >> BigInt(row)) & 1n) right[row] = (right[row] ?? 0) + 1;
    },
    addTest(term) {
      tests[term.cost] = (tests[term.cost] ?? 0) + 1;
    },
    doubt(decision) {
      const said = right.reduce((sum, count) => sum - Math.log2((count + 1) / (total + 2)), 0);
      return rows === 0 ? 0 : Math.max(0, choice(decision) - said);
    },
  };
}
