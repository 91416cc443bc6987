import { DEAD, type Automaton } from "../../regular/automaton.ts";
import { EVERYTHING } from "../../regular/languages.ts";
import { TupleTable, grown } from "../../regular/tuple-table.ts";
import { NO_RESTRICTION } from "../lowering/terminals.ts";
import { PairTable } from "../pair-table.ts";
import type { TokenSets } from "./token-sets.ts";
import type { TokenTrie } from "./token-trie.ts";

/** The view of all tokens, from their first byte on. */
export const ALL_TOKENS = 0;

/** What happens to the tokens of a view when their remaining bytes are read as one lexeme. */
export interface TokenProfile {
  /** The tokens of which all bytes are in the lexeme. */
  readonly within: number;
  /** Where the lexeme may end before the token does: lists of roots, each with what must not follow there. */
  readonly exits: readonly { readonly roots: number; readonly restriction: number }[];
}

/**
 * Sorts tokens by what they do to a lexeme. A view is a set of remainders of tokens: the subtrees below some nodes of the
 * trie (its roots), and what must not come first in them. However many tokens reach the same place with the same
 * remainders, they are looked at once: this is what makes masks of grammars with lexemes cheap.
 */
export class TokenProfiles {
  readonly trie: TokenTrie;
  readonly sets: TokenSets;
  readonly automaton: Automaton;
  #rootLists = new TupleTable();
  #views = new TupleTable();
  #known = new PairTable();
  #profiles: TokenProfile[] = [];
  #tokens: Int32Array;
  #roots = new Int32Array(1024);
  #states: Int32Array;
  #restrictions: Int32Array;

  constructor(trie: TokenTrie, sets: TokenSets, automaton: Automaton) {
    this.trie = trie;
    this.sets = sets;
    this.automaton = automaton;
    this.#tokens = new Int32Array(trie.tokenIds.length);
    let deepest = 1;
    for (const depth of trie.depth) deepest = Math.max(deepest, depth + 1);
    this.#states = new Int32Array(deepest);
    this.#restrictions = new Int32Array(deepest);
    this.view(this.#rootLists.intern([0]), NO_RESTRICTION);
  }

  get byteLength(): number {
    return this.#rootLists.byteLength + this.#views.byteLength + this.#known.byteLength;
  }

  /** The view below a list of roots. */
  view(roots: number, restriction: number): number {
    return this.#views.intern([roots, restriction]);
  }

  /** The same remainders under another restriction. */
  restricted(view: number, restriction: number): number {
    return this.view(this.#views.at(view, 0), restriction);
  }

  /** The profile of a view for a lexeme in a state of the automaton. */
  profile(view: number, state: number): TokenProfile {
    const known = this.#known.get(view, state);
    if (known >= 0) return this.#profiles[known] as TokenProfile;
    const profile =
      this.#views.at(view, 1) === NO_RESTRICTION ? this.#walk(view, state) : this.#walkRestricted(view, state);
    this.#known.set(view, state, this.#profiles.push(profile) - 1);
    return profile;
  }

  #walk(view: number, state: number): TokenProfile {
    const { automaton, trie } = this;
    const { byte, end, depth, tokenStart, tokenIds } = trie;
    const states = this.#states;
    const tokens = this.#tokens;
    let { table, accepting } = automaton;
    let tokenCount = 0;
    let rootCount = 0;
    for (const root of this.#rootLists.get(this.#views.at(view, 0))) {
      const base = depth[root] as number;
      const last = end[root] as number;
      states[0] = state;
      for (let node = root + 1; node < last;) {
        const level = (depth[node] as number) - base;
        const index = ((states[level - 1] as number) << 8) | (byte[node] as number);
        let next = table[index] as number;
        if (next < 0) {
          next = automaton.explore(index >> 8, index & 255);
          ({ table, accepting } = automaton);
        }
        const after = end[node] as number;
        if (next === DEAD) {
          node = after;
          continue;
        }
        states[level] = next;
        for (let i = tokenStart[node] as number; i < (tokenStart[node + 1] as number); i++) {
          tokens[tokenCount++] = tokenIds[i] as number;
        }
        node++;
        if (accepting[next] === 1 && after !== node) {
          if (rootCount === this.#roots.length) this.#roots = grown(this.#roots, rootCount + 1);
          this.#roots[rootCount++] = node - 1;
        }
      }
    }
    const within = this.sets.ofTokens(tokens, tokenCount);
    if (rootCount === 0) return { within, exits: [] };
    return { within, exits: [{ roots: this.#rootLists.intern(this.#roots, rootCount), restriction: NO_RESTRICTION }] };
  }

  /** The same where something must not come first; rare, so it is kept simple. */
  #walkRestricted(view: number, state: number): TokenProfile {
    const { automaton, trie } = this;
    const found: number[] = [];
    const exits = new Map<number, number[]>();
    this.#restrictions[0] = this.#views.at(view, 1);
    this.#states[0] = state;
    for (const root of this.#rootLists.get(this.#views.at(view, 0))) {
      const base = trie.depth[root] as number;
      for (let node = root + 1; node < (trie.end[root] as number);) {
        const level = (trie.depth[node] as number) - base;
        const byte = trie.byte[node] as number;
        const next = automaton.step(this.#states[level - 1] as number, byte);
        const restriction = automaton.step(this.#restrictions[level - 1] as number, byte);
        if (next === DEAD || (restriction !== DEAD && automaton.isAccepting(restriction))) {
          node = trie.end[node] as number;
          continue;
        }
        this.#states[level] = next;
        this.#restrictions[level] = restriction;
        const start = trie.tokenStart[node] as number;
        const stop = trie.tokenStart[node + 1] as number;
        if (start < stop && this.#canGoOn(next, restriction)) {
          for (let i = start; i < stop; i++) found.push(trie.tokenIds[i] as number);
        }
        if (automaton.isAccepting(next) && trie.end[node] !== node + 1) {
          const roots = exits.get(restriction);
          if (roots) roots.push(node);
          else exits.set(restriction, [node]);
        }
        node++;
      }
    }
    return {
      within: this.sets.ofTokens(Int32Array.from(found), found.length),
      exits: [...exits].map(([restriction, roots]) => ({ roots: this.#rootLists.intern(roots), restriction })),
    };
  }

  /** Whether a lexeme can go on, or end, in spite of what must not come next. */
  #canGoOn(state: number, restriction: number): boolean {
    if (restriction === NO_RESTRICTION) return true;
    const { languages } = this.automaton;
    const allowed = languages.complement(languages.concat(this.automaton.languageOf(restriction), EVERYTHING));
    const language = languages.concat(this.automaton.languageOf(state), EVERYTHING);
    return languages.hasWord(languages.intersect([language, allowed]));
  }
}
