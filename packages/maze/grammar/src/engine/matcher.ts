/** Where a matcher stands. */
export type MatcherStatus =
  /** Something may follow, and perhaps the text may end, too. */
  | "open"
  /** Nothing but the end may follow. */
  | "complete"
  /** An end token was accepted: every mask is empty. */
  | "ended"
  /** Nothing may follow, not even the end: the grammar cannot be completed from here. */
  | "dead";

/** Why a token is allowed or not. */
export interface TokenExplanation {
  readonly allowed: boolean;
  /** How many bytes of the token can be accepted. */
  readonly acceptedBytes: number;
  /** The terminals of which a lexeme could go on or begin at the first byte that is refused (or after the last one). */
  readonly expected: readonly string[];
  /** True when the text could end there. */
  readonly mayEnd: boolean;
}

/** The steps that led to a place: a token, or the bytes of one call. */
export interface MatcherState {
  readonly specVersion: "v1";
  readonly steps: readonly (number | readonly number[])[];
}

/** Follows one text through a grammar, byte by byte. */
export interface Matcher {
  /**
   * Goes on by bytes.
   *
   * @throws MazeError `MAZE_GRAMMAR_TOKEN` when no text of the language goes on like this; the matcher stays where it was.
   */
  acceptBytes(bytes: Uint8Array): void;
  /** How many of the bytes can be accepted from here. Does not move. */
  prefixLength(bytes: Uint8Array): number;
  /** True when the text so far is in the language. */
  isAccepting(): boolean;
  status(): MatcherStatus;
  /** The terminals of which a lexeme could go on or begin here, for people. */
  expected(): readonly string[];
  /** The bytes that must come next, in every text of the language; at most `limit` (4096). */
  forcedBytes(limit?: number): Uint8Array;
  /**
   * Takes back the last `count` calls of `accept` or `acceptBytes`.
   *
   * @throws MazeError `MAZE_GRAMMAR_TOKEN` when there were fewer.
   */
  rollback(count: number): void;
  /** Goes back to the beginning. */
  reset(): void;
  /** What was accepted so far, as JSON data. */
  serialize(): MatcherState;
  /**
   * Goes back to the beginning and accepts what another matcher of the same grammar had accepted.
   *
   * @throws MazeError `MAZE_GRAMMAR_TOKEN` when this grammar or vocabulary does not allow it; the matcher stays where it was.
   */
  restore(state: MatcherState): void;
  /** Another matcher at the same place. Costs a copy of the history, nothing else. */
  fork(): Matcher;
}

/** Follows one text through a grammar, token by token. */
export interface TokenMatcher extends Matcher {
  /** How many 32-bit words a mask has. */
  readonly maskWords: number;
  /** Writes the tokens that may come next: bit `id & 31` of word `id >> 5`. Allocates nothing for a state seen before. */
  mask(out: Uint32Array): void;
  /**
   * Goes on by a token.
   *
   * @throws MazeError `MAZE_GRAMMAR_TOKEN` when the mask does not allow it; the matcher stays where it was.
   */
  accept(token: number): void;
  /** True when the mask allows the token. Cheaper than a mask: for samplers that try their first choice. */
  canAccept(token: number): boolean;
  /** The first `limit` tokens of the mask, in ascending order. */
  allowedTokens(limit: number): number[];
  /** Why a token is allowed or not. */
  why(token: number): TokenExplanation;
  fork(): TokenMatcher;
}
