import { MazeError } from "@maze/core";
import type { CharacterRange } from "../pattern/pattern.ts";
import type { GrammarErrorCode } from "../errors.ts";
import { ByteSets } from "./byte-sets.ts";
import { EMPTY_WORD, EVERYTHING, NOTHING } from "./basic-languages.ts";
import { CodePointClasses } from "./code-point-classes.ts";
import { combineRows, constantRow, mapRow, targetAt, type DerivativeRow } from "./derivative-row.ts";
import { LoopBytes } from "./loop-bytes.ts";
import { TupleTable } from "./tuple-table.ts";

export { EMPTY_WORD, EVERYTHING, NOTHING } from "./basic-languages.ts";

const KIND = { nothing: 0, emptyWord: 1, bytes: 2, concat: 3, alternate: 4, intersect: 5, not: 6, repeat: 7, class: 8 };
const UNBOUNDED = -1;
/** Bytes that begin most words, and no keyword: what a word is looked for with first. */
const LIKELY_BYTES = [...new TextEncoder().encode('z_0 "(')];
/** More states than this in one search for a word, and the pattern is refused. */
const SEARCH_LIMIT = 50_000;
/** So many bytes of common beginnings are shared at once. */
const FACTORING_LIMIT = 400;

/**
 * Regular languages over bytes as hash-consed terms, closed under all Boolean operations, and their derivatives
 * (Brzozowski 1964; Owens, Reppy and Turon 2009, "Regular-expression derivatives re-examined"). Languages are numbers:
 * equal terms have equal numbers. Terms are kept in a weak normal form, so that derivatives of a term are finitely many.
 * Characters are decoded lazily: a class of code points is one term, however many byte sequences it stands for.
 */
export class Languages {
  readonly sets = new ByteSets();
  #terms = new TupleTable();
  #nullable: boolean[] = [];
  /** True where the term has an intersection or complement inside, so that emptiness needs a search. */
  #boolean: boolean[] = [];
  #factoring = 0;
  #finite: (boolean | undefined)[] = [];
  #classes = new CodePointClasses();
  #loops = new LoopBytes<number>({
    childrenOf: (language) => this.#children(language),
    isEndless: (language) => this.#kind(language) === KIND.repeat && this.#terms.at(language, 3) === UNBOUNDED,
    addAscii: (language, bytes) => {
      const { ends, targets } = this.derivatives(language);
      targets.forEach((target, i) => {
        if (target !== NOTHING) bytes.add(i === 0 ? 0 : (ends[i - 1] as number) + 1, ends[i] as number);
      });
    },
  });
  #hasWord = new Map<number, boolean>();
  #rows: (DerivativeRow | undefined)[] = [];

  constructor() {
    this.#make([KIND.nothing], false, false);
    this.#make([KIND.emptyWord], true, false);
    this.#make([KIND.not, NOTHING], true, false);
    this.#rows[EVERYTHING] = constantRow(EVERYTHING);
  }

  /** True when the empty word is in the language. */
  isNullable(language: number): boolean {
    return this.#nullable[language] as boolean;
  }

  /** How many distinct terms were made. */
  get size(): number {
    return this.#terms.size;
  }

  byteSet(set: number): number {
    return this.sets.isEmpty(set) ? NOTHING : this.#make([KIND.bytes, set], false, false);
  }

  byte(value: number): number {
    return this.byteSet(this.sets.ofByte(value));
  }

  /** The words that `bytes` spells. */
  word(bytes: ArrayLike<number>): number {
    let result = EMPTY_WORD;
    for (let i = bytes.length - 1; i >= 0; i--) result = this.concat(this.byte(bytes[i] as number), result);
    return result;
  }

  /** One code point of the ranges, as UTF-8. */
  codePoints(ranges: readonly CharacterRange[]): number {
    const last = ranges.at(-1);
    if (!last) return NOTHING;
    if (last[1] < 0x80) return this.byteSet(this.sets.ofRanges(ranges));
    return this.#ofClass(this.#classes.idOf(ranges), 0);
  }

  concat(first: number, rest: number): number {
    if (first === NOTHING || rest === NOTHING) return NOTHING;
    if (first === EMPTY_WORD) return rest;
    if (rest === EMPTY_WORD) return first;
    if (this.#kind(first) === KIND.concat) {
      return this.concat(this.#terms.at(first, 1), this.concat(this.#terms.at(first, 2), rest));
    }
    const nullable = this.isNullable(first) && this.isNullable(rest);
    return this.#make([KIND.concat, first, rest], nullable, this.#isBoolean(first) || this.#isBoolean(rest));
  }

  alternate(options: readonly number[]): number {
    const parts = this.#flattened(options, KIND.alternate, NOTHING);
    if (parts.includes(EVERYTHING)) return EVERYTHING;
    const merged = this.#factored(this.#mergeBytes(parts, (a, b) => this.sets.union(a, b)));
    return this.#list(KIND.alternate, merged, NOTHING, (part) => this.isNullable(part));
  }

  intersect(items: readonly number[]): number {
    const parts = this.#flattened(items, KIND.intersect, EVERYTHING);
    if (parts.includes(NOTHING)) return NOTHING;
    if (parts.includes(EMPTY_WORD)) return parts.every((part) => this.isNullable(part)) ? EMPTY_WORD : NOTHING;
    const merged = this.#mergeBytes(parts, (a, b) => this.sets.intersection(a, b));
    if (merged.includes(NOTHING)) return NOTHING;
    for (const part of merged) {
      if (this.#kind(part) === KIND.not && merged.includes(this.#terms.at(part, 1))) return NOTHING;
    }
    return this.#list(KIND.intersect, merged, EVERYTHING, undefined);
  }

  complement(language: number): number {
    if (this.#kind(language) === KIND.not) return this.#terms.at(language, 1);
    return this.#make([KIND.not, language], !this.isNullable(language), true);
  }

  /** The language between `min` and `max` times; `null` is no upper bound. */
  repeat(language: number, min: number, max: number | null): number {
    if (max !== null && max < min) return NOTHING;
    if (max === 0) return EMPTY_WORD;
    if (language === NOTHING) return min === 0 ? EMPTY_WORD : NOTHING;
    if (language === EMPTY_WORD) return EMPTY_WORD;
    if (min === 1 && max === 1) return language;
    if (min === 0 && max === null && this.#isAnyByte(language)) return EVERYTHING;
    const least = this.isNullable(language) ? 0 : min;
    const parts = [KIND.repeat, language, least, max ?? UNBOUNDED];
    return this.#make(parts, least === 0, this.#isBoolean(language));
  }

  /** The language without the empty word. */
  withoutEmptyWord(language: number): number {
    return this.isNullable(language) ? this.intersect([language, this.complement(EMPTY_WORD)]) : language;
  }

  /** What may follow each byte in the language. */
  derivatives(language: number): DerivativeRow {
    const known = this.#rows[language];
    if (known) return known;
    const row = this.#computeRow(language);
    this.#rows[language] = row;
    return row;
  }

  /**
   * The only byte that a word of the language can begin with, and what follows it; undefined where the form does not tell.
   */
  onlyByte(language: number): { readonly byte: number; readonly rest: number } | undefined {
    const isConcat = this.#kind(language) === KIND.concat;
    const first = isConcat ? this.#terms.at(language, 1) : language;
    if (this.#kind(first) !== KIND.bytes) return undefined;
    const byte = this.sets.onlyByte(this.#terms.at(first, 1));
    return byte < 0 ? undefined : { byte, rest: isConcat ? this.#terms.at(language, 2) : EMPTY_WORD };
  }

  /** The parts of a counted run that comes first in the language. */
  leadingRun(
    language: number,
  ): { readonly item: number; readonly min: number; readonly max: number; readonly rest: number } | undefined {
    const isConcat = this.#kind(language) === KIND.concat;
    const run = isConcat ? this.#terms.at(language, 1) : language;
    if (this.#kind(run) !== KIND.repeat) return undefined;
    const max = this.#terms.at(run, 3);
    return {
      item: this.#terms.at(run, 1),
      min: this.#terms.at(run, 2),
      max: max === UNBOUNDED ? Number.POSITIVE_INFINITY : max,
      rest: isConcat ? this.#terms.at(language, 2) : EMPTY_WORD,
    };
  }

  /** What may follow `byte` in the language: the words w such that byte·w is in it. */
  derivative(language: number, byte: number): number {
    return targetAt(this.derivatives(language), byte);
  }

  /** True when some word is in the language. */
  hasWord(language: number): boolean {
    if (language === NOTHING) return false;
    if (!this.#isBoolean(language) || this.isNullable(language)) return true;
    const known = this.#hasWord.get(language);
    if (known !== undefined) return known;
    const kind = this.#kind(language);
    let answer: boolean;
    if (kind === KIND.concat) answer = this.#children(language).every((child) => this.hasWord(child));
    else if (kind === KIND.alternate) answer = this.#children(language).some((child) => this.hasWord(child));
    else if (kind === KIND.repeat) answer = this.hasWord(this.#terms.at(language, 1));
    else answer = this.#outgrows(language) || this.#searchWord(language);
    this.#hasWord.set(language, answer);
    return answer;
  }

  /** True when some repetition in the term runs over many different bytes: text, comments, the inside of a string. */
  isWide(language: number, seen: Set<number> = new Set()): boolean {
    if (seen.has(language)) return false;
    seen.add(language);
    const kind = this.#kind(language);
    if (kind === KIND.repeat) {
      const max = this.#terms.at(language, 3);
      const many = max === UNBOUNDED || max > 8;
      if (many && this.distinguishedBytes(this.#terms.at(language, 1)) > 24) return true;
    }
    return this.#children(language).some((child) => this.isWide(child, seen));
  }

  /** How many bytes may be the first of a word of the language. */
  distinguishedBytes(language: number): number {
    const { ends, targets } = this.derivatives(language);
    let count = 0;
    for (let i = 0; i < ends.length; i++) {
      if (targets[i] !== NOTHING) count += (ends[i] as number) - (i === 0 ? -1 : (ends[i - 1] as number));
    }
    return count;
  }

  #children(language: number): number[] {
    const kind = this.#kind(language);
    const terms = this.#terms;
    if (kind === KIND.concat) return [terms.at(language, 1), terms.at(language, 2)];
    if (kind === KIND.not || kind === KIND.repeat) return [terms.at(language, 1)];
    if (kind !== KIND.alternate && kind !== KIND.intersect) return [];
    const children: number[] = [];
    this.#addChildren(language, children);
    return children;
  }

  #addChildren(language: number, children: number[]): void {
    const { pool } = this.#terms;
    const end = this.#terms.endOf(language);
    for (let i = this.#terms.startOf(language) + 1; i < end; i++) children.push(pool[i] as number);
  }

  #computeRow(language: number): DerivativeRow {
    const terms = this.#terms;
    switch (this.#kind(language)) {
      case KIND.bytes:
        return this.sets.row(terms.at(language, 1));
      case KIND.class:
        return this.#classes.row(terms.at(language, 1), terms.at(language, 2), this.#ofClass);
      case KIND.concat: {
        const first = terms.at(language, 1);
        const rest = terms.at(language, 2);
        const left = mapRow(this.derivatives(first), (next) => this.concat(next, rest));
        if (!this.isNullable(first)) return left;
        return combineRows([left, this.derivatives(rest)], (parts) => this.#alternateParts(parts));
      }
      case KIND.repeat: {
        const item = terms.at(language, 1);
        const max = terms.at(language, 3);
        const least = Math.max(terms.at(language, 2) - 1, 0);
        const rest = this.repeat(item, least, max === UNBOUNDED ? null : max - 1);
        return mapRow(this.derivatives(item), (next) => this.concat(next, rest));
      }
      case KIND.not:
        return mapRow(this.derivatives(terms.at(language, 1)), (next) => this.complement(next));
      case KIND.alternate:
        return combineRows(this.#rowsOf(language), (parts) => this.#alternateParts(parts));
      case KIND.intersect:
        return combineRows(this.#rowsOf(language), (parts) =>
          parts.includes(NOTHING) ? NOTHING : this.intersect(parts),
        );
      default:
        return constantRow(NOTHING);
    }
  }

  #rowsOf(language: number): DerivativeRow[] {
    return this.#children(language).map((child) => this.derivatives(child));
  }

  #alternateParts(parts: readonly number[]): number {
    const some = parts.filter((part) => part !== NOTHING);
    return some.length < 2 ? (some[0] ?? NOTHING) : this.alternate(some);
  }

  readonly #ofClass = (id: number, left: number): number => this.#make([KIND.class, id, left], false, false);

  /**
   * True for what an infinite language keeps when languages are taken away that are finite, or that lack a byte which it
   * repeats without end: identifiers without keywords, however many zeros an escape in a keyword may have.
   */
  #outgrows(language: number): boolean {
    if (this.#kind(language) !== KIND.intersect) return false;
    const taken: number[] = [];
    let kept = -1;
    for (const child of this.#children(language)) {
      const without = this.#kind(child) === KIND.not ? this.#terms.at(child, 1) : -1;
      if (without >= 0 && !this.#isBoolean(without)) taken.push(without);
      else if (this.#isBoolean(child) || this.#isFinite(child) || kept >= 0) return false;
      else kept = child;
    }
    if (kept < 0) return false;
    if (taken.every((one) => this.#isFinite(one))) return true;
    return this.#loops.outgrows(kept, taken);
  }

  /** False also where it is not known. */
  #isFinite(language: number): boolean {
    let known = this.#finite[language];
    if (known === undefined) {
      const kind = this.#kind(language);
      const bounded = kind !== KIND.not && (kind !== KIND.repeat || this.#terms.at(language, 3) !== UNBOUNDED);
      known = bounded && this.#children(language).every((child) => this.#isFinite(child));
      this.#finite[language] = known;
    }
    return known;
  }

  #searchWord(start: number): boolean {
    const seen = new Set([start]);
    const queue = [start];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const row = this.derivatives(next);
      const targets = [...LIKELY_BYTES.map((byte) => targetAt(row, byte)), ...row.targets];
      for (const after of targets) {
        if (after === NOTHING || seen.has(after)) continue;
        const known = this.isNullable(after) || !this.#isBoolean(after) ? true : this.#hasWord.get(after);
        if (known === true) return true;
        seen.add(after);
        if (known === undefined) queue.push(after);
      }
      if (seen.size > SEARCH_LIMIT) {
        throw new MazeError<GrammarErrorCode>({
          code: "MAZE_GRAMMAR_LIMIT",
          message: `a pattern with intersections or complements has more than ${String(SEARCH_LIMIT)} states`,
          hint: "Make its bounds smaller, or split it.",
        });
      }
    }
    for (const language of seen) this.#hasWord.set(language, false);
    return false;
  }

  #flattened(parts: readonly number[], kind: number, neutral: number): number[] {
    const flat: number[] = [];
    for (const part of parts) {
      if (this.#kind(part) === kind) this.#addChildren(part, flat);
      else if (part !== neutral) flat.push(part);
    }
    return sortedDistinct(flat);
  }

  /** Byte sets among the parts become one. */
  #mergeBytes(parts: number[], combine: (a: number, b: number) => number): number[] {
    let set = -1;
    let count = 0;
    for (const part of parts) {
      if (this.#kind(part) !== KIND.bytes) continue;
      const one = this.#terms.at(part, 1);
      set = count++ === 0 ? one : combine(set, one);
    }
    if (count < 2) return parts;
    return sortedDistinct([...parts.filter((part) => this.#kind(part) !== KIND.bytes), this.byteSet(set)]);
  }

  /** Words that begin with the same byte set share it, so that many words are a trie. */
  #factored(parts: number[]): number[] {
    if (!this.#shareFirstBytes(parts)) return parts;
    const rests = new Map<number, number[]>();
    const others: number[] = [];
    for (const part of parts) {
      const first = this.#firstBytes(part);
      if (first < 0) {
        others.push(part);
        continue;
      }
      const list = rests.get(first);
      if (list) list.push(this.#terms.at(part, 2));
      else rests.set(first, [this.#terms.at(part, 2)]);
    }
    // Very long common beginnings stay as they are, past a depth that the call stack bears.
    if (this.#factoring >= FACTORING_LIMIT) return parts;
    this.#factoring++;
    try {
      for (const [first, list] of rests) others.push(this.concat(first, this.alternate(list)));
    } finally {
      this.#factoring--;
    }
    return others.sort((a, b) => a - b);
  }

  /** The byte set that a concatenation begins with, -1 where it begins with something else. */
  #firstBytes(part: number): number {
    if (this.#kind(part) !== KIND.concat) return -1;
    const first = this.#terms.at(part, 1);
    return this.#kind(first) === KIND.bytes ? first : -1;
  }

  #shareFirstBytes(parts: readonly number[]): boolean {
    const seen = new Set<number>();
    for (const part of parts) {
      const first = this.#firstBytes(part);
      if (first >= 0 && seen.size === seen.add(first).size) return true;
    }
    return false;
  }

  #list(kind: number, parts: number[], none: number, nullableIf: ((part: number) => boolean) | undefined): number {
    if (parts.length === 0) return none;
    if (parts.length === 1) return parts[0] as number;
    const nullable = nullableIf ? parts.some(nullableIf) : parts.every((part) => this.isNullable(part));
    const isBoolean = kind === KIND.intersect || parts.some((part) => this.#isBoolean(part));
    return this.#make([kind, ...parts], nullable, isBoolean);
  }

  #isAnyByte(language: number): boolean {
    return this.#kind(language) === KIND.bytes && this.sets.count(this.#terms.at(language, 1)) === 256;
  }

  #kind(language: number): number {
    return this.#terms.at(language, 0);
  }

  #isBoolean(language: number): boolean {
    return this.#boolean[language] as boolean;
  }

  #make(term: readonly number[], nullable: boolean, isBoolean: boolean): number {
    const id = this.#terms.intern(term);
    if (id === this.#nullable.length) {
      this.#nullable.push(nullable);
      this.#boolean.push(isBoolean);
    }
    return id;
  }
}

/** Sorts numbers in place and drops repeated ones. */
function sortedDistinct(values: number[]): number[] {
  if (values.length < 2) return values;
  values.sort((a, b) => a - b);
  let kept = 1;
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== values[i - 1]) values[kept++] = values[i] as number;
  }
  values.length = kept;
  return values;
}
