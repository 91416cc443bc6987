import { intersectRanges, normalizeRanges } from "../pattern/character-ranges.ts";
import type { CharacterRange } from "../pattern/pattern.ts";

interface Shared {
  /** Equal for equal expressions of one factory. */
  readonly id: number;
  /** True when the empty word is in the language. */
  readonly nullable: boolean;
}

/** A regular expression over bytes, hash-consed by the factory that made it. */
export type ByteExpression = Shared &
  (
    | { readonly kind: "empty-word" }
    | { readonly kind: "set"; readonly ranges: readonly CharacterRange[] }
    | { readonly kind: "concat"; readonly first: ByteExpression; readonly rest: ByteExpression }
    | { readonly kind: "alternate" | "intersect"; readonly items: readonly ByteExpression[] }
    | { readonly kind: "repeat"; readonly item: ByteExpression; readonly min: number; readonly max: number }
    | { readonly kind: "complement"; readonly item: ByteExpression }
  );

/** Makes expressions. The same language may have several, but equal arguments give the same one. */
export interface ByteExpressions {
  /** No word at all. */
  readonly nothing: ByteExpression;
  /** Every word. */
  readonly everything: ByteExpression;
  readonly emptyWord: ByteExpression;
  set(ranges: readonly CharacterRange[]): ByteExpression;
  concat(first: ByteExpression, rest: ByteExpression): ByteExpression;
  alternate(items: readonly ByteExpression[]): ByteExpression;
  intersect(items: readonly ByteExpression[]): ByteExpression;
  /** `max` is `Infinity` for no bound. */
  repeat(item: ByteExpression, min: number, max: number): ByteExpression;
  complement(item: ByteExpression): ByteExpression;
}

type Shape<E = ByteExpression> = E extends ByteExpression ? Omit<E, "id" | "nullable"> : never;

/** The items of nested lists of one kind as one list without repetition, in the order of their ids. */
function flatten(kind: "alternate" | "intersect", items: readonly ByteExpression[]): ByteExpression[] {
  const flat = new Map<number, ByteExpression>();
  for (const item of items) {
    if (item.kind === kind) for (const inner of item.items) flat.set(inner.id, inner);
    else flat.set(item.id, item);
  }
  return [...flat.values()].sort((a, b) => a.id - b.id);
}

/**
 * A factory of byte expressions. Its constructors apply the identities that keep the set of derivatives finite
 * (associativity, commutativity and idempotence of alternatives; Brzozowski, Derivatives of Regular Expressions, 1964).
 */
export function createByteExpressions(): ByteExpressions {
  const known = new Map<string, ByteExpression>();
  const intern = (key: string, nullable: boolean, shape: Shape): ByteExpression => {
    const found = known.get(key);
    if (found) return found;
    const made = { ...shape, id: known.size, nullable } as ByteExpression;
    known.set(key, made);
    return made;
  };

  const rawSet = (ranges: readonly CharacterRange[]): ByteExpression =>
    intern(`s${ranges.join(";")}`, false, { kind: "set", ranges });
  const nothing = rawSet([]);
  const emptyWord = intern("e", true, { kind: "empty-word" });

  const complement = (item: ByteExpression): ByteExpression =>
    item.kind === "complement" ? item.item : intern(`n${item.id}`, !item.nullable, { kind: "complement", item });
  const everything = complement(nothing);

  const set = (ranges: readonly CharacterRange[]): ByteExpression =>
    rawSet(intersectRanges(normalizeRanges(ranges), [[0, 255]]));

  const concat = (first: ByteExpression, rest: ByteExpression): ByteExpression => {
    if (first === nothing || rest === nothing) return nothing;
    if (first === emptyWord) return rest;
    if (rest === emptyWord) return first;
    if (first.kind === "concat") return concat(first.first, concat(first.rest, rest));
    return intern(`c${first.id},${rest.id}`, first.nullable && rest.nullable, { kind: "concat", first, rest });
  };

  const alternate = (items: readonly ByteExpression[]): ByteExpression => {
    const flat = flatten("alternate", items);
    if (flat.includes(everything)) return everything;
    const sets = flat.filter((item) => item.kind === "set");
    const others = flat.filter((item) => item.kind !== "set");
    const joined = set(sets.flatMap((item) => item.ranges));
    const all = joined === nothing ? others : [...others, joined].sort((a, b) => a.id - b.id);
    const [only] = all;
    if (only === undefined) return nothing;
    if (all.length === 1) return only;
    const nullable = all.some((item) => item.nullable);
    return intern(`a${all.map((item) => item.id).join(",")}`, nullable, { kind: "alternate", items: all });
  };

  const intersect = (items: readonly ByteExpression[]): ByteExpression => {
    const flat = flatten("intersect", items).filter((item) => item !== everything);
    if (flat.includes(nothing)) return nothing;
    const [only] = flat;
    if (only === undefined) return everything;
    if (flat.length === 1) return only;
    const nullable = flat.every((item) => item.nullable);
    return intern(`i${flat.map((item) => item.id).join(",")}`, nullable, { kind: "intersect", items: flat });
  };

  const repeat = (item: ByteExpression, min: number, max: number): ByteExpression => {
    if (max < min) return nothing;
    if (max === 0 || item === emptyWord) return emptyWord;
    if (item === nothing) return min === 0 ? emptyWord : nothing;
    if (min === 1 && max === 1) return item;
    const least = item.nullable ? 0 : min;
    return intern(`r${item.id},${least},${max}`, least === 0, { kind: "repeat", item, min: least, max });
  };

  return { nothing, everything, emptyWord, set, concat, alternate, intersect, repeat, complement };
}
