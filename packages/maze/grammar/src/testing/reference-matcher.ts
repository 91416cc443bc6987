import type { Grammar } from "../ast/grammar.ts";
import { createDerivatives } from "../derivative/derivatives.ts";
import { createFollowConstraints } from "../derivative/follow-constraints.ts";
import { createChart } from "./reference-chart.ts";
import type { Column } from "./reference-chart.ts";
import { createCompletions } from "./reference-completions.ts";
import { createGoalReader } from "../derivative/goals.ts";

/** How a reference matcher works. */
export interface ReferenceMatcherOptions {
  /** Where to begin; the grammar's `start` unless given. */
  readonly entry?: string | undefined;
  /** Steps of one search for a completion after which `MAZE_GRAMMAR_LIMIT` is raised. Default 1,000,000. */
  readonly limit?: number | undefined;
}

/** A text that was read so far. Never changes: going on gives another. */
export interface ReferenceState {
  /** The text and one more byte, `undefined` when no sentence begins with that. */
  next(byte: number): ReferenceState | undefined;
  /** True when the text is a sentence. */
  readonly accepting: boolean;
}

/** A slow matcher that is right by construction. */
export interface ReferenceMatcher {
  /** True when some sentence begins with the bytes. */
  acceptsPrefix(bytes: Iterable<number>): boolean;
  /** True when the bytes are a sentence. */
  accepts(bytes: Iterable<number>): boolean;
  /** The state after the bytes, `undefined` when no sentence begins with them. */
  after(bytes: Iterable<number>): ReferenceState | undefined;
}

/**
 * A matcher to judge others by: an Earley recogniser over bytes with derivatives for patterns. It shares no code with
 * the mask engine.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` when it comes to a name that is not defined, `MAZE_GRAMMAR_LIMIT` when a
 * search for a completion does not end.
 * @example
 * ```ts
 * import { rule, sequence, optional } from "@maze/grammar";
 * import { createReferenceMatcher } from "@maze/grammar/testing";
 * const nested = { body: sequence("(", optional(rule("nested")), ")") };
 * const matcher = createReferenceMatcher({ start: "nested", rules: { nested }, terminals: {}, trivia: {} });
 * matcher.accepts(new TextEncoder().encode("(())")); // => true
 * matcher.acceptsPrefix(new TextEncoder().encode("(()))")); // => false
 * ```
 */
export function createReferenceMatcher(grammar: Grammar, options: ReferenceMatcherOptions = {}): ReferenceMatcher {
  const derivatives = createDerivatives();
  const constraints = createFollowConstraints(derivatives);
  const reader = createGoalReader(derivatives);
  const root = reader.language(grammar, options.entry);
  const chart = createChart(reader, derivatives, constraints, root);
  const completions = createCompletions(reader, derivatives, constraints, root, options.limit ?? 1_000_000);

  const stateOf = (column: Column): ReferenceState => ({
    accepting: column.accepting,
    next: (byte) => {
      const next = chart.next(column, byte);
      return completions.exists(next) ? stateOf(next) : undefined;
    },
  });
  const columnAfter = (bytes: Iterable<number>): Column => {
    let column = chart.first;
    for (const byte of bytes) column = chart.next(column, byte);
    return column;
  };
  return {
    accepts: (bytes) => columnAfter(bytes).accepting,
    acceptsPrefix: (bytes) => completions.exists(columnAfter(bytes)),
    after: (bytes) => {
      const column = columnAfter(bytes);
      return completions.exists(column) ? stateOf(column) : undefined;
    },
  };
}
