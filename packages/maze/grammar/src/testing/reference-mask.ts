import type { Grammar } from "../ast/grammar.ts";
import { createReferenceMatcher } from "./reference-matcher.ts";
import type { ReferenceMatcherOptions, ReferenceState } from "./reference-matcher.ts";

/** What may follow a prefix. */
export interface ReferenceMask {
  /** Tokens, by their index, after which some sentence still begins with the text. A token without bytes never is. */
  readonly tokens: ReadonlySet<number>;
  /** True when the text may end. */
  readonly mayEnd: boolean;
}

/** The masks of a grammar for a vocabulary, at any prefix. */
export type ReferenceMasks = (prefix: Iterable<number>) => ReferenceMask;

interface TrieNode {
  readonly tokens: number[];
  readonly children: Map<number, TrieNode>;
}

function createTrie(vocabulary: readonly Uint8Array[]): TrieNode {
  const root: TrieNode = { tokens: [], children: new Map() };
  vocabulary.forEach((bytes, token) => {
    if (bytes.length === 0) return;
    let node = root;
    for (const byte of bytes) {
      const child = node.children.get(byte) ?? { tokens: [], children: new Map() };
      node.children.set(byte, child);
      node = child;
    }
    node.tokens.push(token);
  });
  return root;
}

/** Masks by the reference matcher, which is made once for all prefixes. */
export function createReferenceMasks(
  grammar: Grammar,
  vocabulary: readonly Uint8Array[],
  options: ReferenceMatcherOptions = {},
): ReferenceMasks {
  const matcher = createReferenceMatcher(grammar, options);
  const trie = createTrie(vocabulary);
  return (prefix) => {
    const tokens = new Set<number>();
    const walk = (node: TrieNode, state: ReferenceState): void => {
      for (const token of node.tokens) tokens.add(token);
      for (const [byte, child] of node.children) {
        const next = state.next(byte);
        if (next) walk(child, next);
      }
    };
    const state = matcher.after(prefix);
    if (state) walk(trie, state);
    return { tokens, mayEnd: state?.accepting ?? false };
  };
}

/**
 * What may follow a prefix, by the reference matcher.
 *
 * @example
 * ```ts
 * import { choice } from "@maze/grammar";
 * import { referenceMask } from "@maze/grammar/testing";
 * const encoder = new TextEncoder();
 * const word = { start: "word", rules: { word: { body: choice("yes", "yellow") } }, terminals: {}, trivia: {} };
 * const vocabulary = ["y", "ye", "s", "llow", "no"].map((text) => encoder.encode(text));
 * [...referenceMask(word, vocabulary, encoder.encode("ye")).tokens]; // => [2, 3]
 * ```
 */
export function referenceMask(
  grammar: Grammar,
  vocabulary: readonly Uint8Array[],
  prefix: Iterable<number>,
  options: ReferenceMatcherOptions = {},
): ReferenceMask {
  return createReferenceMasks(grammar, vocabulary, options)(prefix);
}
