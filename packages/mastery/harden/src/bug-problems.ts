import { MazeError, type Registry } from "@maze/core";
import type { BugDefinition, BugRule } from "./bug-definition.ts";
import type { BugPattern, SourceLanguage } from "./bug-pattern.ts";
import { toMatcher } from "./intent-pattern.ts";
import { METAVARIABLE } from "./source/fill-fix.ts";
import { parseSource } from "./source/parse-source.ts";

/** Something that an author has to mend, with its place in the definition. */
export interface BugProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What is wrong with a definition beyond its shape: rules that ast-grep refuses, variables of a fix that no rule binds,
 * mutators that are not known.
 */
export function bugProblems(
  bug: BugDefinition,
  language: SourceLanguage,
  mutators: Registry<BugPattern>,
): readonly BugProblem[] {
  const rules = bug.intents.flatMap((intent, i) =>
    intent.rules.flatMap((rule, j) =>
      ruleProblems(rule, language).map(({ path, message }) => ({
        path: ["intents", i, "rules", j, ...path],
        message,
      })),
    ),
  );
  const known = mutators.list().map(({ id }) => id);
  const unknown = (bug.fallback?.mutators ?? []).flatMap((id, i) =>
    mutators.has(id)
      ? []
      : [
          {
            path: ["fallback", "mutators", i],
            message: `no mutator has the id "${id}"; known ids: ${known.join(", ")}`,
          },
        ],
  );
  return [...rules, ...unknown];
}

function ruleProblems(rule: BugRule, language: SourceLanguage): BugProblem[] {
  try {
    parseSource("", language).findAll(toMatcher(rule));
  } catch (thrown) {
    return [{ path: ["rule"], message: `ast-grep refuses the rule: ${messageOf(thrown)}` }];
  }
  const patterns = JSON.stringify([rule.rule, rule.constraints ?? {}, rule.utils ?? {}]);
  const bound = new Set([...patterns.matchAll(METAVARIABLE)].map(([, , name]) => name));
  return [...rule.fix.matchAll(METAVARIABLE)]
    .filter(([, , name]) => !bound.has(name))
    .map(([variable]) => ({ path: ["fix"], message: `the variable ${variable} is bound by no pattern of the rule` }));
}

function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return text.replaceAll(/\s*\n\s*\|->\s*/g, " ").trim();
}

/** Refuses definitions with problems, and targets that are not there. */
export function ensureSoundBugs(
  {
    bugs,
    files,
    language,
  }: {
    readonly bugs: readonly BugDefinition[];
    readonly files: Readonly<Record<string, string>>;
    readonly language: SourceLanguage;
  },
  mutators: Registry<BugPattern>,
): void {
  for (const bug of bugs) {
    const problems = bugProblems(bug, language, mutators);
    const [first] = problems;
    if (first !== undefined) {
      throw new MazeError({
        code: "MASTERY_HARDEN_INVALID_BUG",
        message: `the bug "${bug.id}" at ${first.path.join(".")}: ${first.message}`,
        hint: "Correct the definition; the details list every problem.",
        details: { bug: bug.id, problems },
      });
    }
    if (files[bug.target.file] === undefined) {
      throw new MazeError({
        code: "MASTERY_HARDEN_MISSING_FILE",
        message: `the bug "${bug.id}" aims at ${bug.target.file}, which is not among the files`,
        hint: "Pass the file in `files` under the path of the bug's target.",
        details: { bug: bug.id, file: bug.target.file, files: Object.keys(files) },
      });
    }
  }
}
