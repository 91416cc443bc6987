import { MazeError } from "@maze/core";
import { choice } from "./expression-builders.ts";
import { canonicalText } from "./grammar-hash.ts";
import type { Grammar, Rule } from "./grammar.ts";

/** What happens to a name that two grammars define differently. */
export interface MergeOptions {
  /**
   * `refuse` (the default) raises an error, `first` keeps the first definition, `last` the last; `alternate` makes a
   * rule that derives what either does, and refuses terminals and trivia.
   */
  readonly conflict?: "refuse" | "first" | "last" | "alternate" | undefined;
}

type Join<T> = ((first: T, last: T) => T) | undefined;

function mergeNames<T>(what: string, maps: readonly Readonly<Record<string, T>>[], join: Join<T>): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const [name, item] of maps.flatMap((map) => Object.entries(map))) {
    const known = Object.hasOwn(merged, name) ? merged[name] : undefined;
    if (known === undefined || canonicalText(known) === canonicalText(item)) merged[name] = known ?? item;
    else if (join) merged[name] = join(known, item);
    else {
      throw new MazeError({
        code: "MAZE_GRAMMAR_UNSUPPORTED",
        message: `The ${what} "${name}" has two definitions.`,
        hint: "Rename one of them, or say which one to keep.",
      });
    }
  }
  return merged;
}

function alternateRules(first: Rule, last: Rule): Rule {
  if (first.parametric === last.parametric) return { ...first, body: choice(first.body, last.body) };
  throw new MazeError({
    code: "MAZE_GRAMMAR_UNSUPPORTED",
    message: "A rule with a parameter and one without are no alternatives of each other.",
    hint: "Rename one of them.",
  });
}

/**
 * One grammar with the rules, terminals and trivia of all; name, `start` and `endTrivia` are those of the first.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNSUPPORTED` when a name has two definitions and `conflict` does not say what to do
 */
export function mergeGrammars(first: Grammar, others: readonly Grammar[], options: MergeOptions = {}): Grammar {
  const all = [first, ...others];
  const { conflict = "refuse" } = options;
  const either = <T>(): Join<T> =>
    conflict === "first" ? (kept) => kept : conflict === "last" ? (_dropped, kept) => kept : undefined;
  return {
    ...first,
    rules: mergeNames(
      "rule",
      all.map((each) => each.rules),
      conflict === "alternate" ? alternateRules : either<Rule>(),
    ),
    terminals: mergeNames(
      "terminal",
      all.map((each) => each.terminals),
      either(),
    ),
    trivia: mergeNames(
      "trivia",
      all.map((each) => each.trivia),
      either(),
    ),
  };
}
