import { applyTextEdits, canonicalJson, MazeError } from "@maze/core";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "@maze/core/testing";
import type { BugPattern, BugProposal, PatternSource } from "../bug-pattern.ts";

/** What the suite of `BugPattern` examines. */
export interface BugPatternSubject extends ConformanceSubject {
  readonly pattern: BugPattern;
  /** Code that the pattern has something to propose for. */
  readonly source: PatternSource;
}

function ensure(condition: boolean, rule: string, details: Readonly<Record<string, unknown>> = {}): void {
  if (condition) return;
  throw new MazeError({
    code: "MAZE_CORE_NONCONFORMING",
    message: rule,
    hint: "Compare the implementation with the docstring of its interface.",
    details,
  });
}

const proposed = ({ pattern, source }: BugPatternSubject): Promise<readonly BugProposal[]> => pattern.propose(source);

/** The rules of `BugPattern`, each with its check. */
export const bugPatternConformance: readonly ConformanceCheck<BugPatternSubject>[] = [
  {
    name: "has the version of the interface, a kebab-case id and a sentence that it teaches",
    check({ pattern }) {
      ensure((pattern.specVersion as string) === "v1", "specVersion should be v1");
      ensure(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(pattern.id), `the id "${pattern.id}" should be kebab-case`);
      ensure(pattern.teaches.trim() !== "", "the pattern does not say what it teaches");
    },
  },
  {
    name: "proposes something for code that it should know",
    async check(subject) {
      ensure((await proposed(subject)).length > 0, "the pattern proposes nothing for its source");
    },
  },
  {
    name: "proposes edits that fit the text, do not overlap and change it",
    async check(subject) {
      for (const { edits } of await proposed(subject)) {
        const mutant = applyTextEdits(subject.source.text, edits);
        ensure(mutant !== subject.source.text, "a proposal changes nothing", { edits });
      }
    },
  },
  {
    name: "does not propose the same change twice",
    async check(subject) {
      const mutants = (await proposed(subject)).map(({ edits }) => applyTextEdits(subject.source.text, edits));
      ensure(new Set(mutants).size === mutants.length, "two proposals give the same text");
    },
  },
  {
    name: "proposes the same again for the same source",
    async check(subject) {
      const [once, again] = [await proposed(subject), await proposed(subject)];
      ensure(canonicalJson(once) === canonicalJson(again), "two calls propose different changes");
    },
  },
  {
    name: "proposes nothing for a language that it does not list",
    async check({ pattern, source }) {
      for (const language of ["typescript", "python"] as const) {
        if (pattern.languages.includes(language)) continue;
        const proposals = await pattern.propose({ ...source, language });
        ensure(proposals.length === 0, `the pattern proposes changes of ${language}, which it does not list`);
      }
    },
  },
  {
    name: "keeps the line ends of the source",
    async check({ pattern, source }) {
      const text = source.text.replaceAll(/\r?\n/g, "\r\n");
      for (const { edits } of await pattern.propose({ ...source, text })) {
        const bare = edits.some(({ newText }) => /(^|[^\r])\n/.test(newText));
        ensure(!bare, "a proposal puts a line feed into a text with Windows line ends", { edits });
      }
    },
  },
  {
    name: "leaves the source as it was",
    async check({ pattern, source }) {
      const before = canonicalJson(source);
      await pattern.propose(Object.freeze({ ...source }));
      ensure(canonicalJson(source) === before, "the source was changed");
    },
  },
  {
    name: "stops when it is cancelled before it starts",
    async check({ pattern, source }) {
      const ended: unknown = await pattern
        .propose(source, { signal: AbortSignal.abort() })
        .catch((thrown: unknown) => thrown);
      ensure(MazeError.is(ended, "MAZE_CORE_ABORTED"), "a cancelled proposal should reject with MAZE_CORE_ABORTED");
    },
  },
];

/** Declares the tests of `bugPatternConformance` for a pattern. */
export function describeBugPatternConformance(
  makeSubject: MakeSubject<BugPatternSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("BugPattern", bugPatternConformance, makeSubject, options);
}
