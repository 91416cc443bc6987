import { grown } from "../../regular/tuple-table.ts";
import { nonterminalSymbol } from "../lowering/productions.ts";
import { NO_STATE } from "../lr-automaton.ts";
import { PairTable } from "../pair-table.ts";
import type { Recognizer } from "../recognizer.ts";
import { withinStack } from "../within-stack.ts";
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
  /** The tokens for a node of the stack and a request. */
  #answers = new PairTable();

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
    return this.#known.byteLength + this.#answers.byteLength + this.#lexemes.byteLength + this.#states.byteLength;
  }

  /** The tokens that are allowed in a situation. */
  allowed(situation: number): number {
    const known = situation < this.#known.length ? (this.#known[situation] as number) : -1;
    if (known >= 0) return known;
    const set = withinStack(() => this.sets.union(this.#parts(situation)));
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
    const configurations = this.#recognizer.configurationsOf(situation);
    for (let i = 0; i < configurations.length; i += 3) {
      const view = this.#tokens.restricted(ALL_TOKENS, configurations[i + 2] as number);
      const profile = this.#lexemes.profile(configurations[i + 1] as number, view);
      sets.push(profile.within);
      if (profile.exits.length === 0) continue;
      for (const node of stacks.closureOf(configurations[i] as number).nodes) {
        const { tokens, open } = this.#states.afterLexeme(stacks.stateOf(node), profile);
        sets.push(tokens);
        // Distances count from the node itself.
        for (const id of open) {
          for (const below of stacks.below(node, this.#states.distanceOf(id))) this.#askStack(below, id, sets);
        }
      }
    }
    return sets;
  }

  /** Adds the tokens that are allowed when an open reduction ends above a node of the stack. */
  #askStack(node: number, open: number, sets: number[]): void {
    const request = this.#states.requestOf(open);
    const known = this.#answers.get(node, request);
    if (known >= 0) {
      sets.push(known);
      return;
    }
    const { stacks } = this.#recognizer;
    const own: number[] = [];
    // Unit reductions lead to other requests of the same node, and may lead back.
    const requests = new Map([[request, open]]);
    for (const [, one] of requests) {
      const next = stacks.automaton.next(stacks.stateOf(node), nonterminalSymbol(this.#states.nonterminalOf(one)));
      if (next === NO_STATE) continue;
      const more = this.#states.full(next, this.#states.viewOf(one));
      own.push(more.tokens);
      for (const id of more.open) {
        // Distances count from a node above this one.
        const distance = this.#states.distanceOf(id) - 1;
        if (distance === 0) requests.set(this.#states.requestOf(id), id);
        else for (const below of stacks.below(node, distance)) this.#askStack(below, id, own);
      }
    }
    const set = this.sets.union(own);
    this.#answers.set(node, request, set);
    sets.push(set);
  }
}
