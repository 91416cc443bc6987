import type { MazeError } from "@maze/core";
import { intersectRanges, withoutSurrogates } from "../../pattern/character-ranges.ts";
import {
  alternate,
  anyCharacter,
  concat,
  emptyWord,
  nothing,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { unsupported } from "../common/source-text.ts";
import { caseClosure } from "./unicode-sets.ts";
import type { CharacterSet, RegexFlags, RegexNode } from "./regex-tree.ts";

/** A language split by what it needs: the start of the text at its left edge, the end at its right one. */
interface Anchored {
  readonly pattern: Pattern;
  readonly start: boolean;
  readonly end: boolean;
}

const isEmptyWord = (pattern: Pattern): boolean => pattern.kind === "text" && pattern.text === "";
const isNothing = (pattern: Pattern): boolean => pattern.kind === "alternate" && pattern.options.length === 0;

function nullable(pattern: Pattern): boolean {
  if (pattern.kind === "concat") return pattern.items.every(nullable);
  if (pattern.kind === "alternate") return pattern.options.some(nullable);
  if (pattern.kind === "repeat-pattern") return pattern.min === 0 || nullable(pattern.item);
  return isEmptyWord(pattern);
}

function join(a: Pattern, b: Pattern): Pattern {
  if (isNothing(a) || isNothing(b)) return nothing;
  if (isEmptyWord(a)) return b;
  if (isEmptyWord(b)) return a;
  const items = [...(a.kind === "concat" ? a.items : [a]), ...(b.kind === "concat" ? b.items : [b])];
  const merged: Pattern[] = [];
  for (const item of items) {
    const last = merged.at(-1);
    if (last?.kind === "text" && item.kind === "text") merged[merged.length - 1] = text(last.text + item.text);
    else merged.push(item);
  }
  const [only] = merged;
  return merged.length === 1 && only !== undefined ? only : concat(...merged);
}

function choose(options: readonly Pattern[]): Pattern {
  const flat = options.flatMap((option) => (option.kind === "alternate" ? option.options : [option]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : alternate(...flat);
}

/** Turns one tree into the parts of its language. */
class PatternBuilder {
  private readonly source: string;
  private readonly flags: RegexFlags;
  private readonly what: string;

  constructor(source: string, flags: RegexFlags, what: string) {
    this.source = source;
    this.flags = flags;
    this.what = what;
  }

  build(node: RegexNode): readonly Anchored[] {
    switch (node.kind) {
      case "set":
        return [{ pattern: this.set(node.set, node.at), start: false, end: false }];
      case "start":
        return [{ pattern: emptyWord, start: true, end: false }];
      case "end":
        return [{ pattern: emptyWord, start: false, end: true }];
      case "alternate":
        return merge(node.options.flatMap((option) => this.build(option)));
      case "concat":
        return this.pairs(node.items)
          .map((item) => (Array.isArray(item) ? [this.pair(item)] : this.build(item)))
          .reduce(product, [{ pattern: emptyWord, start: false, end: false }]);
      case "repeat":
        return this.repeat(node);
    }
  }

  private repeat(node: Extract<RegexNode, { kind: "repeat" }>): readonly Anchored[] {
    const { min, max, at } = node;
    const parts = this.build(node.item);
    if (parts.every(({ start, end }) => !start && !end)) {
      const pattern = repeatPattern(choose(parts.map((part) => part.pattern)), min, max);
      return [{ pattern, start: false, end: false }];
    }
    if (max === 0) return [{ pattern: emptyWord, start: false, end: false }];
    if (max !== 1) throw this.unsupported('"^" or "$" in what is repeated', at);
    return min === 1 ? parts : merge([...parts, { pattern: emptyWord, start: false, end: false }]);
  }

  private set(set: CharacterSet, at: number): Pattern {
    const surrogates = intersectRanges(set.ranges, [[0xd800, 0xdfff]]);
    const isPart = surrogates.length !== 1 || surrogates[0]?.[0] !== 0xd800 || surrogates[0][1] !== 0xdfff;
    const ranges = withoutSurrogates(set.ranges);
    if (!this.flags.unicode && surrogates.length > 0 && (isPart || ranges.length === 0)) {
      throw this.unsupported("half of a surrogate pair without the flag u", at);
    }
    const strings = set.strings.map((points) => this.string(points));
    return strings.length === 0 ? classPattern(ranges) : choose([...strings, classPattern(ranges)]);
  }

  private string(points: readonly number[]): Pattern {
    return points
      .map((point) => (this.flags.ignoreCase ? caseClosure([[point, point]], true) : [[point, point] as const]))
      .map((ranges) => classPattern(withoutSurrogates(ranges)))
      .reduce(join, emptyWord);
  }

  /** Without `u`, a half of a surrogate pair and the other half next to it are one character. */
  private pairs(items: readonly RegexNode[]): (RegexNode | [CharacterRange[], CharacterRange[]])[] {
    if (this.flags.unicode) return [...items];
    const result: (RegexNode | [CharacterRange[], CharacterRange[]])[] = [];
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      const high = within(item, 0xd800, 0xdbff);
      const low = within(items[index + 1], 0xdc00, 0xdfff);
      if (high !== undefined && low !== undefined) {
        result.push([high, low]);
        index++;
      } else if (item !== undefined) result.push(item);
    }
    return result;
  }

  private pair([highs, lows]: [CharacterRange[], CharacterRange[]]): Anchored {
    const ranges = highs.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((high) =>
        lows.map(([a, b]): CharacterRange => [combine(high, a), combine(high, b)]),
      ),
    );
    return { pattern: classPattern(withoutSurrogates(ranges)), start: false, end: false };
  }

  private unsupported(construct: string, at: number): MazeError {
    return unsupported({ what: this.what, text: this.source }, at, construct);
  }
}

const combine = (high: number, low: number): number => (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;

function within(node: RegexNode | undefined, low: number, high: number): CharacterRange[] | undefined {
  if (node?.kind !== "set" || node.set.ranges.length === 0 || node.set.strings.length > 0) return undefined;
  return node.set.ranges.every(([a, b]) => a >= low && b <= high) ? [...node.set.ranges] : undefined;
}

function classPattern(ranges: readonly CharacterRange[]): Pattern {
  const [first] = ranges;
  if (first === undefined) return nothing;
  if (ranges.length === 1 && first[0] === first[1]) return text(String.fromCodePoint(first[0]));
  return { kind: "class", ranges };
}

function merge(parts: readonly Anchored[]): readonly Anchored[] {
  const kinds = [0, 1, 2, 3].map((kind) => parts.filter(({ start, end }) => Number(start) * 2 + Number(end) === kind));
  return kinds
    .filter((group) => group.length > 0)
    .map((group) => ({
      pattern: choose(group.map((part) => part.pattern)),
      start: group[0]?.start === true,
      end: group[0]?.end === true,
    }));
}

function product(left: readonly Anchored[], right: readonly Anchored[]): readonly Anchored[] {
  const parts: Anchored[] = [];
  for (const a of left) {
    for (const b of right) {
      const part = combineParts(a, b);
      if (part !== undefined) parts.push(part);
    }
  }
  return merge(parts);
}

/** What stands left of a needed start of the text, or right of a needed end, is empty. */
function combineParts(a: Anchored, b: Anchored): Anchored | undefined {
  if (b.start && !nullable(a.pattern)) return undefined;
  if (a.end && !nullable(b.pattern)) return undefined;
  const left = b.start ? emptyWord : a.pattern;
  const right = a.end ? emptyWord : b.pattern;
  return { pattern: join(left, right), start: a.start || b.start, end: a.end || b.end };
}

/**
 * The texts that a tree matches: as a whole, or (`search`) anywhere in them. Anchors are understood wherever they stand
 * unless they are repeated.
 */
export function regexToPattern(
  node: RegexNode,
  source: string,
  flags: RegexFlags,
  match: "full" | "search",
  what = "regular expression",
): Pattern {
  const parts = new PatternBuilder(source, flags, what).build(node);
  if (match === "full") return choose(parts.map((part) => part.pattern));
  const anything = starPattern(anyCharacter);
  const texts = parts.map(({ pattern, start, end }) =>
    join(join(start || flags.sticky ? emptyWord : anything, pattern), end ? emptyWord : anything),
  );
  return choose(texts);
}
