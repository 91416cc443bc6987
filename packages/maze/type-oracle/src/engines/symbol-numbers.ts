import type { CompactSymbolReference, SymbolReference } from "./wire-7-1.ts";

/** Numbers for the symbols of TypeScript 7.1, which names a symbol by what owns it: a file, or a snapshot. */
export interface SymbolNumbers {
  /** The number of a symbol that came with everything needed to ask about it. */
  ofReference(reference: SymbolReference): number;
  /** The number of a symbol that another answer mentions; `snapshot` owns it where no file does. */
  ofMention(mention: CompactSymbolReference, snapshot: number): number;
  /** How the compiler is told of a symbol. */
  reference(number: number): SymbolReference | undefined;
  /** Forgets the symbols of a released snapshot. */
  forget(snapshot: number): void;
}

export function createSymbolNumbers(): SymbolNumbers {
  const numbers = new Map<string, number>();
  const references = new Map<number, SymbolReference>();
  const keysOf = new Map<number, string[]>();
  let next = 1;
  const number = (key: string, snapshot: number | undefined): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, next);
    if (snapshot !== undefined) {
      const keys = keysOf.get(snapshot) ?? [];
      keysOf.set(snapshot, keys);
      keys.push(key);
    }
    return next++;
  };
  return {
    ofReference(reference) {
      const { id, file, snapshot } = reference;
      const found = number(file === undefined ? `s${snapshot ?? 0}:${id}` : `f${file.nodeId}:${id}`, snapshot);
      references.set(found, reference);
      return found;
    },
    ofMention: ({ id, file }, snapshot) =>
      file === undefined || file === "" ? number(`s${snapshot}:${id}`, snapshot) : number(`f${file}:${id}`, undefined),
    reference: (found) => references.get(found),
    forget(snapshot) {
      for (const key of keysOf.get(snapshot) ?? []) {
        references.delete(numbers.get(key) ?? 0);
        numbers.delete(key);
      }
      keysOf.delete(snapshot);
    },
  };
}
