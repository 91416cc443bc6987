import type { TomlBlock, TomlDocument, TomlInlineTable, TomlPair } from "../toml/toml-node.ts";

/** Where a key stands in a document, or where it would have to be put. */
export type KeyPlace =
  /** The key and its value, in a block or an inline table. */
  | { readonly kind: "pair"; readonly pair: TomlPair; readonly holder: TomlInlineTable | undefined }
  /** The key is a table made by headers or dotted keys, or an array of tables. */
  | { readonly kind: "table" }
  /** A name before the last is no table; `length` names lead to it. */
  | { readonly kind: "blocked"; readonly length: number }
  /** To be added to this inline table, under the remaining names. */
  | { readonly kind: "absent-inline"; readonly table: TomlInlineTable; readonly names: readonly string[] }
  /** To be added to this block under the remaining names, after this pair if one is given. */
  | {
      readonly kind: "absent-in-block";
      readonly block: TomlBlock;
      readonly names: readonly string[];
      readonly after: TomlPair | undefined;
    }
  /** To be added below a new header. */
  | { readonly kind: "absent" };

/** Finds a key of at least two names. */
export function locateKey(document: TomlDocument, path: readonly string[]): KeyPlace {
  for (const block of document.blocks) {
    const element = block.path.findIndex((segment) => typeof segment === "number");
    const names = block.path.slice(0, element < 0 ? undefined : element).map(String);
    if (startsWith(names, path)) return { kind: "table" };
    if (!startsWith(path, names)) continue;
    if (element >= 0) return { kind: "blocked", length: names.length };
    const inside = locateInPairs(block.pairs, path.slice(names.length), undefined);
    if (inside?.kind === "blocked") return { kind: "blocked", length: names.length + inside.length };
    if (inside !== undefined) return inside;
  }
  return placeForNew(document, path);
}

function locateInPairs(
  pairs: readonly TomlPair[],
  path: readonly string[],
  holder: TomlInlineTable | undefined,
): KeyPlace | undefined {
  for (const pair of pairs) {
    const names = namesOf(pair);
    if (names.length > path.length && startsWith(names, path)) return { kind: "table" };
    if (!startsWith(path, names)) continue;
    if (names.length === path.length) return { kind: "pair", pair, holder };
    if (pair.value.kind !== "inline-table") return { kind: "blocked", length: names.length };
    const rest = path.slice(names.length);
    const inside = locateInPairs(pair.value.pairs, rest, pair.value);
    if (inside?.kind === "blocked") return { kind: "blocked", length: names.length + inside.length };
    return inside ?? { kind: "absent-inline", table: pair.value, names: rest };
  }
  return undefined;
}

/** Into the table's own block, or beside the dotted keys that make the table, or below a new header. */
function placeForNew({ blocks }: TomlDocument, path: readonly string[]): KeyPlace {
  for (let length = path.length - 1; length > 0; length--) {
    const table = path.slice(0, length);
    const own = blocks.find((block) => block.path.length === length && startsWith(table, block.path.map(String)));
    if (own !== undefined) {
      const isParent = length === path.length - 1;
      return isParent
        ? { kind: "absent-in-block", block: own, names: path.slice(length), after: undefined }
        : { kind: "absent" };
    }
    for (const block of blocks) {
      if (block.path.length >= length || !startsWith(table, block.path.map(String))) continue;
      const rest = table.slice(block.path.length);
      const after = block.pairs.findLast((pair) => startsWith(namesOf(pair), rest));
      const names = path.slice(block.path.length);
      if (after !== undefined) return { kind: "absent-in-block", block, names, after };
    }
    if (blocks.some((block) => startsWith(block.path.map(String), table))) return { kind: "absent" };
  }
  return { kind: "absent" };
}

const namesOf = (pair: TomlPair): readonly string[] => pair.key.map(({ name }) => name);

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.length <= path.length && start.every((name, index) => path[index] === name);
}
