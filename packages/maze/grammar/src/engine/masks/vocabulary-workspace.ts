import { Automaton } from "../../regular/automaton.ts";
import type { MaskVocabulary } from "./mask-vocabulary.ts";
import { TokenProfiles } from "./token-profiles.ts";
import { TokenSets } from "./token-sets.ts";

/** What all grammars that are compiled with one vocabulary share: lexeme automata and what tokens do in them. */
export interface VocabularyWorkspace {
  readonly automaton: Automaton;
  readonly sets: TokenSets;
  readonly profiles: TokenProfiles;
}

const workspaces = new WeakMap<MaskVocabulary, VocabularyWorkspace>();

/** The workspace of a vocabulary; a new one when the last has grown past `budget` bytes. */
export function workspaceOf(vocabulary: MaskVocabulary, budget: number): VocabularyWorkspace {
  const known = workspaces.get(vocabulary);
  if (known && byteLengthOf(known) <= budget) return known;
  const automaton = new Automaton();
  const sets = new TokenSets(vocabulary.size);
  const workspace = { automaton, sets, profiles: new TokenProfiles(vocabulary.trie, sets, automaton) };
  workspaces.set(vocabulary, workspace);
  return workspace;
}

/** Bytes that a workspace holds. */
export function byteLengthOf({ automaton, sets, profiles }: VocabularyWorkspace): number {
  return automaton.byteLength + sets.byteLength + profiles.byteLength;
}
