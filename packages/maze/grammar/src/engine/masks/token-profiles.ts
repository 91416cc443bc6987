import { DEAD, type Automaton } from "../../regular/automaton.ts";
import { TupleTable, grown } from "../../regular/tuple-table.ts";
import { NO_RESTRICTION } from "../lowering/terminals.ts";
import { PairTable } from "../pair-table.ts";
import { subtreeKinds } from "./byte-kinds.ts";
import { CountedRuns } from "./counted-runs.ts";
import { FreeRuns } from "./free-runs.ts";
import { NO_TOKENS, type TokenSets } from "./token-sets.ts";
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

const NO_PROFILE: TokenProfile = { within: NO_TOKENS, exits: [] };

const NO_ROOTS = new Int32Array(0);
const NO_PENDING = new Map<number, number[]>();

/** What some of the tokens of a view do: those that lie within the lexeme, and the nodes where it may end before. */
interface Piece {
  readonly within: number;
  readonly roots: Int32Array;
  /** The same for nodes after which something must not come, by what that is. */
  readonly pending: ReadonlyMap<number, readonly number[]>;
}

/** After so many children were looked at for one restriction, what is found is kept. */
const MANY_CHECKS = 50_000;

/** So many bytes after its first, what must not come is looked for where a lexeme may end: the rest of a character. */
const LOOKAHEAD = 3;
/** Whether a lexeme may end at a node, as it is kept. */
const UNKNOWN_EXIT = 0;
const EXIT = 1;
const NO_EXIT = 2;

/** Nodes by the byte that leads to them: `nodes` from `starts[i]` to `starts[i + 1]` are those of `bytes[i]`. */
interface Branches {
  readonly bytes: Uint8Array;
  /** The bytes as eight words of bits. */
  readonly bits: Int32Array;
  readonly starts: Int32Array;
  readonly nodes: Int32Array;
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
  #branches: (Branches | undefined)[] = [];
  #pieceKeys = new TupleTable();
  #runs = new CountedRuns(this);
  readonly #freeRuns: FreeRuns;
  /** Numbers for pairs of a state and what must not follow the lexeme. */
  #lexemes = new TupleTable();
  #exits: (Uint8Array | undefined)[] = [];
  #exitChecks = 0;
  #after = NO_RESTRICTION;
  #knownPieces: (Piece | undefined)[] = [];
  #tokens = new Int32Array(4096);
  #roots = new Int32Array(1024);
  #states: Int32Array;
  #tokenCount = 0;
  #rootCount = 0;
  #counts = new Int32Array(256);

  constructor(trie: TokenTrie, sets: TokenSets, automaton: Automaton) {
    this.trie = trie;
    this.sets = sets;
    this.automaton = automaton;
    this.#freeRuns = new FreeRuns(automaton);
    this.#states = new Int32Array(256 ** trie.depth.BYTES_PER_ELEMENT);
    this.view(this.#rootLists.intern([0]), NO_RESTRICTION);
  }

  /** What all of several profiles do together. */
  together(profiles: readonly TokenProfile[], within: readonly number[]): TokenProfile {
    const exits = new Map<number, Int32Array[]>();
    const sets = [...within];
    for (const profile of profiles) {
      if (profile === NO_PROFILE) continue;
      sets.push(profile.within);
      for (const { roots, restriction } of profile.exits) {
        exits.set(restriction, [...(exits.get(restriction) ?? []), this.rootsOf(roots)]);
      }
    }
    return { within: this.sets.union(sets), exits: this.#interned(exits) };
  }

  /** The nodes of a list of roots. */
  rootsOf(roots: number): Int32Array {
    return this.#rootLists.get(roots);
  }
  /** The number of a list of roots. */
  rootList(nodes: ArrayLike<number>): number {
    return this.#rootLists.intern(nodes);
  }
  /** The roots of a view, and what must not come first. */
  partsOf(view: number): { readonly roots: number; readonly restriction: number } {
    return { roots: this.#views.at(view, 0), restriction: this.#views.at(view, 1) };
  }

  #interned(exits: ReadonlyMap<number, readonly Int32Array[]>): TokenProfile["exits"] {
    return [...exits].map(([restriction, lists]) => ({ roots: this.#rootLists.intern(joined(lists)), restriction }));
  }

  get byteLength(): number {
    return this.#rootLists.byteLength + this.#views.byteLength + this.#known.byteLength;
  }

  /** The view below a list of roots. */
  view(roots: number, restriction: number): number {
    return this.#views.intern([roots, restriction]);
  }

  /** Whether some remainder of a view begins with one of the bytes, given as eight words of bits. */
  beginsWith(view: number, bits: Int32Array): boolean {
    return intersects(this.#branchesOf(this.#views.at(view, 0)).bits, bits);
  }

  /** The same remainders under another restriction. */
  restricted(view: number, restriction: number): number {
    return this.view(this.#views.at(view, 0), restriction);
  }

  /**
   * The profile of a view for a lexeme in a state of the automaton. `after` is what must not follow the lexeme: exits
   * after which every byte of a token is refused are left out.
   */
  profile(view: number, state: number, after: number): TokenProfile {
    const branches = this.#branchesOf(this.#views.at(view, 0));
    if (!intersects(branches.bits, this.automaton.firstBytes(state))) return NO_PROFILE;
    const key = this.#lexemes.intern([state, after]);
    const known = this.#known.get(view, key);
    if (known >= 0) return this.#profiles[known] as TokenProfile;
    const profile = this.#runs.profile(view, state, after) ?? this.#merged(this.#pieces(view, branches, state, after));
    this.#known.set(view, key, this.#profiles.push(profile) - 1);
    return profile;
  }

  /** What tokens do, for each pair of states of lexeme and restriction that their first bytes lead to. */
  #pieces(view: number, branches: Branches, state: number, after: number): Piece[] {
    const { automaton } = this;
    const roots = this.#views.at(view, 0);
    const restriction = this.#views.at(view, 1);
    const groups = new Map<number, number[]>();
    for (let i = 0; i < branches.bytes.length; i++) {
      const byte = branches.bytes[i] as number;
      const next = automaton.step(state, byte);
      if (next === DEAD) continue;
      const open = automaton.step(restriction, byte);
      if (open !== DEAD && automaton.isAccepting(open)) continue;
      const group = groups.get(next * 2 ** 24 + open);
      if (group) group.push(i);
      else groups.set(next * 2 ** 24 + open, [roots, next, open, after, i]);
    }
    const pieces: Piece[] = [];
    for (const group of groups.values()) {
      const id = this.#pieceKeys.intern(group);
      pieces.push((this.#knownPieces[id] ??= this.#piece(branches, group)));
    }
    return pieces;
  }

  #piece(branches: Branches, [, state = DEAD, restriction = DEAD, after = DEAD, ...indices]: readonly number[]): Piece {
    this.#tokenCount = 0;
    this.#rootCount = 0;
    this.#after = after;
    this.#exitChecks = 0;
    const pending = restriction === NO_RESTRICTION ? NO_PENDING : new Map<number, number[]>();
    for (const index of indices) {
      const stop = branches.starts[index + 1] as number;
      for (let at = branches.starts[index] as number; at < stop; at++) {
        const node = branches.nodes[at] as number;
        if (restriction === NO_RESTRICTION) this.#enter(node, state);
        else this.#enterRestricted(node, state, restriction, pending);
      }
    }
    const within = this.sets.ofTokens(this.#tokens, this.#tokenCount);
    return { within, roots: this.#rootCount === 0 ? NO_ROOTS : this.#roots.slice(0, this.#rootCount), pending };
  }

  #merged(pieces: readonly Piece[]): TokenProfile {
    const [only] = pieces;
    if (!only) return NO_PROFILE;
    if (pieces.length === 1 && only.pending.size === 0) {
      const exits = only.roots.length === 0 ? [] : [{ roots: this.#rootLists.intern(only.roots), restriction: NO_RESTRICTION }];
      return { within: only.within, exits };
    }
    const within = this.sets.union(pieces.map((piece) => piece.within));
    const exits = new Map<number, Int32Array[]>();
    for (const { roots, pending } of pieces) {
      if (roots.length > 0) exits.set(NO_RESTRICTION, [...(exits.get(NO_RESTRICTION) ?? []), roots]);
      for (const [restriction, nodes] of pending) {
        exits.set(restriction, [...(exits.get(restriction) ?? []), Int32Array.from(nodes)]);
      }
    }
    return { within, exits: this.#interned(exits) };
  }

  /** The children of the roots of a list, by their byte. */
  #branchesOf(rootList: number): Branches {
    const known = this.#branches[rootList];
    if (known) return known;
    const { byte, end } = this.trie;
    const roots = this.#rootLists.get(rootList);
    const counts = this.#counts.fill(0);
    const bits = new Int32Array(8);
    let total = 0;
    let distinct = 0;
    for (let i = 0; i < roots.length; i++) {
      const root = roots[i] as number;
      const last = end[root] as number;
      for (let node = root + 1; node < last; node = end[node] as number) {
        const value = byte[node] as number;
        if (counts[value] === 0) {
          distinct++;
          bits[value >> 5] = (bits[value >> 5] as number) | (1 << (value & 31));
        }
        counts[value] = (counts[value] as number) + 1;
        total++;
      }
    }
    const bytes = new Uint8Array(distinct);
    const starts = new Int32Array(distinct + 1);
    for (let value = 0, i = 0, sum = 0; i < distinct; value++) {
      const count = counts[value] as number;
      if (count === 0) continue;
      bytes[i++] = value;
      // From here on, where the next node of the byte is written.
      counts[value] = sum;
      sum += count;
      starts[i] = sum;
    }
    const nodes = new Int32Array(total);
    for (let i = 0; i < roots.length; i++) {
      const root = roots[i] as number;
      const last = end[root] as number;
      for (let node = root + 1; node < last; node = end[node] as number) {
        const value = byte[node] as number;
        const at = counts[value] as number;
        nodes[at] = node;
        counts[value] = at + 1;
      }
    }
    const branches = { bytes, bits, starts, nodes };
    this.#branches[rootList] = branches;
    return branches;
  }

  /** Collects the tokens and exits of a node and its subtree, where the byte of the node led to a state. */
  #enter(root: number, state: number): void {
    const { automaton, trie } = this;
    const { byte, end, depth, tokenStart, tokenIds } = trie;
    const states = this.#states;
    const tokens = this.#roomFor((tokenStart[end[root] as number] as number) - (tokenStart[root] as number));
    const exitBefore = this.#after;
    const kinds = subtreeKinds(trie);
    let free = this.#freeRuns.table(exitBefore);
    let { table, accepting } = automaton;
    let tokenCount = this.#tokenCount;
    const base = depth[root] as number;
    const last = end[root] as number;
    states[0] = state;
    if (state >= free.length) free = this.#freeRuns.table(exitBefore);
    for (let i = tokenStart[root] as number; i < (tokenStart[root + 1] as number); i++) {
      tokens[tokenCount++] = tokenIds[i] as number;
    }
    if (accepting[state] === 1 && this.#isExit(root, exitBefore)) this.#addRoot(root);
    for (let node = root + 1; node < last;) {
      const level = (depth[node] as number) - base;
      const before = states[level - 1] as number;
      const value = byte[node] as number;
      const after = end[node] as number;
      let taken = free[before] as number;
      if (taken < 0) {
        taken = this.#freeRuns.kindsOf(before, exitBefore);
        free = this.#freeRuns.table(exitBefore);
        ({ table, accepting } = automaton);
      }
      // A byte inside a character is not where a run of characters goes on.
      if (((kinds[node] as number) & ~taken) === 0 && (value < 0x80 || value > 0xbf)) {
        const stop = tokenStart[after] as number;
        for (let i = tokenStart[node] as number; i < stop; i++) tokens[tokenCount++] = tokenIds[i] as number;
        node = after;
        continue;
      }
      const index = (before << 8) | value;
      let next = table[index] as number;
      if (next < 0) {
        next = automaton.explore(before, value);
        ({ table, accepting } = automaton);
      }
      if (next >= free.length) free = this.#freeRuns.table(exitBefore);
      if (next === DEAD) {
        node = after;
        continue;
      }
      states[level] = next;
      for (let i = tokenStart[node] as number; i < (tokenStart[node + 1] as number); i++) {
        tokens[tokenCount++] = tokenIds[i] as number;
      }
      node++;
      if (accepting[next] === 1 && this.#isExit(node - 1, exitBefore)) this.#addRoot(node - 1);
    }
    this.#tokenCount = tokenCount;
  }

  /** True where a token goes on after the node with what may come after a lexeme. */
  #isExit(node: number, after: number): boolean {
    const { end } = this.trie;
    if (after === NO_RESTRICTION || end[node] === node + 1) return end[node] !== node + 1;
    const known = this.#exits[after];
    if (!known) {
      // Where there are many such questions, their answers are kept.
      if (this.#exitChecks > MANY_CHECKS) this.#exits[after] = new Uint8Array(this.trie.nodeCount);
      return this.#goesOn(node, after, LOOKAHEAD);
    }
    if (known[node] === UNKNOWN_EXIT) known[node] = this.#goesOn(node, after, LOOKAHEAD) ? EXIT : NO_EXIT;
    return known[node] === EXIT;
  }

  /** False where every token is refused within a few bytes by what must not come. */
  #goesOn(node: number, forbidden: number, lookahead: number): boolean {
    const { automaton } = this;
    const { byte, end, tokenStart } = this.trie;
    const last = end[node] as number;
    for (let child = node + 1; child < last; child = end[child] as number) {
      this.#exitChecks++;
      const next = automaton.step(forbidden, byte[child] as number);
      if (next === DEAD) return true;
      if (automaton.isAccepting(next)) continue;
      if (lookahead === 0 || (tokenStart[child] as number) < (tokenStart[child + 1] as number)) return true;
      if (this.#goesOn(child, next, lookahead - 1)) return true;
    }
    return false;
  }

  /** The list of tokens, with room for more: below several roots, a token may be met several times. */
  #roomFor(more: number): Int32Array {
    const needed = this.#tokenCount + more;
    if (needed > this.#tokens.length) this.#tokens = grown(this.#tokens, needed);
    return this.#tokens;
  }

  #addRoot(node: number): void {
    if (this.#rootCount === this.#roots.length) this.#roots = grown(this.#roots, this.#rootCount + 1);
    this.#roots[this.#rootCount++] = node;
  }

  /** The same where something must not come next: tokens are looked at one by one while it still may. */
  #enterRestricted(node: number, state: number, restriction: number, pending: Map<number, number[]>): void {
    const { automaton, trie } = this;
    if (restriction === NO_RESTRICTION) {
      this.#enter(node, state);
      return;
    }
    const start = trie.tokenStart[node] as number;
    const stop = trie.tokenStart[node + 1] as number;
    if (start < stop && automaton.canAvoid(state, restriction)) {
      const tokens = this.#roomFor(stop - start);
      for (let i = start; i < stop; i++) tokens[this.#tokenCount++] = trie.tokenIds[i] as number;
    }
    const last = trie.end[node] as number;
    if (automaton.isAccepting(state) && this.#isExit(node, this.#after)) {
      const nodes = pending.get(restriction);
      if (nodes) nodes.push(node);
      else pending.set(restriction, [node]);
    }
    for (let child = node + 1; child < last; child = trie.end[child] as number) {
      const byte = trie.byte[child] as number;
      const next = automaton.step(state, byte);
      const open = automaton.step(restriction, byte);
      if (next === DEAD || (open !== DEAD && automaton.isAccepting(open))) continue;
      this.#enterRestricted(child, next, open, pending);
    }
  }
}

function joined(lists: readonly Int32Array[]): Int32Array {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  return all.sort();
}

function intersects(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (((a[i] as number) & (b[i] as number)) !== 0) return true;
  return false;
}
