import type { TomlDocument, TomlPair, TomlRange, TomlValueNode } from "./toml-node.ts";

export type TomlPath = readonly (string | number)[];

/** Where a key stands, and its value where one stands beside it; a table that headers make has no such value. */
export interface TomlPlace {
  readonly key: TomlRange;
  readonly value?: TomlRange;
}

export interface TomlPlaces {
  /** The place of exactly this path; of a table, where it is named first. */
  find(path: TomlPath): TomlPlace | undefined;
  /** The place of the path, or of the longest part of it that stands in the text. */
  nearest(path: TomlPath): TomlPlace | undefined;
}

/** Indexes the places of all keys and array elements of a document. */
export function indexTomlPlaces(document: TomlDocument): TomlPlaces {
  const places = new Map<string, TomlPlace>();
  const idOf = (path: TomlPath): string => JSON.stringify(path);
  const addKey = (path: TomlPath, key: TomlRange): void => {
    const id = idOf(path);
    if (!places.has(id)) places.set(id, { key });
  };
  const addPairs = (base: TomlPath, pairs: readonly TomlPair[]): void => {
    for (const { key, value } of pairs) {
      let path = base;
      for (const part of key) addKey((path = [...path, part.name]), part);
      const last = key.at(-1);
      if (last !== undefined) places.set(idOf(path), { key: last, value });
      addInside(path, value);
    }
  };
  const addInside = (path: TomlPath, value: TomlValueNode): void => {
    if (value.kind === "inline-table") addPairs(path, value.pairs);
    if (value.kind !== "array") return;
    for (const [index, item] of value.items.entries()) {
      const itemPath = [...path, index];
      places.set(idOf(itemPath), { key: item, value: item });
      addInside(itemPath, item);
    }
  };
  for (const { header, path, pairs } of document.blocks) {
    let named = 0;
    for (const [position, segment] of path.entries()) {
      const part = header?.key[typeof segment === "number" ? named - 1 : named++];
      if (part !== undefined) addKey(path.slice(0, position + 1), part);
    }
    addPairs(path, pairs);
  }
  const find = (path: TomlPath): TomlPlace | undefined => places.get(idOf(path));
  return {
    find,
    nearest(path) {
      for (let length = path.length; length > 0; length--) {
        const place = find(path.slice(0, length));
        if (place !== undefined) return place;
      }
      return undefined;
    },
  };
}
