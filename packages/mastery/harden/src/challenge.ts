import type { TextEdit } from "@maze/core";
import type { Attempt, SearchState } from "./search-state.ts";
import type { Symptom } from "./symptom.ts";
import type { Verification } from "./verify/verify-mutant.ts";

/** One of the bugs of a challenge. For the judge of the fix and the author; it tells the solution. */
export interface InjectedBug {
  readonly bug: string;
  readonly origin: "intent" | "fallback";
  readonly pattern: string;
  readonly teaches: string;
  readonly path: string;
  /** Into the correct text. */
  readonly edits: readonly TextEdit[];
}

/** Code of the learner with a bug that the tests have proved. */
export interface Challenge {
  /** The same for the same buggy texts, so that a later challenge can be asked to be another one. */
  readonly id: string;
  /** The files that hold the bug, whole, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly symptom: Symptom;
  /** From the intent, the vaguest first; a fallback mutant has none. */
  readonly hints: readonly string[];
  /** One, or two where a second was asked for and found. */
  readonly bugs: readonly InjectedBug[];
  readonly verification: Verification;
}

/** How a search ended. `none` is an answer, with why each attempt was refused, and not an error. */
export type HardenResult =
  | { readonly kind: "found"; readonly challenge: Challenge; readonly state: SearchState }
  | { readonly kind: "none"; readonly reason: string; readonly state: SearchState };

/** Why no bug was found, for a person: how many attempts ended in which way. */
export function reasonOf(attempts: readonly Attempt[]): string {
  if (attempts.length === 0) return "no bug found: there was nothing to try";
  const counts = new Map<string, number>();
  for (const { outcome } of attempts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([outcome, count]) => `${String(count)} ${outcome}`);
  return `no bug found: ${parts.join(", ")}`;
}
