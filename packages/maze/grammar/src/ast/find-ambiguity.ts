import { createDerivatives } from "../derivative/derivatives.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import type { ByteExpression } from "../derivative/byte-expression.ts";
import { createGoalReader } from "../derivative/goals.ts";
import type { GoalReader, Goals, Instance } from "../derivative/goals.ts";
import type { Grammar } from "./grammar.ts";
import { createGrammarSampler } from "./sample.ts";
import type { SampleOptions } from "./sample.ts";

/** A sentence with two derivations. */
export interface Ambiguity {
  readonly sentence: Uint8Array;
  /** The smallest part that some rule derives in two ways, and that rule. */
  readonly part: Uint8Array;
  readonly rule: string;
}

/** Where to look for ambiguities. */
export interface AmbiguityOptions extends Pick<SampleOptions, "random"> {
  /** How many sentences are drawn. Default 100. */
  readonly samples?: number | undefined;
  /** Sentences longer than this are passed over. Default 40 bytes. */
  readonly longest?: number | undefined;
}

interface Span {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** The smallest span of a sentence that a rule derives in two ways. */
function findSpan(reader: GoalReader, derivatives: Derivatives, root: Instance, text: Uint8Array): Span | undefined {
  const counts = new Map<string, number>();
  const spans: Span[] = [];
  const ends = (expression: ByteExpression, start: number): number[] => {
    const found: number[] = [];
    let rest = expression;
    for (let at = start; !derivatives.isEmpty(rest); at++) {
      if (rest.nullable) found.push(at);
      const byte = text[at];
      if (byte === undefined) break;
      rest = derivatives.after(rest, byte);
    }
    return found;
  };
  const mayEnd = (notBefore: ByteExpression | undefined, at: number): boolean =>
    notBefore === undefined || ends(notBefore, at).length === 0;
  /** Ways, up to two; a way that comes back to where it is counts none, so what is found is there. */
  const counted = (key: string, count: () => number): number => {
    const known = counts.get(key);
    if (known !== undefined) return known;
    counts.set(key, 0);
    const ways = Math.min(2, count());
    counts.set(key, ways);
    return ways;
  };
  const ofInstance = (instance: Instance, start: number, end: number): number =>
    counted(`${instance.id} ${start} ${end}`, () => {
      const ways = ofGoals(instance, reader.goals(instance.body, null), start, end);
      if (ways > 1) spans.push({ rule: instance.name, start, end });
      return ways;
    });
  const ofGoals = (instance: Instance, goals: Goals, start: number, end: number): number => {
    if (goals === null) return start === end ? 1 : 0;
    return counted(`${instance.id}/${goals.id} ${start} ${end}`, () => {
      const demand = reader.demand(instance, goals);
      let ways = 0;
      if (demand.kind === "goals") {
        for (const alternative of demand.alternatives) ways += ofGoals(instance, alternative, start, end);
      } else if (demand.kind === "scan") {
        for (const at of ends(demand.expression, start)) {
          if (at <= end && mayEnd(demand.notBefore, at)) ways += ofGoals(instance, goals.tail, at, end);
        }
      } else {
        for (let at = start; at <= end; at++) {
          const rest = ofGoals(instance, goals.tail, at, end);
          if (rest > 0) ways += rest * ofInstance(demand.instance, start, at);
        }
      }
      return ways;
    });
  };
  ofInstance(root, 0, text.length);
  return spans.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/**
 * Looks for a sentence with two derivations among random short sentences. Finding none proves nothing: ambiguity of
 * grammars is undecidable.
 *
 * @throws MazeError as `createGrammarSampler`
 */
export function findAmbiguity(grammar: Grammar, options: AmbiguityOptions): Ambiguity | undefined {
  const { random, samples = 100, longest = 40 } = options;
  const derivatives = createDerivatives();
  const reader = createGoalReader(derivatives);
  const root = reader.language(grammar);
  const sample = createGrammarSampler(grammar, { random, size: longest });
  for (let count = 0; count < samples; count++) {
    const sentence = sample();
    if (sentence.length > longest) continue;
    const span = findSpan(reader, derivatives, root, sentence);
    if (span) return { sentence, part: sentence.slice(span.start, span.end), rule: span.rule };
  }
  return undefined;
}
