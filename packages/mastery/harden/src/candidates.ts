import type { OperationContext, Registry, TextEdit } from "@maze/core";
import type { BugDefinition } from "./bug-definition.ts";
import type { BugPattern, BugProposal, PatternSource, SourceLanguage } from "./bug-pattern.ts";
import { createIntentPattern } from "./intent-pattern.ts";
import { seededOrder } from "./seeded-order.ts";

/** A change that may be a bug, and where it comes from. */
export interface Candidate {
  readonly bug: BugDefinition;
  readonly origin: "intent" | "fallback";
  readonly pattern: BugPattern;
  readonly hints: readonly string[];
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** A pattern that proposes nothing for this code. */
export interface NoMatch {
  readonly bug: BugDefinition;
  readonly origin: "intent" | "fallback";
  readonly pattern: BugPattern;
  readonly path: string;
}

export interface CandidateRequest {
  readonly bugs: readonly BugDefinition[];
  readonly files: Readonly<Record<string, string>>;
  readonly language: SourceLanguage;
  readonly seed: number;
}

/** Every candidate in the order of trial: of each bug the intents in theirs, then the fallback mutators as seeded. */
export async function* candidatesOf(
  { bugs, files, language, seed }: CandidateRequest,
  mutators: Registry<BugPattern>,
  context: OperationContext,
): AsyncGenerator<Candidate | NoMatch> {
  for (const bug of bugs) {
    const path = bug.target.file;
    const source = { path, language, text: files[path] ?? "", symbol: bug.target.symbol };
    for (const intent of bug.intents) {
      const pattern = createIntentPattern(intent, language);
      const proposals = await pattern.propose(source, context);
      const from = { bug, origin: "intent", pattern, path } as const;
      if (proposals.length === 0) yield from;
      for (const { edits } of proposals) yield { ...from, edits, hints: intent.hints };
    }
    yield* fallbackOf(bug, source, mutators, seed, context);
  }
}

/** One proposal of each mutator in turn, so that no mutator with many matches crowds out the others. */
async function* fallbackOf(
  bug: BugDefinition,
  source: PatternSource,
  mutators: Registry<BugPattern>,
  seed: number,
  context: OperationContext,
): AsyncGenerator<Candidate | NoMatch> {
  if (bug.fallback === undefined) return;
  const { path } = source;
  const queues: { readonly pattern: BugPattern; readonly proposals: BugProposal[] }[] = [];
  for (const [index, id] of seededOrder(bug.fallback.mutators, seed).entries()) {
    const pattern = mutators.get(id);
    const proposals = seededOrder(await pattern.propose(source, context), seed + index + 1);
    if (proposals.length === 0) yield { bug, origin: "fallback", pattern, path };
    else queues.push({ pattern, proposals });
  }
  let tries = 0;
  for (let round = 0; tries < bug.fallback.max_tries; round += 1) {
    const turn = queues.filter(({ proposals }) => round < proposals.length);
    if (turn.length === 0) return;
    for (const { pattern, proposals } of turn) {
      if (tries++ >= bug.fallback.max_tries) return;
      yield { bug, origin: "fallback", pattern, path, edits: proposals[round]?.edits ?? [], hints: [] };
    }
  }
}
