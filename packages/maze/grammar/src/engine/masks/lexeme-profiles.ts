import { NO_RESTRICTION } from "../lowering/terminals.ts";
import { END, FIRST_TRIVIA, type Lexer } from "../lexer.ts";
import { PairTable } from "../pair-table.ts";
import type { Recognizer } from "../recognizer.ts";
import type { TokenProfiles } from "./token-profiles.ts";
import { NO_TOKENS } from "./token-sets.ts";

/** What the tokens of a view do in a state of the lexer. */
export interface LexemeProfile {
  readonly id: number;
  /** The tokens that end inside the lexeme (or inside the trivia before it). */
  readonly within: number;
  /** Pairs of a terminal, of which a lexeme ends before the token does, and the view of what remains. */
  readonly exits: Int32Array;
}

/** Profiles of tokens for all terminals that the lexer is in the middle of at once. */
export class LexemeProfiles {
  readonly #lexer: Lexer;
  readonly #recognizer: Recognizer;
  readonly #tokens: TokenProfiles;
  #known = new PairTable();
  readonly #nothing: LexemeProfile = { id: 0, within: NO_TOKENS, exits: new Int32Array(0) };
  #profiles: LexemeProfile[] = [this.#nothing];

  constructor(recognizer: Recognizer, tokens: TokenProfiles) {
    this.#recognizer = recognizer;
    this.#lexer = recognizer.lexer;
    this.#tokens = tokens;
  }

  get byteLength(): number {
    return this.#known.byteLength;
  }

  profile(lexeme: number, view: number): LexemeProfile {
    if (!this.#tokens.beginsWith(view, this.#lexer.firstBytes(lexeme))) return this.#nothing;
    const known = this.#known.get(lexeme, view);
    if (known >= 0) return this.#profiles[known] as LexemeProfile;
    const profile = this.#compute(lexeme, view, this.#profiles.length);
    this.#profiles.push(profile);
    this.#known.set(lexeme, view, profile.id);
    return profile;
  }

  #compute(lexeme: number, view: number, id: number): LexemeProfile {
    const sets: number[] = [];
    const exits: number[] = [];
    const entries = this.#lexer.entriesOf(lexeme);
    const { start, restriction } = this.#lexer.terminals;
    for (let i = 0; i < entries.length; i += 2) {
      const entry = entries[i] as number;
      const state = entries[i + 1] as number;
      if (entry === END) continue;
      const profile = this.#tokens.profile(view, state, entry >= 0 ? (restriction[entry] as number) : NO_RESTRICTION);
      sets.push(profile.within);
      if (entry >= 0) {
        this.#addExits(entry, profile.exits, exits);
        continue;
      }
      // After trivia, each terminal may begin.
      const expected = this.#lexer.expectedAfter(lexeme, FIRST_TRIVIA - entry);
      for (const exit of profile.exits) {
        const rest = this.#tokens.view(exit.roots, exit.restriction);
        for (const terminal of expected) {
          if (terminal === END) continue;
          const after = this.#tokens.profile(rest, start[terminal] as number, restriction[terminal] as number);
          sets.push(after.within);
          this.#addExits(terminal, after.exits, exits);
        }
      }
    }
    return { id, within: this.#tokens.sets.union(sets), exits: Int32Array.from(exits) };
  }

  #addExits(terminal: number, from: readonly { roots: number; restriction: number }[], exits: number[]): void {
    const own = this.#lexer.terminals.restriction[terminal] as number;
    for (const { roots, restriction } of from) {
      exits.push(terminal, this.#tokens.view(roots, this.#recognizer.combined(restriction, own)));
    }
  }
}
