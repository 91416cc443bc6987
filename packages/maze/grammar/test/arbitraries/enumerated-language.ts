import type { Expression, Grammar, Pattern } from "../../src/index.ts";
import { applyArgument, holds } from "../../src/ast/parameter.ts";
import { ALPHABET, wordsUpTo } from "./random-grammar.ts";

/** Words of a language with, for each, the lexemes that end in it: where, and what must not follow. */
type Words = Map<string, Marked>;
interface Marked {
  readonly word: string;
  readonly marks: readonly { readonly at: number; readonly forbidden: ReadonlySet<string> }[];
}

const numbers = new WeakMap<object, number>();
let next = 0;
const numberOf = (object: object): number => {
  const found = numbers.get(object) ?? next++;
  numbers.set(object, found);
  return found;
};
const keyOf = ({ word, marks }: Marked): string =>
  `${word}|${[...new Set(marks.map((mark) => `${mark.at}:${numberOf(mark.forbidden)}`))].sort().join(",")}`;
const wordsOf = (items: Iterable<Marked>): Words => new Map(Array.from(items, (item) => [keyOf(item), item]));

function joined(first: Words, second: Words, length: number): Words {
  const all: Marked[] = [];
  for (const a of first.values()) {
    for (const b of second.values()) {
      if (a.word.length + b.word.length > length) continue;
      const moved = b.marks.map((mark) => ({ ...mark, at: mark.at + a.word.length }));
      all.push({ word: a.word + b.word, marks: [...a.marks, ...moved] });
    }
  }
  return wordsOf(all);
}

const EMPTY: Words = wordsOf([{ word: "", marks: [] }]);
const union = (all: readonly Words[]): Words => new Map(all.flatMap((words) => [...words]));

function repeated(item: Words, min: number, max: number | null, separator: Words, length: number): Words {
  let current = item;
  const found: Words[] = min === 0 ? [EMPTY] : [];
  // Past this many items a word that is new in the union cannot come: each adds a letter or repeats a word.
  for (let count = 1; count <= (max ?? Math.max(min, 1) + length + 1); count++) {
    if (count >= min) found.push(current);
    current = joined(joined(current, separator, length), item, length);
  }
  return union(found);
}

function patternWords(pattern: Pattern, length: number): Set<string> {
  const plain = (item: Pattern): Words =>
    wordsOf(Array.from(patternWords(item, length), (word) => ({ word, marks: [] })));
  const bare = (words: Words): Set<string> => new Set(Array.from(words.values(), ({ word }) => word));
  const everything = wordsUpTo(length);
  switch (pattern.kind) {
    case "text":
      return new Set(pattern.text.length <= length ? [pattern.text] : []);
    case "class":
    case "byte-class":
      return new Set(
        everything.filter(
          (word) =>
            word.length === 1 &&
            pattern.ranges.some(([low, high]) => word.charCodeAt(0) >= low && word.charCodeAt(0) <= high),
        ),
      );
    case "bytes":
      return patternWords({ kind: "text", text: String.fromCharCode(...pattern.bytes) }, length);
    case "concat":
      return bare(pattern.items.reduce((all, item) => joined(all, plain(item), length), EMPTY));
    case "alternate":
      return new Set(pattern.options.flatMap((option) => [...patternWords(option, length)]));
    case "repeat-pattern":
      return bare(repeated(plain(pattern.item), pattern.min, pattern.max, EMPTY, length));
    case "intersect": {
      const sets = pattern.items.map((item) => patternWords(item, length));
      return new Set(everything.filter((word) => sets.every((set) => set.has(word))));
    }
    case "complement": {
      const without = patternWords(pattern.item, length);
      return new Set(everything.filter((word) => !without.has(word)));
    }
  }
}

/**
 * All sentences up to a length over `ALPHABET`, straight from the definition: the least fixed point of the rules over
 * sets of words, then the follow conditions read off each finished text.
 */
export function enumerateLanguage(grammar: Grammar, length: number): Set<string> {
  const sets = new Map<Pattern, Set<string>>();
  const wordsOfPattern = (pattern: Pattern): Set<string> => {
    const found = sets.get(pattern) ?? patternWords(pattern, length);
    sets.set(pattern, found);
    return found;
  };
  const plain = (pattern: Pattern): Words =>
    wordsOf(Array.from(wordsOfPattern(pattern), (word) => ({ word, marks: [] })));

  const lexemesOf = (pattern: Pattern): Words =>
    wordsOf([...plain(pattern).values()].filter(({ word }) => word !== ""));

  const marked = (from: Grammar, start: string): Words => {
    const table = new Map<string, Words>();
    const trivia = (name: string | undefined): Words =>
      name === undefined
        ? EMPTY
        : repeated(plain(from.trivia[name] ?? { kind: "text", text: "" }), 0, null, EMPTY, length);
    const derive = (expression: Expression, self: bigint): Words => {
      switch (expression.kind) {
        case "pattern":
          return plain(expression.pattern);
        case "token": {
          const terminal = from.terminals[expression.name];
          if (!terminal) throw new Error(expression.name);
          const lexemes = joined(trivia(terminal.trivia), lexemesOf(terminal.pattern), length);
          if (!terminal.notBefore) return lexemes;
          const forbidden = wordsOfPattern(terminal.notBefore);
          return wordsOf(
            Array.from(lexemes.values(), ({ word }) => ({ word, marks: [{ at: word.length, forbidden }] })),
          );
        }
        case "rule": {
          const target = from.rules[expression.name];
          const value = target?.parametric && expression.argument ? applyArgument(expression.argument, self) : 0n;
          if (value === undefined) return new Map();
          const key = `${expression.name} ${value}`;
          if (!table.has(key)) table.set(key, new Map());
          return table.get(key) ?? new Map<string, Marked>();
        }
        case "sequence":
          return expression.items.reduce((all, item) => joined(all, derive(item, self), length), EMPTY);
        case "choice":
          return union(expression.options.map((option) => derive(option, self)));
        case "repeat": {
          const separator = expression.separator ? derive(expression.separator, self) : EMPTY;
          return repeated(derive(expression.item, self), expression.min, expression.max, separator, length);
        }
        case "when":
          return holds(expression.condition, self) ? derive(expression.item, self) : new Map<string, Marked>();
        case "tagged":
          return derive(expression.item, self);
        case "embedded":
          return marked(expression.grammar, expression.entry ?? expression.grammar.start);
      }
    };
    table.set(`${start} 0`, new Map());
    for (let size = -1, now = 0; size !== now;) {
      size = now;
      for (const [key, words] of [...table]) {
        const [name = "", value = "0"] = key.split(" ");
        const body = from.rules[name]?.body;
        if (body) table.set(key, union([words, derive(body, BigInt(value))]));
      }
      now = [...table.values()].reduce((sum, words) => sum + words.size + 1, 0);
    }
    return joined(table.get(`${start} 0`) ?? new Map<string, Marked>(), trivia(from.endTrivia), length);
  };

  const sentences = new Set<string>();
  for (const { word, marks } of marked(grammar, grammar.start).values()) {
    const broken = marks.some(({ at, forbidden }) => {
      for (let end = at; end <= word.length; end++) if (forbidden.has(word.slice(at, end))) return true;
      return false;
    });
    if (!broken) sentences.add(word);
  }
  return sentences;
}

/** The alphabet as bytes. */
export const ALPHABET_BYTES = new TextEncoder().encode(ALPHABET);
