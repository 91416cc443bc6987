import type { Pattern } from "../../pattern/pattern.ts";
import { LoopBytes } from "../../regular/loop-bytes.ts";

const EMPTY = "only the empty word";
const encoder = new TextEncoder();

/** Which words a pattern has, as far as its form tells. */
export type Words = "none" | "only the empty word" | "some that is not empty" | "unknown";

/** Tells without building an automaton what words patterns have; intersections and complements need one. */
export class WordsOfPatterns {
  readonly #words = new Map<Pattern, Words>();
  readonly #nullable = new Map<Pattern, boolean>();
  readonly #plain = new Map<Pattern, boolean>();
  readonly #loops = new LoopBytes<Pattern>({
    childrenOf: (pattern) => this.#partsOf(pattern),
    isEndless: (pattern) => pattern.kind === "repeat-pattern" && pattern.max === null,
    addAscii: (pattern, bytes) => {
      if (pattern.kind === "class" || pattern.kind === "byte-class") {
        for (const [low, high] of pattern.ranges) bytes.add(low, high);
      } else if (pattern.kind === "text") for (const byte of encoder.encode(pattern.text)) bytes.add(byte);
      else if (pattern.kind === "bytes") for (const byte of pattern.bytes) bytes.add(byte);
    },
  });

  of(pattern: Pattern): Words {
    let words = this.#words.get(pattern);
    if (words === undefined) this.#words.set(pattern, (words = this.#find(pattern)));
    return words;
  }

  /** Whether the empty word is among them. */
  isNullable(pattern: Pattern): boolean {
    let nullable = this.#nullable.get(pattern);
    if (nullable === undefined) this.#nullable.set(pattern, (nullable = this.#findNullable(pattern)));
    return nullable;
  }

  #find(pattern: Pattern): Words {
    switch (pattern.kind) {
      case "text":
        return pattern.text === "" ? "only the empty word" : "some that is not empty";
      case "bytes":
        return pattern.bytes.length === 0 ? "only the empty word" : "some that is not empty";
      case "class":
      case "byte-class":
        return pattern.ranges.some(([low, high]) => low <= high) ? "some that is not empty" : "none";
      case "concat": {
        const words = pattern.items.map((item) => this.of(item));
        if (words.includes("none")) return "none";
        // Where one may be empty, the others tell.
        if (pattern.items.some((item, i) => words[i] === "unknown" && !this.isNullable(item))) return "unknown";
        return (["some that is not empty", "unknown"] as const).find((one) => words.includes(one)) ?? EMPTY;
      }
      case "alternate": {
        const words = pattern.options.map((option) => this.of(option));
        return (["some that is not empty", "unknown", EMPTY] as const).find((one) => words.includes(one)) ?? "none";
      }
      case "repeat-pattern": {
        const { item, min, max } = pattern;
        if (max !== null && max < min) return "none";
        if (max === 0) return EMPTY;
        const words = this.of(item);
        return words === "none" && min === 0 ? EMPTY : words;
      }
      case "intersect":
        return this.#outgrows(pattern.items) ? "some that is not empty" : "unknown";
      case "complement":
        return "unknown";
    }
  }

  /** True for one pattern without others that have fewer of some byte: identifiers without keywords. */
  #outgrows(items: readonly Pattern[]): boolean {
    const taken: Pattern[] = [];
    const kept: Pattern[] = [];
    for (const item of items) {
      if (item.kind === "complement") taken.push(item.item);
      else kept.push(item);
    }
    const [only] = kept;
    if (!only || kept.length > 1 || this.of(only) === "none") return false;
    return [only, ...taken].every((one) => this.#isPlain(one)) && this.#loops.outgrows(only, taken);
  }

  /** The parts of a pattern that have words. */
  #partsOf(pattern: Pattern): readonly Pattern[] {
    return partsOf(pattern).filter((part) => this.of(part) !== "none");
  }

  /** Whether no part that has words is an intersection or complement. */
  #isPlain(pattern: Pattern): boolean {
    let plain = this.#plain.get(pattern);
    if (plain === undefined) {
      plain =
        pattern.kind !== "intersect" &&
        pattern.kind !== "complement" &&
        this.#partsOf(pattern).every((part) => this.#isPlain(part));
      this.#plain.set(pattern, plain);
    }
    return plain;
  }

  #findNullable(pattern: Pattern): boolean {
    switch (pattern.kind) {
      case "text":
        return pattern.text === "";
      case "bytes":
        return pattern.bytes.length === 0;
      case "class":
      case "byte-class":
        return false;
      case "concat":
      case "intersect":
        return pattern.items.every((item) => this.isNullable(item));
      case "alternate":
        return pattern.options.some((option) => this.isNullable(option));
      case "repeat-pattern":
        if (pattern.max !== null && pattern.max < pattern.min) return false;
        return pattern.min === 0 || pattern.max === 0 || this.isNullable(pattern.item);
      case "complement":
        return !this.isNullable(pattern.item);
    }
  }
}

function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case "concat":
    case "intersect":
      return pattern.items;
    case "alternate":
      return pattern.options;
    case "repeat-pattern":
      // What is repeated no time at all is in no word.
      return pattern.max === 0 ? [] : [pattern.item];
    case "complement":
      return [pattern.item];
    case "text":
    case "bytes":
    case "class":
    case "byte-class":
      return [];
  }
}
