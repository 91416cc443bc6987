import { MazeError } from "@maze/core";
import type { ByteExpression } from "../derivative/byte-expression.ts";
import { createDerivatives } from "../derivative/derivatives.ts";
import { createFollowConstraints } from "../derivative/follow-constraints.ts";
import type { FollowConstraint } from "../derivative/follow-constraints.ts";
import { createGoalReader } from "../derivative/goals.ts";
import type { Goals, Instance } from "../derivative/goals.ts";
import type { Pattern } from "../pattern/pattern.ts";
import { createDerivationCosts } from "./derivation-costs.ts";
import type { Expression, Grammar, Terminal, TokenExpression } from "./grammar.ts";
import { createWordSampler } from "./sample-word.ts";
import type { Random, SampledWord } from "./sample-word.ts";

/** How sentences are drawn. */
export interface SampleOptions {
  /** Gives numbers from 0 up to but not including 1, e.g. `Math.random`. */
  readonly random: Random;
  /** Cost (bytes and rules) past which a derivation takes the shortest way to its end. Default 200. */
  readonly size?: number | undefined;
  /** Where to begin; the grammar's `start` unless given. */
  readonly entry?: string | undefined;
  /** How often trivia is drawn where it may stand, from 0 to 1. Default 0.2; it is drawn where it must stand anyway. */
  readonly trivia?: number | undefined;
  /** Steps after which a search for a sentence is given up. Default 200,000. */
  readonly limit?: number | undefined;
}

/** Draws sentences of a grammar, one for each call. */
export type GrammarSampler = () => Uint8Array;

/** What is still to be derived, over all instances that are open. */
interface Frame {
  readonly instance: Instance;
  readonly goals: Goals;
  readonly below: Frame | null;
  /** Least cost of all that is below. */
  readonly cost: number;
}
/** The bytes so far, last first. */
interface Output {
  readonly bytes: readonly number[];
  readonly before: Output | null;
  readonly length: number;
}
interface Derivation {
  readonly frame: Frame | null;
  readonly constraint: FollowConstraint;
  readonly output: Output | null;
}

const WORD_SIZE = 12;
const ANOTHER = 0.7;
const SHORT_TRIVIA = 0.8;

function toBytes(output: Output | null): Uint8Array {
  const chunks: (readonly number[])[] = [];
  for (let rest = output; rest; rest = rest.before) chunks.push(rest.bytes);
  return Uint8Array.from(chunks.reverse().flat());
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}

/**
 * A sampler of a grammar: random leftmost derivations that turn to the shortest way once they are large, with a step
 * back where a lexeme may not follow the one before it. Every sentence can come, none with a known probability.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` when a derivation comes to a name that is not defined; when called,
 * `MAZE_GRAMMAR_DEAD` when the grammar has no sentence, `MAZE_GRAMMAR_LIMIT` when none was found.
 */
export function createGrammarSampler(grammar: Grammar, options: SampleOptions): GrammarSampler {
  const { random, size = 200, trivia = 0.2, limit = 200_000 } = options;
  const derivatives = createDerivatives();
  const { make } = derivatives;
  const constraints = createFollowConstraints(derivatives);
  const reader = createGoalReader(derivatives);
  const costs = createDerivationCosts(reader, derivatives, limit);
  const words = createWordSampler(derivatives, constraints, random);
  const root = reader.language(grammar, options.entry);
  const rootCost = costs.of(root, reader.goals(root.body, null));

  const alternativesInOrder = (
    frame: Frame,
    head: Expression,
    alternatives: readonly Goals[],
    left: number,
  ): Goals[] => {
    const priced = alternatives
      .map((goals) => ({ goals, cost: costs.of(frame.instance, goals) }))
      .filter(({ cost }) => cost !== Number.POSITIVE_INFINITY)
      .sort((a, b) => a.cost - b.cost);
    const affordable = priced.filter(({ cost }) => cost + frame.cost <= left);
    // A repetition goes on more often than it stops.
    const drawn = head.kind === "repeat" && random() < ANOTHER ? affordable.toReversed() : shuffle(random, affordable);
    return [...drawn, ...priced.filter((item) => !drawn.includes(item))].map(({ goals }) => goals);
  };

  /** The pattern of a terminal without the empty word, which is no lexeme. */
  const lexeme = (terminal: Terminal): ByteExpression =>
    make.intersect([derivatives.of(terminal.pattern), make.complement(make.emptyWord)]);
  /** A lexeme without trivia and one with a piece of it; the second also where the first cannot be. */
  const lexemes = (from: Grammar, { name }: TokenExpression, constraint: FollowConstraint): SampledWord[] => {
    const terminal = from.terminals[name];
    const piece = terminal?.trivia === undefined ? undefined : from.trivia[terminal.trivia];
    if (!terminal) return [];
    const value = lexeme(terminal);
    const bare = words.sample(value, constraint, WORD_SIZE);
    const spaced = (): SampledWord[] => {
      const size = random() < SHORT_TRIVIA ? 1 : WORD_SIZE;
      const before = piece && words.sample(derivatives.of(piece), constraint, size);
      const word = before && words.sample(value, before.constraint, WORD_SIZE);
      return before && word ? [{ bytes: [...before.bytes, ...word.bytes], constraint: word.constraint }] : [];
    };
    if (!bare) return spaced();
    return piece && random() < trivia ? [...spaced(), bare] : [bare, ...spaced()];
  };

  const write = (
    output: Output | null,
    frame: Frame,
    word: SampledWord,
    notBefore: Pattern | undefined,
  ): Derivation[] => {
    const after =
      notBefore === undefined ? word.constraint : constraints.add(word.constraint, derivatives.of(notBefore));
    if (!after) return [];
    const length = (output?.length ?? 0) + word.bytes.length;
    return [{ frame, constraint: after, output: { bytes: word.bytes, before: output, length } }];
  };

  /** The ways to go on, best first. */
  const steps = (derivation: Derivation, frame: Frame, size: number): Derivation[] => {
    const { instance, goals, below } = frame;
    if (goals === null) return [{ ...derivation, frame: below }];
    const { head, tail } = goals;
    const demand = reader.demand(instance, goals);
    if (demand.kind === "goals") {
      const left = size - (derivation.output?.length ?? 0);
      return alternativesInOrder(frame, head, demand.alternatives, left).map((alternative) => ({
        ...derivation,
        frame: { ...frame, goals: alternative },
      }));
    }
    const rest: Frame = { ...frame, goals: tail };
    if (demand.kind === "call") {
      const called = demand.instance;
      const cost = frame.cost + costs.of(instance, tail);
      return [
        { ...derivation, frame: { instance: called, goals: reader.goals(called.body, null), below: rest, cost } },
      ];
    }
    if (head.kind === "token") {
      const notBefore = instance.grammar.terminals[head.name]?.notBefore;
      return lexemes(instance.grammar, head, derivation.constraint).flatMap((word) =>
        write(derivation.output, rest, word, notBefore),
      );
    }
    const word = words.sample(demand.expression, derivation.constraint, WORD_SIZE);
    return word ? write(derivation.output, rest, word, undefined) : [];
  };

  const first: Derivation = {
    frame: { instance: root, goals: reader.goals(root.body, null), below: null, cost: 0 },
    constraint: constraints.free,
    output: null,
  };
  /** A sentence, or nothing when none was found within so many steps. */
  const derive = (size: number, most: number): Uint8Array | undefined => {
    // The ways that are left to try, the next one last.
    const open: Derivation[] = [first];
    for (let step = 0; step < most; step++) {
      const derivation = open.pop();
      if (!derivation) {
        const message = "No derivation keeps what must not follow a lexeme.";
        throw new MazeError({ code: "MAZE_GRAMMAR_DEAD", message });
      }
      if (derivation.frame === null) return toBytes(derivation.output);
      open.push(...steps(derivation, derivation.frame, size - Math.floor(step / 8)).reverse());
    }
    return undefined;
  };
  return () => {
    if (rootCost === Number.POSITIVE_INFINITY) {
      const message = "The grammar derives no sentence, so none can be drawn.";
      throw new MazeError({ code: "MAZE_GRAMMAR_DEAD", message });
    }
    // Where lexemes conflict, a large derivation may have no end within reach that a smaller one has.
    const few = Math.min(limit, 2000 + 100 * size);
    const sentence = derive(size, few) ?? derive(size / 8, few) ?? derive(0, limit);
    if (sentence) return sentence;
    throw new MazeError({ code: "MAZE_GRAMMAR_LIMIT", message: `No sentence was found within ${limit} steps.` });
  };
}

/**
 * A random sentence of a grammar, as bytes. `createGrammarSampler` is faster for many.
 *
 * @throws MazeError as `createGrammarSampler`
 * @example
 * ```ts
 * import { characterClass, pattern, plusPattern, sampleGrammar } from "@maze/grammar";
 * const digits = { body: pattern(plusPattern(characterClass(["0", "9"]))) };
 * const sentence = sampleGrammar({ start: "digits", rules: { digits }, terminals: {}, trivia: {} }, { random: () => 0 });
 * new TextDecoder().decode(sentence); // => "0"
 * ```
 */
export function sampleGrammar(grammar: Grammar, options: SampleOptions): Uint8Array {
  return createGrammarSampler(grammar, options)();
}

/**
 * A random word of a pattern, of about `size` bytes at most (default 20).
 *
 * @throws MazeError `MAZE_GRAMMAR_DEAD` when the pattern has no word
 */
export function samplePattern(pattern: Pattern, options: Pick<SampleOptions, "random" | "size">): Uint8Array {
  const derivatives = createDerivatives();
  const constraints = createFollowConstraints(derivatives);
  const words = createWordSampler(derivatives, constraints, options.random);
  const word = words.sample(derivatives.of(pattern), constraints.free, options.size ?? 20);
  if (word) return Uint8Array.from(word.bytes);
  throw new MazeError({ code: "MAZE_GRAMMAR_DEAD", message: "The pattern matches no word, so none can be drawn." });
}
