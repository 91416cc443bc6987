import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../errors.ts";
import { grown } from "../regular/tuple-table.ts";
import type { CompiledGrammar } from "./compile-grammar.ts";
import { describeSituation, nextByte } from "./describe-situation.ts";
import type { MaskVocabulary } from "./masks/mask-vocabulary.ts";
import type { MaskBuilder } from "./masks/mask-builder.ts";
import type { Matcher, MatcherState, MatcherStatus, TokenExplanation, TokenMatcher } from "./matcher.ts";
import { REFUSED, type Recognizer } from "./recognizer.ts";

const FORCED_LIMIT = 4096;

/**
 * A matcher at the beginning of a text.
 *
 * @example
 * ```ts
 * import { choice, compileGrammar, createMatcher, rule, sequence } from "@maze/grammar";
 * const nested = { start: "s", rules: { s: { body: choice("x", sequence("(", rule("s"), ")")) } }, terminals: {}, trivia: {} };
 * const matcher = createMatcher(compileGrammar(nested));
 * matcher.acceptBytes(new TextEncoder().encode("((x"));
 * matcher.isAccepting(); // => false
 * matcher.prefixLength(new TextEncoder().encode(")))")); // => 2
 * new TextDecoder().decode(matcher.forcedBytes()); // => "))"
 * ```
 */
export function createMatcher<V extends MaskVocabulary>(compiled: CompiledGrammar<V>): TokenMatcher;
export function createMatcher(compiled: CompiledGrammar<undefined>): Matcher;
export function createMatcher(compiled: CompiledGrammar): Matcher {
  const { vocabulary } = compiled;
  const { recognizer, masks } = compiled.engine();
  if (vocabulary === undefined || masks === undefined) return new ByteMatcher(recognizer);
  return new VocabularyMatcher(recognizer, vocabulary, masks);
}

class ByteMatcher implements Matcher {
  protected readonly recognizer: Recognizer;
  /** The situation after each step; the first is the start, once it was asked for. */
  protected situations: Int32Array<ArrayBuffer> = new Int32Array(64);
  /** The token of each step, or -1 - i where it was the bytes `chunks[i]`. */
  protected steps: Int32Array<ArrayBuffer> = new Int32Array(64);
  protected count = 0;
  protected chunks: Uint8Array[] = [];

  constructor(recognizer: Recognizer) {
    this.recognizer = recognizer;
  }

  protected get situation(): number {
    const situation = this.situations[this.count] as number;
    return situation === REFUSED ? this.#begin() : situation;
  }

  /** The beginning is the only situation that is not written when it is reached. */
  #begin(): number {
    const { start } = this.recognizer;
    this.situations[0] = start;
    return start;
  }

  acceptBytes(bytes: Uint8Array): void {
    const next = this.after(bytes);
    if (next === REFUSED) throw this.refused("the bytes", bytes);
    this.push(next, -this.chunks.push(bytes.slice()));
  }

  prefixLength(bytes: Uint8Array): number {
    let situation = this.situation;
    for (let i = 0; i < bytes.length; i++) {
      situation = this.recognizer.step(situation, bytes[i] as number);
      if (situation === REFUSED) return i;
    }
    return bytes.length;
  }

  isAccepting(): boolean {
    return this.recognizer.mayEnd(this.situation);
  }

  status(): MatcherStatus {
    if (nextByte(this.recognizer, this.situation) !== "none") return "open";
    return this.isAccepting() ? "complete" : "dead";
  }

  expected(): readonly string[] {
    return describeSituation(this.recognizer, this.situation).expected;
  }

  forcedBytes(limit: number = FORCED_LIMIT): Uint8Array {
    const bytes: number[] = [];
    let situation = this.situation;
    while (bytes.length < limit && !this.recognizer.mayEnd(situation)) {
      const next = nextByte(this.recognizer, situation);
      if (typeof next !== "number") break;
      bytes.push(next);
      situation = this.recognizer.step(situation, next);
    }
    return Uint8Array.from(bytes);
  }

  rollback(count: number): void {
    if (!Number.isInteger(count) || count < 0 || count > this.count) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_TOKEN",
        message: `cannot take back ${String(count)} steps of ${String(this.count)}`,
        hint: "Roll back at most as many steps as were accepted.",
      });
    }
    for (let i = 0; i < count; i++) {
      if ((this.steps[this.count] as number) < 0) this.chunks.pop();
      this.count--;
    }
  }

  reset(): void {
    this.count = 0;
    this.chunks = [];
  }

  fork(): Matcher {
    return this.copyTo(new ByteMatcher(this.recognizer));
  }

  serialize(): MatcherState {
    const steps = [...this.steps.subarray(1, this.count + 1)];
    return {
      specVersion: "v1",
      steps: steps.map((step) => (step < 0 ? [...(this.chunks[-1 - step] as Uint8Array)] : step)),
    };
  }

  restore({ steps }: MatcherState): void {
    const copy = this.fork();
    copy.reset();
    for (const step of steps) this.take(copy, step);
    this.become(copy);
  }

  protected take(matcher: Matcher, step: number | readonly number[]): void {
    if (typeof step !== "number") {
      matcher.acceptBytes(Uint8Array.from(step));
      return;
    }
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_TOKEN",
      message: `token ${String(step)} cannot be restored without a vocabulary`,
      hint: "Compile the grammar with the vocabulary of the matcher that was stored.",
    });
  }

  protected become(other: Matcher): void {
    if (other instanceof ByteMatcher) other.copyTo(this);
  }

  protected copyTo<M extends ByteMatcher>(copy: M): M {
    copy.situations = this.situations.slice();
    copy.steps = this.steps.slice();
    copy.count = this.count;
    copy.chunks = [...this.chunks];
    return copy;
  }

  protected after(bytes: Uint8Array): number {
    let situation = this.situation;
    for (let i = 0; i < bytes.length && situation !== REFUSED; i++) {
      situation = this.recognizer.step(situation, bytes[i] as number);
    }
    return situation;
  }

  protected push(situation: number, step: number): void {
    this.count++;
    if (this.count === this.situations.length) {
      this.situations = grown(this.situations, this.count + 1);
      this.steps = grown(this.steps, this.count + 1);
    }
    this.situations[this.count] = situation;
    this.steps[this.count] = step;
  }

  protected refused(what: string, bytes: Uint8Array): MazeError<GrammarErrorCode> {
    const offset = this.prefixLength(bytes);
    let situation = this.situation;
    for (let i = 0; i < offset; i++) situation = this.recognizer.step(situation, bytes[i] as number);
    const { expected, mayEnd } = describeSituation(this.recognizer, situation);
    const wanted = [...expected.slice(0, 8), ...(mayEnd ? ["the end"] : [])].join(", ");
    return new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_TOKEN",
      message: `the grammar does not allow ${what} ${JSON.stringify(new TextDecoder().decode(bytes))} at byte ${String(offset)}`,
      hint: `Expected: ${wanted || "nothing"}.`,
      details: { offset, expected, mayEnd },
    });
  }
}

class VocabularyMatcher extends ByteMatcher implements TokenMatcher {
  readonly #vocabulary: MaskVocabulary;
  readonly #masks: MaskBuilder;
  #ended = false;

  constructor(recognizer: Recognizer, vocabulary: MaskVocabulary, masks: MaskBuilder) {
    super(recognizer);
    this.#vocabulary = vocabulary;
    this.#masks = masks;
  }

  get maskWords(): number {
    return this.#masks.sets.words;
  }

  mask(out: Uint32Array): void {
    const { sets } = this.#masks;
    if (out.length < sets.words) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: `a mask of ${String(this.#vocabulary.size)} tokens needs ${String(sets.words)} words, not ${String(out.length)}`,
        hint: "Pass an Uint32Array of `maskWords` elements.",
      });
    }
    if (this.#ended) {
      out.fill(0);
      return;
    }
    sets.copyInto(this.#masks.allowed(this.situation), out);
    if (!this.recognizer.mayEnd(this.situation)) return;
    for (const id of this.#vocabulary.eosIds) out[id >> 5] = (out[id >> 5] as number) | (1 << (id & 31));
  }

  accept(token: number): void {
    const next = this.#afterToken(token);
    if (next === REFUSED) throw this.refused(`token ${String(token)}`, this.#bytesOf(token));
    this.push(next, token);
    this.#ended = this.#isEos(token);
  }

  canAccept(token: number): boolean {
    return this.#afterToken(token) !== REFUSED;
  }

  override acceptBytes(bytes: Uint8Array): void {
    if (this.#ended) throw this.refused("the bytes", bytes);
    super.acceptBytes(bytes);
  }

  override isAccepting(): boolean {
    return this.#ended || super.isAccepting();
  }

  override expected(): readonly string[] {
    return this.#ended ? [] : super.expected();
  }

  override status(): MatcherStatus {
    return this.#ended ? "ended" : super.status();
  }

  allowedTokens(limit: number): number[] {
    const mask = new Uint32Array(this.maskWords);
    this.mask(mask);
    const tokens: number[] = [];
    for (let i = 0; i < mask.length && tokens.length < limit; i++) {
      for (let word = mask[i] as number; word !== 0 && tokens.length < limit; word &= word - 1) {
        tokens.push(i * 32 + (31 - Math.clz32(word & -word)));
      }
    }
    return tokens;
  }

  why(token: number): TokenExplanation {
    const bytes = this.#bytesOf(token);
    const acceptedBytes = this.#ended ? 0 : this.prefixLength(bytes);
    let situation = this.situation;
    for (let i = 0; i < acceptedBytes; i++) situation = this.recognizer.step(situation, bytes[i] as number);
    const { expected, mayEnd } = describeSituation(this.recognizer, situation);
    return { allowed: this.canAccept(token), acceptedBytes, expected: this.#ended ? [] : expected, mayEnd };
  }

  protected override take(matcher: Matcher, step: number | readonly number[]): void {
    if (typeof step === "number" && matcher instanceof VocabularyMatcher) matcher.accept(step);
    else super.take(matcher, step);
  }

  protected override become(other: Matcher): void {
    super.become(other);
    if (other instanceof VocabularyMatcher) this.#ended = other.#ended;
  }

  override rollback(count: number): void {
    super.rollback(count);
    if (count > 0) this.#ended = false;
  }

  override reset(): void {
    super.reset();
    this.#ended = false;
  }

  override fork(): TokenMatcher {
    const copy = this.copyTo(new VocabularyMatcher(this.recognizer, this.#vocabulary, this.#masks));
    copy.#ended = this.#ended;
    return copy;
  }

  #isEos(token: number): boolean {
    return this.#vocabulary.eosIds.includes(token);
  }

  #afterToken(token: number): number {
    if (this.#ended) return REFUSED;
    if (this.#isEos(token)) return this.recognizer.mayEnd(this.situation) ? this.situation : REFUSED;
    const bytes = this.#bytesOf(token);
    // A special token has no bytes, and is never part of a text.
    return bytes.length === 0 ? REFUSED : this.after(bytes);
  }

  #bytesOf(token: number): Uint8Array {
    if (Number.isInteger(token) && token >= 0 && token < this.#vocabulary.size)
      return this.#vocabulary.tokenBytes(token);
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_TOKEN",
      message: `there is no token ${String(token)} in a vocabulary of ${String(this.#vocabulary.size)}`,
      hint: "Pass the id of a token.",
    });
  }
}
