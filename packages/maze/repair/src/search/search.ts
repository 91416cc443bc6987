import { type OperationContext, throwIfAborted, type TypeOracle } from "@maze/core";
import type { CodeFixes } from "../code-fixes/create-code-fixes.ts";
import type { RepairRule } from "../rules/rule.ts";
import { proposalsFor, type Proposal } from "./propose.ts";
import { createScoreQueue } from "./queue.ts";
import { distanceOf, errorsOf, type SearchState } from "./state.ts";

/** Limits of one search. */
export interface SearchBudget {
  /** Texts that are laid before the compiler at the most. */
  readonly checks: number;
  /** States that are opened at the most. */
  readonly attempts: number;
  /** True once the time is up. */
  isOver(): boolean;
}

/** What a search did so far. */
export interface SearchCount {
  checks: number;
  attempts: number;
}

export interface SearchOptions {
  readonly oracle: TypeOracle;
  readonly file: string;
  readonly start: readonly SearchState[];
  readonly rules: readonly RepairRule[];
  readonly codeFixes?: CodeFixes | undefined;
  readonly budget: SearchBudget;
  readonly count: SearchCount;
  /** Refuses a text before the compiler sees it. */
  readonly permits: (text: string) => boolean;
  readonly context: OperationContext;
  /** Hears every state that has less wrong than those before. */
  readonly onBetter: (state: SearchState) => void;
}

/** Findings from which on a text has many. */
const MANY = 8;

/** Texts that are checked in one question. */
const BATCH = 8;

type Item =
  | { readonly kind: "open"; readonly state: SearchState }
  | { readonly kind: "check"; readonly from: SearchState; readonly proposal: Proposal };

/**
 * Searches best first for texts without errors, from states with errors: the least meaning lost and the fewest errors
 * left come first. Texts without errors are given as they are found, the cheapest of each batch first; the caller stops
 * by leaving the loop.
 */
export async function* searchRepairs(options: SearchOptions): AsyncGenerator<SearchState, void, void> {
  const { oracle, file, start, rules, codeFixes, budget, count, permits, context, onBetter } = options;
  const queue = createScoreQueue<Item>();
  const seen = new Set<string>();
  let least = Infinity;
  const most = Math.max(0, ...start.map(({ errors }) => errors.length));
  // Where much is wrong, going on counts more than the cheapest way.
  const weight = most > MANY ? 3 : 1;
  const longest = Math.max(12, most + 6);
  const enter = (state: SearchState): void => {
    const distance = distanceOf(state.errors);
    if (distance < least) {
      least = distance;
      onBetter(state);
    }
    queue.push(state.cost + weight * distance, { kind: "open", state });
  };
  for (const state of start) {
    seen.add(state.text);
    enter(state);
  }
  while (queue.size > 0 && count.checks < budget.checks && !budget.isOver()) {
    throwIfAborted(context.signal);
    const item = queue.pop();
    if (item === undefined) return;
    if (item.kind === "open") {
      if (count.attempts >= budget.attempts) continue;
      count.attempts++;
      const findings = item.state.errors.length > 20 ? 1 : 3;
      for (const proposal of await proposalsFor(item.state, { oracle, file, rules, codeFixes, findings, context })) {
        if (seen.has(proposal.text)) continue;
        seen.add(proposal.text);
        const left = item.state.errors.slice(proposal.answers);
        queue.push(item.state.cost + proposal.step.cost + weight * distanceOf(left), {
          kind: "check",
          from: item.state,
          proposal,
        });
      }
      continue;
    }
    const batch = [item];
    for (let next = queue.peek(); next?.kind === "check" && batch.length < BATCH; next = queue.peek()) {
      batch.push(next);
      queue.pop();
    }
    const permitted = batch.filter(({ proposal }) => permits(proposal.text));
    const results = await oracle.diagnostics(
      permitted.map(({ proposal }) => ({ file, text: proposal.text })),
      context,
    );
    count.checks += permitted.length;
    const states = permitted.map(({ from, proposal }, index): { from: SearchState; state: SearchState } => ({
      from,
      state: {
        text: proposal.text,
        errors: errorsOf(results[index] ?? []),
        steps: [...from.steps, proposal.step],
        cost: from.cost + proposal.step.cost,
      },
    }));
    states.sort((a, b) => a.state.cost - b.state.cost);
    for (const { from, state } of states) {
      if (state.errors.length === 0) yield state;
      else if (state.steps.length < longest && isWorthOpening(from, state)) enter(state);
    }
  }
}

/** A step that leaves more to do than there was is no step forward; errors that only the parser hid do not count. */
function isWorthOpening(from: SearchState, to: SearchState): boolean {
  return distanceOf(to.errors) <= distanceOf(from.errors);
}
