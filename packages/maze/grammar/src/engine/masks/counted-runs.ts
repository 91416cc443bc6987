import { DEAD } from "../../regular/automaton.ts";
import { EMPTY_WORD } from "../../regular/languages.ts";
import { TupleTable } from "../../regular/tuple-table.ts";
import { NO_RESTRICTION } from "../lowering/terminals.ts";
import { PairTable } from "../pair-table.ts";
import type { TokenProfile, TokenProfiles } from "./token-profiles.ts";

/** Runs of so few items are walked like everything else. */
const SHORT = 4;

/** What the tokens of a view do in an endless run of one item. */
interface Run {
  /** At k, the tokens that end in item k (counted from 1) or at its end: the union over 1 to k. */
  readonly within: number[];
  /** At k, the view of what remains where k items are complete. */
  readonly views: number[];
}

/**
 * Profiles of counted runs, such as the text of a string with a maximal length: every count is a state of its own, and
 * walking the vocabulary for each would cost a millisecond a character. One walk tells for each token how many items it
 * takes; the profile of any count is a union of what that walk found.
 */
export class CountedRuns {
  readonly #tokens: TokenProfiles;
  #runs = new PairTable();
  #found: Run[] = [];
  #prefixCode = new Map<number, boolean>();
  #keys = new TupleTable();
  #profiles: (TokenProfile | undefined)[] = [];

  constructor(tokens: TokenProfiles) {
    this.#tokens = tokens;
  }

  /** The profile of a state that is a counted run and something after it; undefined for any other state. */
  profile(view: number, state: number, after: number): TokenProfile | undefined {
    const { automaton } = this.#tokens;
    const run = automaton.languages.leadingRun(automaton.languageOf(state));
    if (!run || (run.min === 0 && run.max === Number.POSITIVE_INFINITY) || Math.max(run.min, run.max) <= SHORT)
      return undefined;
    if (this.#tokens.partsOf(view).restriction !== NO_RESTRICTION || !this.#isPrefixCode(run.item)) return undefined;
    const { within, views } = this.#runOf(view, automaton.stateOf(run.item));
    // Counts beyond what a token can hold are all alike.
    const longest = views.length;
    const min = Math.min(run.min, longest);
    const max = Math.min(run.max, longest);
    const rest = automaton.stateOf(run.rest);
    const key = this.#keys.intern([view, automaton.stateOf(run.item), rest, after, min, max]);
    return (this.#profiles[key] ??= this.#tokens.together(
      this.#afterRun(views, rest, after, min, max),
      max === 0 ? [] : [within[Math.min(max, within.length - 1)] as number],
    ));
  }

  #afterRun(views: readonly number[], rest: number, after: number, min: number, max: number): TokenProfile[] {
    const { automaton } = this.#tokens;
    const profiles: TokenProfile[] = [];
    for (let k = min; k <= max && k < views.length; k++) {
      const view = views[k] as number;
      profiles.push(this.#tokens.profile(view, rest, after));
      // Where nothing need follow the run, the lexeme may end there as well.
      if (automaton.isAccepting(rest)) {
        profiles.push({ within: 0, exits: [this.#tokens.partsOf(view)] });
      }
    }
    return profiles;
  }

  /** One walk for the item. Views and unions are by the number of items. */
  #runOf(view: number, item: number): Run {
    const known = this.#runs.get(view, item);
    if (known >= 0) return this.#found[known] as Run;
    const { automaton, sets, trie } = this.#tokens;
    const tokens: number[][] = [[]];
    const nodes: number[][] = [];
    const states: number[] = [];
    const counts: number[] = [];
    for (const root of this.#tokens.rootsOf(this.#tokens.partsOf(view).roots)) {
      const base = trie.depth[root] as number;
      const last = trie.end[root] as number;
      states[0] = item;
      counts[0] = 0;
      for (let node = root + 1; node < last;) {
        const level = (trie.depth[node] as number) - base;
        const next = automaton.step(states[level - 1] as number, trie.byte[node] as number);
        if (next === DEAD) {
          node = trie.end[node] as number;
          continue;
        }
        const complete = automaton.isAccepting(next);
        const count = (counts[level - 1] as number) + (complete ? 1 : 0);
        states[level] = complete ? item : next;
        counts[level] = count;
        const begun = complete ? count : count + 1;
        for (let i = trie.tokenStart[node] as number; i < (trie.tokenStart[node + 1] as number); i++) {
          (tokens[begun] ??= []).push(trie.tokenIds[i] as number);
        }
        if (complete && trie.end[node] !== node + 1) (nodes[count] ??= []).push(node);
        node++;
      }
    }
    const within: number[] = [];
    for (let k = 0; k < tokens.length; k++) {
      const list = Int32Array.from(tokens[k] ?? []);
      within.push(sets.union([within[k - 1] ?? 0, sets.ofTokens(list, list.length)]));
    }
    const views = [view];
    for (let k = 1; k < nodes.length; k++) {
      views.push(this.#tokens.view(this.#tokens.rootList(nodes[k] ?? []), NO_RESTRICTION));
    }
    const run = { within, views };
    this.#runs.set(view, item, this.#found.push(run) - 1);
    return run;
  }

  /** True when no word of the item is the beginning of another, so that a text falls into items in one way. */
  #isPrefixCode(item: number): boolean {
    let known = this.#prefixCode.get(item);
    if (known === undefined) {
      known = this.#searchPrefixes(item);
      this.#prefixCode.set(item, known);
    }
    return known;
  }

  #searchPrefixes(item: number): boolean {
    const { languages } = this.#tokens.automaton;
    const seen = new Set([item]);
    for (const language of seen) {
      if (languages.isNullable(language) && language !== EMPTY_WORD) return false;
      if (language === EMPTY_WORD) continue;
      for (const next of languages.derivatives(language).targets) if (next !== 0) seen.add(next);
      if (seen.size > 20_000) return false;
    }
    return true;
  }
}
