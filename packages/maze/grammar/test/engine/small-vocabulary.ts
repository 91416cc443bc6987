import type { MaskVocabulary } from "../../src/index.ts";

/** A vocabulary of a few byte strings, whose last id ends a text. */
export function smallVocabulary(tokens: readonly Uint8Array[]): MaskVocabulary {
  const order = tokens
    .map((_, id) => id)
    .sort((a, b) => Buffer.compare(tokens[a] as Uint8Array, tokens[b] as Uint8Array));
  const byte = [0];
  const depth = [0];
  const end = [0];
  const ids: number[][] = [[]];
  const path = [0];
  let last = new Uint8Array(0);
  for (const id of order) {
    const bytes = Uint8Array.from(tokens[id] as Uint8Array);
    let common = 0;
    while (common < last.length && common < bytes.length && last[common] === bytes[common]) common++;
    while (path.length > common + 1) end[path.pop() as number] = byte.length;
    for (const value of bytes.subarray(common)) {
      path.push(byte.length);
      byte.push(value);
      depth.push(path.length - 1);
      end.push(0);
      ids.push([]);
    }
    ids[path.at(-1) as number]?.push(id);
    last = bytes;
  }
  for (const node of path) end[node] = byte.length;
  const tokenStart = new Int32Array(byte.length + 1);
  ids.forEach((list, node) => (tokenStart[node + 1] = (tokenStart[node] as number) + list.length));
  const trie = {
    nodeCount: byte.length,
    byte: Uint8Array.from(byte),
    depth: Uint8Array.from(depth),
    end: Int32Array.from(end),
    tokenStart,
    tokenIds: Int32Array.from(ids.flat()),
  };
  const eos = tokens.length;
  return { size: eos + 1, trie, eosIds: [eos], tokenBytes: (id) => tokens[id] ?? new Uint8Array(0) };
}
