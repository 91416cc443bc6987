import { applyTextEdits, contentHash, createRegistry, type OperationContext, type Registry } from "@maze/core";
import type { BugDefinition } from "./bug-definition.ts";
import type { BugPattern, SourceLanguage } from "./bug-pattern.ts";
import { ensureSoundBugs } from "./bug-problems.ts";
import { candidatesOf, type Candidate, type NoMatch } from "./candidates.ts";
import { reasonOf, type Challenge, type HardenResult } from "./challenge.ts";
import { builtInMutators } from "./mutators/built-in-mutators.ts";
import { attemptsToResume, type Attempt, type SearchState } from "./search-state.ts";
import { symptomOf } from "./symptom.ts";
import type { CodeChecker, TestRunner } from "./test-runner.ts";
import { measureBaseline } from "./verify/measure-baseline.ts";
import { lineOf } from "./verify/same-code.ts";
import { verifyMutant, type Baseline, type Judges, type MutantVerdict } from "./verify/verify-mutant.ts";

export interface HardenerOptions {
  readonly runner: TestRunner;
  /** Without one, types are not checked, and the verification of each challenge says so. */
  readonly checker?: CodeChecker;
  /** What the `fallback` of a bug may name; the built-in mutators unless given. */
  readonly mutators?: Registry<BugPattern>;
}

export interface HardenRequest {
  /** The learner's own passing code by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly language: SourceLanguage;
  /** In the order in which they are tried. */
  readonly bugs: readonly BugDefinition[];
  readonly seed: number;
  /** 2: a second bug is combined with the first, for harder levels. */
  readonly count?: 1 | 2;
  /** Ids of challenges that are not to come again. */
  readonly exclude?: readonly string[];
  /** A stored search to go on with. */
  readonly state?: unknown;
  /** Called after each attempt with the search as it can be stored. */
  readonly onState?: (state: SearchState) => void | Promise<void>;
}

export interface Hardener {
  /**
   * Puts a bug into correct code and shows it only when it is proved.
   *
   * @throws {MazeError} MASTERY_HARDEN_INVALID_BUG, MASTERY_HARDEN_MISSING_FILE, MASTERY_HARDEN_BASELINE_RED,
   * MASTERY_HARDEN_UNKNOWN_TEST, MASTERY_HARDEN_STATE_MISMATCH, MAZE_CORE_ABORTED
   */
  harden(request: HardenRequest, context?: OperationContext): Promise<HardenResult>;
}

/** A hardener that asks `runner` for the truth about every mutant. */
export function createHardener({ runner, checker, mutators }: HardenerOptions): Hardener {
  const registry = mutators ?? createRegistry("bug pattern", builtInMutators);
  return {
    async harden(request, context = {}) {
      ensureSoundBugs(request, registry);
      const search = createSearch(request);
      const baseline = await measureBaseline(request, { runner, checker }, context);
      return runSearch(request, search, baseline, { runner, checker }, registry, context);
    },
  };
}

interface Search {
  readonly key: string;
  readonly earlier: readonly Attempt[];
  readonly attempts: Attempt[];
}

function createSearch({ files, language, bugs, seed, count = 1, exclude = [], state }: HardenRequest): Search {
  const key = contentHash({ files, language, bugs, seed, count, exclude });
  return { key, earlier: attemptsToResume(state, key), attempts: [] };
}

interface Verified {
  readonly candidate: Candidate;
  readonly verdict: Extract<MutantVerdict, { verified: true }>;
}

async function runSearch(
  request: HardenRequest,
  { key, earlier, attempts }: Search,
  baseline: Baseline,
  judges: Judges,
  registry: Registry<BugPattern>,
  context: OperationContext,
): Promise<HardenResult> {
  const state = (): SearchState => ({ format: 1, key, attempts: [...attempts] });
  const excluded = new Set(request.exclude);
  let first: Verified | undefined;
  for await (const candidate of candidatesOf(request, registry, context)) {
    const known = earlier[attempts.length];
    if (known !== undefined && known.outcome !== "verified") {
      attempts.push(known);
      continue;
    }
    const tried = await tryCandidate(candidate, first, baseline, judges, excluded, context);
    attempts.push(tried.attempt);
    if (attempts.length > earlier.length) await request.onState?.(state());
    if (tried.verified === undefined) continue;
    if (first !== undefined)
      return found([first.candidate, tried.verified.candidate], tried.verified, request, state());
    first = tried.verified;
    if ((request.count ?? 1) === 1) return found([first.candidate], first, request, state());
  }
  if (first !== undefined) return found([first.candidate], first, request, state());
  return { kind: "none", reason: reasonOf(attempts), state: state() };
}

async function tryCandidate(
  candidate: Candidate | NoMatch,
  first: Verified | undefined,
  baseline: Baseline,
  judges: Judges,
  excluded: ReadonlySet<string>,
  context: OperationContext,
): Promise<{ readonly attempt: Attempt; readonly verified?: Verified }> {
  const { bug, origin, pattern, path } = candidate;
  const about = { bug: bug.id, origin, pattern: pattern.id };
  if (!("edits" in candidate)) {
    return { attempt: { ...about, outcome: "no-match", detail: "the code has no place that the pattern looks for" } };
  }
  const line = lineOf(baseline.files[path] ?? "", candidate.edits[0]?.start ?? 0);
  const ended = (outcome: Attempt["outcome"], detail: string): { attempt: Attempt } => ({
    attempt: { ...about, line, outcome, detail },
  });
  if (first !== undefined && meets(first.candidate, candidate)) {
    return ended("overlaps", "the change is at the place of the first bug");
  }
  const alone = textsWith([candidate], baseline.files);
  if (first === undefined && excluded.has(challengeId(alone))) {
    return ended("excluded", "this challenge was shown before");
  }
  const expectation = { oracle: bug.oracle, anyTest: origin === "fallback" };
  let verdict = await verifyMutant(alone, baseline, expectation, judges, context);
  if (verdict.verified && first !== undefined) {
    const both = textsWith([first.candidate, candidate], baseline.files);
    const either = { oracle: first.candidate.bug.oracle, anyTest: true };
    verdict = await verifyMutant(both, baseline, either, judges, context);
  }
  if (!verdict.verified) return ended(verdict.refusal, verdict.detail);
  return { ...ended("verified", verdict.failures[0]?.name ?? ""), verified: { candidate, verdict } };
}

/** Whether two changes touch one another or come from one pattern, so that they would be one bug. */
function meets(a: Candidate, b: Candidate): boolean {
  if (a.path !== b.path) return false;
  if (a.pattern.id === b.pattern.id && a.bug.id === b.bug.id) return true;
  return a.edits.some((one) => b.edits.some((other) => one.start <= other.end && other.start <= one.end));
}

function textsWith(
  candidates: readonly Candidate[],
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const paths = [...new Set(candidates.map(({ path }) => path))];
  return Object.fromEntries(
    paths.map((path) => {
      const edits = candidates.flatMap((candidate) => (candidate.path === path ? candidate.edits : []));
      return [path, applyTextEdits(files[path] ?? "", edits)];
    }),
  );
}

function challengeId(texts: Readonly<Record<string, string>>): string {
  return contentHash(texts).slice(0, 16);
}

function found(
  candidates: readonly Candidate[],
  { verdict }: Verified,
  { files }: HardenRequest,
  state: SearchState,
): HardenResult {
  const changed = textsWith(candidates, files);
  const texts = Object.entries(changed).map(([path, text]) => [files[path] ?? "", text] as const);
  const challenge: Challenge = {
    id: challengeId(changed),
    files: changed,
    symptom: symptomOf(verdict.failures, texts),
    hints: candidates.flatMap(({ hints }) => hints),
    bugs: candidates.map(({ bug, origin, pattern, path, edits }) => ({
      bug: bug.id,
      origin,
      pattern: pattern.id,
      teaches: pattern.teaches,
      path,
      edits,
    })),
    verification: verdict.verification,
  };
  return { kind: "found", challenge, state };
}
