import type { Example } from "@maze/core";
import type { Decision } from "./conditionals.ts";

/**
 * How much the examples say, in bits, against how many alternatives a solution was chosen from: a solution that any of many
 * others could have been by chance has to wait for a better one (minimum description length, Rissanen 1978).
 */
export interface Evidence {
  /** Bits of the examples that a decision explains, beyond what its literals repeat. */
  of(decision: Decision): number;
}

export function createEvidence(examples: readonly Example[]): Evidence {
  const results = examples.map(({ expected }) => ("value" in expected ? expected.value.replace(/\s+/g, "") : "throw"));
  const distinct = new Set(results).size;
  const perRow = Math.log2(Math.max(1.5, distinct));
  const seen = new Set<string>();
  const content = results.map((result) => {
    if (seen.has(result)) return perRow;
    seen.add(result);
    return Math.max(perRow, contentBits(result));
  });
  const sum = (decision: Decision, rows: bigint): number => {
    if (!("term" in decision)) return sum(decision.then, rows & decision.holds) + sum(decision.otherwise, rows & ~decision.holds);
    let bits = 0;
    for (let row = 0; row < content.length; row++) {
      if ((rows >> BigInt(row)) & 1n) bits += decision.term.constant ? perRow : (content[row] ?? 0);
    }
    return bits;
  };
  return { of: (decision) => sum(decision, (1n << BigInt(results.length)) - 1n) };
}

/** A result that could hardly be hit by chance counts more than a small number or a truth value. */
function contentBits(result: string): number {
  if (result === "true" || result === "false") return 1;
  if (/^-?\d+(?:\.\d+)?$/.test(result)) return 2 + Math.min(10, 1.7 * result.replace(/\D/g, "").length);
  return Math.min(24, 2 + 1.5 * result.length);
}
