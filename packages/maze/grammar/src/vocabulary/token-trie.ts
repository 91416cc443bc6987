import type { TokenTrie } from "../engine/masks/token-trie.ts";

/** Token bytes, one after the other: token n is from `offsets[n]` up to but not including `offsets[n + 1]`. */
export interface PackedTokens {
  readonly bytes: Uint8Array;
  readonly offsets: Int32Array;
}

/** Groups smaller than this are sorted by insertion. */
const SMALL = 16;

/**
 * Builds the trie of some tokens by a radix sort, most significant byte first, that writes the nodes as it goes.
 * The tokens are not empty and at most 255 bytes long.
 */
export function buildTokenTrie({ bytes, offsets }: PackedTokens, included: Int32Array): TokenTrie {
  const ids = included.slice();
  const sorted = new Int32Array(ids.length);
  /** The bytes by which a group was ordered; the groups in it overwrite only their own. */
  const keys = new Uint16Array(ids.length);
  const sortedKeys = new Uint16Array(ids.length);
  let capacity = 4 * ids.length + 256;
  let byte = new Uint8Array(capacity);
  let end = new Int32Array(capacity);
  let depth = new Uint8Array(capacity);
  let tokenStart = new Int32Array(capacity + 1);
  const tokenIds = new Int32Array(ids.length);
  const ends: Int32Array[] = [];
  let nodes = 0;
  let found = 0;

  /** The byte after a shared prefix as 1 to 256, 0 where the token is the prefix. */
  const symbol = (id: number, at: number): number => {
    const place = (offsets[id] ?? 0) + at;
    return place === offsets[id + 1] ? 0 : (bytes[place] ?? 0) + 1;
  };
  const before = (a: number, b: number, from: number): boolean => {
    for (let at = from; ; at++) {
      const left = symbol(a, at);
      const right = symbol(b, at);
      if (left !== right) return left < right;
      if (left === 0) return a < b;
    }
  };
  const sortSmall = (low: number, high: number, from: number): void => {
    for (let next = low + 1; next < high; next++) {
      const id = ids[next] ?? 0;
      let place = next;
      for (; place > low && before(id, ids[place - 1] ?? 0, from); place--) ids[place] = ids[place - 1] ?? 0;
      ids[place] = id;
    }
  };
  /** Orders a group by the byte at one depth. */
  const sortByByte = (low: number, high: number, at: number): void => {
    const places = (ends[at] ??= new Int32Array(257)).fill(0);
    for (let next = low; next < high; next++) {
      const key = symbol(ids[next] ?? 0, at);
      keys[next] = key;
      places[key] = (places[key] ?? 0) + 1;
    }
    for (let key = 0, sum = low; key < 257; key++) {
      const count = places[key] ?? 0;
      places[key] = sum;
      sum += count;
    }
    for (let next = low; next < high; next++) {
      const key = keys[next] ?? 0;
      const place = places[key] ?? 0;
      sorted[place] = ids[next] ?? 0;
      sortedKeys[place] = key;
      places[key] = place + 1;
    }
    for (let next = low; next < high; next++) {
      ids[next] = sorted[next] ?? 0;
      keys[next] = sortedKeys[next] ?? 0;
    }
  };
  const keyBytes = (low: number, high: number, at: number): void => {
    for (let next = low; next < high; next++) keys[next] = symbol(ids[next] ?? 0, at);
  };

  const grow = (): void => {
    capacity *= 2;
    const larger = { byte: new Uint8Array(capacity), end: new Int32Array(capacity), depth: new Uint8Array(capacity) };
    larger.byte.set(byte);
    larger.end.set(end);
    larger.depth.set(depth);
    const starts = new Int32Array(capacity + 1);
    starts.set(tokenStart);
    ({ byte, end, depth } = larger);
    tokenStart = starts;
  };
  const open = (value: number, at: number): number => {
    if (nodes === capacity) grow();
    byte[nodes] = value;
    depth[nodes] = at;
    tokenStart[nodes] = found;
    return nodes++;
  };
  /** Nodes below a prefix that only one token has. */
  const writeChain = (id: number, at: number): void => {
    const start = offsets[id] ?? 0;
    const length = (offsets[id + 1] ?? 0) - start;
    const first = nodes;
    for (let next = at; next < length; next++) open(bytes[start + next] ?? 0, next + 1);
    tokenIds[found++] = id;
    end.fill(nodes, first, nodes);
  };
  const write = (low: number, high: number, at: number, value: number, isSorted: boolean): void => {
    const node = open(value, at);
    if (high - low === 1) {
      writeChain(ids[low] ?? 0, at);
      end[node] = nodes;
      return;
    }
    const small = high - low < SMALL;
    if (small && !isSorted) sortSmall(low, high, at);
    if (small || isSorted) keyBytes(low, high, at);
    else sortByByte(low, high, at);
    let next = low;
    for (; next < high && keys[next] === 0; next++) tokenIds[found++] = ids[next] ?? 0;
    while (next < high) {
      const key = keys[next] ?? 0;
      const first = next;
      while (next < high && keys[next] === key) next++;
      write(first, next, at + 1, key - 1, small || isSorted);
    }
    end[node] = nodes;
  };

  if (ids.length > 0) write(0, ids.length, 0, 0, false);
  else end[open(0, 0)] = nodes;
  tokenStart[nodes] = found;
  return {
    nodeCount: nodes,
    byte: byte.subarray(0, nodes),
    end: end.subarray(0, nodes),
    depth: depth.subarray(0, nodes),
    tokenStart: tokenStart.subarray(0, nodes + 1),
    tokenIds,
  };
}
