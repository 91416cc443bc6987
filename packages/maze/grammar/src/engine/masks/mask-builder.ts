import { grown } from "../../regular/tuple-table.ts";
import { nonterminalSymbol } from "../lowering/productions.ts";
import { NO_STATE } from "../lr-automaton.ts";
import type { Recognizer } from "../recognizer.ts";
import { LexemeProfiles } from "./lexeme-profiles.ts";
import { StateMasks } from "./state-masks.ts";
import { ALL_TOKENS, type TokenProfiles } from "./token-profiles.ts";
import type { TokenSets } from "./token-sets.ts";
import type { VocabularyWorkspace } from "./vocabulary-workspace.ts";

/** Computes, for each situation, the set of tokens after which some text of the language can still be completed. */
export class MaskBuilder {
  readonly sets: TokenSets;
  readonly #recognizer: Recognizer;
  readonly #tokens: TokenProfiles;
  readonly #lexemes: LexemeProfiles;
  readonly #states: StateMasks;
  #known = new Int32Array(1024).fill(-1);

  constructor(recognizer: Recognizer, workspace: VocabularyWorkspace) {
    const { lexer, stacks } = recognizer;
    this.#recognizer = recognizer;
    this.sets = workspace.sets;
    this.#tokens = workspace.profiles;
    this.#lexemes = new LexemeProfiles(recognizer, this.#tokens);
    this.#states = new StateMasks(stacks.automaton, lexer, this.#lexemes, this.sets);
  }

  /** Bytes of what this grammar alone holds, without the workspace. */
  get byteLength(): number {
    return this.#known.byteLength + this.#lexemes.byteLength + this.#states.byteLength;
  }

  /** The tokens that are allowed in a situation. */
  allowed(situation: number): number {
    const known = situation < this.#known.length ? (this.#known[situation] as number) : -1;
    if (known >= 0) return known;
    const set = this.sets.union(this.#parts(situation));
    if (situation >= this.#known.length) {
      const old = this.#known.length;
      this.#known = grown(this.#known, situation + 1);
      this.#known.fill(-1, old);
    }
    this.#known[situation] = set;
    return set;
  }

  #parts(situation: number): number[] {
    const { stacks } = this.#recognizer;
    const sets: number[] = [];
    const seen = new Set<string>();
    const configurations = this.#recognizer.configurationsOf(situation);
    for (let i = 0; i < configurations.length; i += 3) {
      const view = this.#tokens.restricted(ALL_TOKENS, configurations[i + 2] as number);
      const profile = this.#lexemes.profile(configurations[i + 1] as number, view);
      sets.push(profile.within);
      if (profile.exits.length === 0) continue;
      for (const node of stacks.closureOf(configurations[i] as number).nodes) {
        const contribution = this.#states.afterLexeme(stacks.stateOf(node), profile);
        sets.push(contribution.tokens);
        this.#resolve(node, contribution.open, 0, sets, seen);
      }
    }
    return sets;
  }

  /**
   * Asks the stack what a state could not know. Distances count from a node that lies `above` nodes above `node` (0: from
   * `node` itself; 1: from a node that is not there yet).
   */
  #resolve(node: number, open: Int32Array, above: number, sets: number[], seen: Set<string>): void {
    const { stacks } = this.#recognizer;
    for (let i = 0; i < open.length; i += 3) {
      const nonterminal = open[i + 1] as number;
      const view = open[i + 2] as number;
      for (const below of stacks.below(node, (open[i] as number) - above)) {
        const next = stacks.automaton.next(stacks.stateOf(below), nonterminalSymbol(nonterminal));
        const key = `${String(below)},${String(next)},${String(view)}`;
        if (next === NO_STATE || seen.has(key)) continue;
        seen.add(key);
        const more = this.#states.full(next, view);
        sets.push(more.tokens);
        this.#resolve(below, more.open, 1, sets, seen);
      }
    }
  }
}
