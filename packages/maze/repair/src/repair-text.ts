import type { Diagnostic, OperationContext, TypeOracle } from "@maze/core";
import { isSurelyFlat } from "@maze/core/nesting";
import type { CodeFixes } from "./code-fixes/create-code-fixes.ts";
import { repairRules } from "./rules/catalogue.ts";
import type { RepairRule } from "./rules/rule.ts";
import { escapesOf, hasNewEscapes } from "./search/escapes.ts";
import { keepsShape, shapeOf } from "./search/kept-shape.ts";
import { searchRepairs, type SearchCount } from "./search/search.ts";
import { errorsOf, isSyntactic, type RepairStep, type SearchState } from "./search/state.ts";
import { parseProgram } from "./syntax/program.ts";

/** Runs the tests that a text must keep; `undefined` where they could not be run. */
export type RunTests = (file: string, text: string, context: OperationContext) => Promise<boolean | undefined>;

export interface RepairTextOptions {
  readonly oracle: TypeOracle;
  readonly tests?: RunTests | undefined;
  /** Permits `any`, assertions and `!` as the last resort. */
  readonly allowAny?: boolean | undefined;
  /** Texts that each phase lays before the compiler at the most. 300 where absent. */
  readonly checks?: number | undefined;
  /** Milliseconds at the most. 10,000 where absent. */
  readonly timeMs?: number | undefined;
  /** Texts without errors whose tests are run at the most. 6 where absent. */
  readonly testRuns?: number | undefined;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  readonly rules?: readonly RepairRule[] | undefined;
  /** Fixes of another compiler, which are asked for where no rule leads to a text without errors. */
  readonly codeFixes?: CodeFixes | undefined;
}

/** What became of one text. */
export interface TextRepair {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** `clean`: there was nothing to mend; `repaired`: nothing is left; `improved`: less is left; `unrepaired`: as it was. */
  readonly status: "clean" | "repaired" | "improved" | "unrepaired";
  readonly steps: readonly RepairStep[];
  readonly found: readonly Diagnostic[];
  readonly left: readonly Diagnostic[];
  readonly attempts: number;
  readonly checks: number;
  /** What ended the search before it ran out of ideas, where errors are left. */
  readonly stopped?: "time" | "attempts";
  /** Whether the tests passed before and after, where they were run. */
  readonly tests: { readonly before?: boolean; readonly after?: boolean; readonly runs: number };
  /** Mended texts that were refused, with the reason. */
  readonly refused: readonly { readonly reason: string; readonly steps: readonly RepairStep[] }[];
}

/** One search: the rules alone, then with the fixes of a compiler, then with ways around the checker. */
interface Phase {
  readonly rules: readonly RepairRule[];
  readonly escapes: boolean;
  readonly codeFixes?: CodeFixes;
}

/** Attempts that each phase of the search may make. */
const ATTEMPTS = 14;
/** Texts that may be checked for each finding, where there are many. */
const CHECKS_PER_FINDING = 30;
/** Attempts to find what passes its tests by a way around the checker, where something compiles without. */
const FURTHER_ATTEMPTS = 3;

/**
 * Mends one text in its place in the project: searches for the edits that cost the least meaning and leave no error, and
 * lets the tests choose among texts that compile. What is not better than the text that was given is not given back.
 */
export async function repairText(
  file: string,
  before: string,
  options: RepairTextOptions,
  context: OperationContext = {},
): Promise<TextRepair> {
  const { oracle, tests, allowAny = false, checks = 300, timeMs = 10_000, testRuns = 6, now } = options;
  const [diagnostics = []] = await oracle.diagnostics([{ file, text: before }], context);
  const found = errorsOf(diagnostics);
  const count: SearchCount = { checks: 0, attempts: 0 };
  const start: SearchState = { text: before, errors: found, steps: [], cost: 0 };
  let stopped: TextRepair["stopped"];
  const done = (
    status: TextRepair["status"],
    state: SearchState,
    ran: TextRepair["tests"] = { runs: 0 },
    refused: TextRepair["refused"] = [],
  ): TextRepair => ({
    file,
    before,
    after: state.text,
    status,
    steps: state.steps,
    found,
    left: state.errors,
    ...count,
    ...(stopped !== undefined && state.errors.length > 0 && { stopped }),
    tests: ran,
    refused,
  });
  if (found.length === 0) return done("clean", start);
  // The parser runs in this process, which a text that is nested without end would bring down.
  if (!isSurelyFlat(before, { lang: file.endsWith("x") ? "tsx" : "ts" })) {
    return done("unrepaired", start, { runs: 0 }, [{ reason: "nested too deeply to be parsed here", steps: [] }]);
  }

  const rules = options.rules ?? repairRules;
  const original = parseProgram(file, before);
  const escapes = escapesOf(original);
  // The tree of a text that does not parse says nothing about what it means to hold.
  const shape = found.some(({ code }) => isSyntactic(code)) ? undefined : shapeOf(original);
  const permits = (text: string, mayEscape: boolean): boolean => {
    const program = parseProgram(file, text);
    if (!mayEscape && hasNewEscapes(escapes, escapesOf(program))) return false;
    return shape === undefined || keepsShape(shape, shapeOf(program));
  };
  const deadline = now() + timeMs;
  let best = start;
  let runs = 0;
  const compiling: { state: SearchState; passed: boolean | undefined }[] = [];
  const plain = rules.filter(({ escape }) => escape !== true);
  const phases: Phase[] = [
    { rules: plain, escapes: false },
    ...(options.codeFixes === undefined ? [] : [{ rules: plain, escapes: false, codeFixes: options.codeFixes }]),
    ...(allowAny ? [{ rules, escapes: true }] : []),
  ];
  let frontier: readonly SearchState[] = [start];
  for (const [index, phase] of phases.entries()) {
    if (compiling.length > 0 && !phase.escapes) break;
    const better: SearchState[] = [];
    const from = { checks: count.checks, attempts: count.attempts };
    const budget = {
      checks: from.checks + Math.max(checks, CHECKS_PER_FINDING * found.length),
      attempts: from.attempts + (compiling.length > 0 ? FURTHER_ATTEMPTS : Math.max(ATTEMPTS, 2 * found.length)),
      isOver: () => now() > deadline,
    };
    const solutions = searchRepairs({
      oracle,
      file,
      start: frontier,
      rules: phase.rules,
      codeFixes: phase.codeFixes,
      budget,
      count,
      permits: (text) => permits(text, phase.escapes),
      context,
      onBetter(state) {
        better.push(state);
        if (state.errors.length < best.errors.length) best = state;
      },
    });
    for await (const state of solutions) {
      if (tests === undefined) return done("repaired", state);
      const passed = await tests(file, state.text, context);
      runs++;
      compiling.push({ state, passed });
      if (passed !== false)
        return done("repaired", state, { runs, ...(passed === undefined ? {} : { after: passed }) });
      if (runs >= testRuns * (index + 1)) break;
    }
    if (budget.isOver()) stopped = "time";
    else if (count.checks >= budget.checks || count.attempts >= budget.attempts) stopped = "attempts";
    frontier = [start, ...better.slice(-1)];
  }
  const [first] = [...compiling].sort((a, b) => a.state.cost - b.state.cost);
  const passedBefore = compiling.length > 0 && tests !== undefined ? await tests(file, before, context) : undefined;
  if (first !== undefined && passedBefore !== true) {
    return done("repaired", first.state, { runs: runs + 1, before: false, after: false });
  }
  const refused = compiling.map(({ state: { steps } }) => ({ reason: "a test that passed before fails", steps }));
  const ran = { runs, ...(passedBefore === undefined ? {} : { before: passedBefore }) };
  // What is better is kept only where nothing speaks against it.
  const keeps =
    best !== start &&
    (tests === undefined || (await tests(file, best.text, context)) === (await tests(file, before, context)));
  return keeps ? done("improved", best, ran, refused) : done("unrepaired", start, ran, refused);
}
