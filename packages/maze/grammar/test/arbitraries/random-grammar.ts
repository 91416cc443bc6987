import fc from "fast-check";
import {
  alternate,
  characterClass,
  choice,
  complement,
  concat,
  embedded,
  intersect,
  pattern,
  repeat,
  repeatPattern,
  rule,
  sequence,
  tagged,
  text,
  token,
  when,
} from "../../src/index.ts";
import type { Argument, Condition, Expression, Grammar, Pattern } from "../../src/index.ts";

/** What random patterns and grammars are made over. */
export const ALPHABET = "ab ";

const letters = fc.constantFrom("a", "b");
const bounds = fc
  .tuple(fc.nat(2), fc.option(fc.nat(2)))
  .map(([min, more]): [number, number | null] => [min, more === null ? null : min + more]);

/** Patterns over "a" and "b". */
export const somePattern: fc.Arbitrary<Pattern> = fc.letrec<{ any: Pattern }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    letters.map(text),
    fc.constantFrom("", "ab", "ba", "aab").map(text),
    fc.constant(characterClass("ab")),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((items) => concat(...items)),
    fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((items) => alternate(...items)),
    fc.tuple(tie("any"), bounds).map(([item, [min, max]]) => repeatPattern(item, min, max)),
    fc.array(tie("any"), { minLength: 2, maxLength: 2 }).map((items) => intersect(...items)),
    tie("any").map((item) => intersect(repeatPattern(characterClass("ab"), 0, null), complement(item))),
  ),
})).any;

const notBefore = fc.option(
  fc.constantFrom<Pattern>(
    text("a"),
    text("b"),
    characterClass("ab"),
    text("ab"),
    text("ba"),
    concat(text("a"), repeatPattern(text("b"), 0, null), text("a")),
  ),
  { nil: undefined },
);

const oneCharacter = fc.option(fc.constantFrom<Pattern>(text("a"), text("b"), characterClass("ab")), {
  nil: undefined,
});

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.nat(2).map((bit): Condition => ({ test: "bit-set", bit })),
  fc.nat(2).map((bit): Condition => ({ test: "bit-clear", bit })),
  fc.nat(4).map((value): Condition => ({ test: "less", value: BigInt(value) })),
  fc.nat(4).map((value): Condition => ({ test: "not-equal", value: BigInt(value) })),
  fc.nat(2).map((min): Condition => ({ test: "bit-count", mask: 7n, min, max: null })),
  fc
    .nat(2)
    .map((bit): Condition => ({ test: "not", condition: { test: "and", conditions: [{ test: "bit-set", bit }] } })),
);
const argument: fc.Arbitrary<Argument> = fc.oneof(
  fc.constant<Argument>({ op: "self" }),
  fc.nat(7).map((value): Argument => ({ op: "constant", value: BigInt(value) })),
  fc.nat(2).map((bit): Argument => ({ op: "set-bit", bit })),
  fc.nat(2).map((bit): Argument => ({ op: "clear-bit", bit })),
  fc.constant<Argument>({ op: "add", value: -1n }),
);

const letter = characterClass(["A", "z"]);
const WIDE: readonly Pattern[] = [
  repeatPattern(letter, 0, null),
  concat(text("a"), repeatPattern(letter, 0, 12), text("b")),
  concat(text("b"), repeatPattern(intersect(letter, complement(text("b"))), 0, null), text("b")),
];
const WIDE_LOOPS: readonly Expression[] = [
  sequence("a", repeat(pattern(letter), 0, null), "b"),
  repeat(pattern(letter), 1, null, "b"),
];

/** What random grammars may have. */
export interface GrammarShape {
  readonly parametric?: boolean;
  readonly tokens?: boolean;
  /** Also runs of many different characters, which the engine treats as lexemes of their own. */
  readonly wide?: boolean;
  /** Only tokens, with trivia before each and after all, and restrictions of one character. */
  readonly spaced?: boolean;
  readonly embedded?: boolean;
}

const PLAIN_RULES = ["start", "first", "second"];
const TERMINALS = ["x", "y", "z"];

const inner: Grammar = {
  start: "pair",
  rules: { pair: { body: choice(token("x"), sequence(token("x"), rule("pair"), "b")) } },
  terminals: { x: { pattern: text("a"), trivia: "space", notBefore: text("a") } },
  trivia: { space: text(" ") },
  endTrivia: "space",
};

/** Grammars over `ALPHABET`: recursive, ambiguous, nullable, with dead ends, whatever comes. */
export function someGrammar(shape: GrammarShape): fc.Arbitrary<Grammar> {
  const leaves: fc.Arbitrary<Expression>[] = [fc.constantFrom(...PLAIN_RULES).map((name) => rule(name))];
  if (!shape.spaced)
    leaves.push(
      somePattern.map(pattern),
      letters.map((letter) => pattern(text(letter))),
    );
  if (shape.wide) leaves.push(fc.constantFrom(...WIDE).map(pattern), fc.constantFrom(...WIDE_LOOPS));
  if (shape.tokens) leaves.push(fc.constantFrom(...TERMINALS).map(token));
  if (shape.parametric) leaves.push(argument.map((value) => rule("counted", value)));
  if (shape.embedded) leaves.push(fc.constant(embedded(inner)));
  const expression = fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      ...leaves,
      fc.array(tie("any"), { maxLength: 3 }).map((items) => sequence(...items)),
      fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map((options) => choice(...options)),
      fc
        .tuple(tie("any"), bounds, fc.option(tie("any"), { nil: undefined }))
        .map(([item, [min, max], separator]) => repeat(item, min, max, separator)),
      tie("any").map((item) => tagged("kind", item)),
      ...(shape.parametric ? [fc.tuple(condition, tie("any")).map(([test, item]) => when(test, item))] : []),
    ),
  })).any;
  const terminal = fc
    .tuple(somePattern, fc.boolean(), shape.spaced ? oneCharacter : notBefore)
    .map(([value, spaced, follow]) => ({
      pattern: value,
      trivia: spaced || shape.spaced ? "space" : undefined,
      notBefore: follow,
    }));
  return fc
    .record({
      start: expression,
      first: expression,
      second: expression,
      counted: expression,
      x: terminal,
      y: terminal,
      z: terminal,
      endTrivia: shape.spaced ? fc.constant("space") : fc.constantFrom("space", undefined),
    })
    .map(({ start, first, second, counted, x, y, z, endTrivia }) => ({
      start: "start",
      rules: {
        start: { body: start },
        first: { body: first },
        second: { body: second },
        ...(shape.parametric ? { counted: { body: counted, parametric: true } } : {}),
      },
      terminals: shape.tokens ? { x, y, z } : {},
      trivia: { space: text(" ") },
      endTrivia: shape.tokens ? endTrivia : undefined,
    }));
}

/** Every word over the alphabet up to a length. */
export function wordsUpTo(length: number, alphabet: string = ALPHABET): string[] {
  const words = [""];
  for (let from = 0, step = 0; step < length; step++) {
    const end = words.length;
    for (; from < end; from++) for (const letter of alphabet) words.push(`${words[from] ?? ""}${letter}`);
  }
  return words;
}
