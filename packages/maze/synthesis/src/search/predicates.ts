import type { EvaluationSession } from "@maze/core";
import type { Predicate } from "./conditionals.ts";
import type { Term } from "./term.ts";

/** Boolean terms of the root context with the rows on which they hold; of two that hold on the same rows, the first. */
export interface Predicates {
  readonly known: readonly Predicate[];
  /** Notes a boolean term; its truth values are asked for by the next `learn`. */
  note(term: Term): void;
  learn(): Promise<void>;
}

/** A value of one kind for true, of another for false: kinds are what an observation shows of each row. */
const TRUTH = "(p) => (p === true ? 1 : p === false ? null : undefined)";

export async function createPredicates(session: EvaluationSession): Promise<Predicates> {
  const [truth] = await session.addComponents([TRUTH]);
  const known: Predicate[] = [];
  const seenRows = new Set<bigint>();
  let noted: Term[] = [];
  return {
    known,
    note(term) {
      noted.push(term);
    },
    async learn() {
      if (noted.length === 0 || truth === null || truth === undefined) return;
      const batch = noted;
      noted = [];
      const seen = await session.apply(batch.map(({ value }) => ({ context: 0, component: truth, args: [{ value }] })));
      for (const [i, term] of batch.entries()) {
        const kinds = seen[i]?.kinds ?? [];
        if (!kinds.every((kind) => kind === "number" || kind === "null")) continue;
        let holds = 0n;
        for (const [row, kind] of kinds.entries()) if (kind === "number") holds |= 1n << BigInt(row);
        if (seenRows.has(holds)) continue;
        seenRows.add(holds);
        known.push({ term, holds });
      }
    },
  };
}
