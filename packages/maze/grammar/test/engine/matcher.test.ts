import { describe, expect, it } from "vitest";
import {
  alternate,
  characterClass,
  choice,
  compileGrammar,
  concat,
  createMatcher,
  difference,
  notCharacters,
  optional,
  pattern,
  plus,
  plusPattern,
  repeat,
  rule,
  sequence,
  star,
  starPattern,
  text,
  token,
  when,
  type Expression,
  type Grammar,
  type Pattern,
} from "../../src/index.ts";

const encode = (value: string): Uint8Array => new TextEncoder().encode(value);

function grammarOf(rules: Record<string, Expression>, rest: Partial<Grammar> = {}): Grammar {
  const bodies = Object.fromEntries(Object.entries(rules).map(([name, body]) => [name, { body }]));
  return { start: Object.keys(rules)[0] ?? "", rules: bodies, terminals: {}, trivia: {}, ...rest };
}

/** Whether a text is in the language, and otherwise how far it can be read. */
function verdict(grammar: Grammar, input: string): true | number {
  const matcher = createMatcher(compileGrammar(grammar));
  const bytes = encode(input);
  const length = matcher.prefixLength(bytes);
  if (length < bytes.length) return length;
  matcher.acceptBytes(bytes);
  return matcher.isAccepting() ? true : length;
}

describe("matching scannerless grammars", () => {
  it("nests", () => {
    const grammar = grammarOf({ s: choice("x", sequence("(", rule("s"), ")")) });
    expect(verdict(grammar, "((x))")).toBe(true);
    expect(verdict(grammar, "((x)))")).toBe(5);
    expect(verdict(grammar, "((x)")).toBe(4);
    expect(verdict(grammar, "()")).toBe(1);
  });

  it("handles left, right and hidden left recursion and the empty text", () => {
    const left = grammarOf({ s: choice(sequence(rule("s"), "(", rule("s"), ")"), sequence()) });
    expect(verdict(left, "")).toBe(true);
    expect(verdict(left, "(()())()")).toBe(true);
    expect(verdict(left, "(()))")).toBe(4);
    const hidden = grammarOf({ s: choice(sequence(rule("e"), rule("s"), "a"), "b"), e: optional("[") });
    expect(verdict(hidden, "[[baa")).toBe(true);
    expect(verdict(hidden, "baaa")).toBe(true);
    expect(verdict(hidden, "[ba[")).toBe(3);
  });

  it("ends on cyclic and ambiguous rules", () => {
    const cyclic = grammarOf({ s: choice(rule("t"), "x", sequence(rule("s"), rule("s"))), t: choice(rule("s"), "y") });
    expect(verdict(cyclic, "xyxyxyxyxyxyxyxyxyxy")).toBe(true);
    expect(verdict(cyclic, "xyz")).toBe(2);
  });

  it("counts repetitions with separators", () => {
    const list = grammarOf({ s: repeat(rule("n"), 2, 4, ","), n: choice("1", sequence("[", rule("s"), "]")) });
    expect(verdict(list, "1")).toBe(1);
    expect(verdict(list, "1,1")).toBe(true);
    expect(verdict(list, "1,[1,1,1],1,1")).toBe(true);
    expect(verdict(list, "1,1,1,1,")).toBe(7);
    const many = grammarOf({ s: repeat(rule("n"), 3, null), n: choice("a", sequence("(", rule("s"), ")")) });
    expect(verdict(many, "aa")).toBe(2);
    expect(verdict(many, "aaaaaa(aaa)")).toBe(true);
    expect(verdict(many, "aaa(aa)")).toBe(6);
  });

  it("counts separated items that may be empty", () => {
    const holes = grammarOf({
      s: sequence("[", repeat(optional(rule("n")), 1, null, ","), "]"),
      n: choice("1", rule("s")),
    });
    for (const input of ["[]", "[,]", "[1,,1]", "[,,[,1]]"]) expect(verdict(holes, input)).toBe(true);
    expect(verdict(holes, "[11")).toBe(2);
    const bounded = grammarOf({
      s: sequence("[", repeat(optional(rule("n")), 2, 3, ","), "]"),
      n: choice("1", rule("s")),
    });
    for (const input of ["[,]", "[1,]", "[,,]", "[,1,]"]) expect(verdict(bounded, input)).toBe(true);
    expect(verdict(bounded, "[]")).toBe(1);
    expect(verdict(bounded, "[,,,")).toBe(3);
  });

  it("reads multi-byte characters byte by byte", () => {
    const grammar = grammarOf({ s: plus(pattern(characterClass("é", ["一", "龥"], "😀"))) });
    expect(verdict(grammar, "é中😀")).toBe(true);
    expect(verdict(grammar, "éa")).toBe(2);
    expect(verdict(grammar, "😁")).toBe(3);
  });

  it("refuses a grammar that derives nothing", () => {
    expect(() => compileGrammar(grammarOf({ s: sequence("a", rule("s")) }))).toThrow(/derives no text/);
    expect(() => compileGrammar(grammarOf({ s: rule("t") }))).toThrow(/"t" is used/);
  });
});

describe("matching parametric rules", () => {
  it("lets each member stand once, in any order", () => {
    const member = (bit: number, name: string): Expression =>
      when(
        { test: "bit-clear", bit },
        sequence(
          name,
          choice(
            when({ test: "bits-equal", mask: 7n & ~(1n << BigInt(bit)), value: 7n & ~(1n << BigInt(bit)) }, ";"),
            rule("rest", { op: "set-bit", bit }),
          ),
        ),
      );
    const grammar: Grammar = {
      start: "s",
      rules: {
        s: { body: rule("rest", { op: "constant", value: 0n }) },
        rest: { parametric: true, body: choice(member(0, "a"), member(1, "b"), member(2, "c")) },
      },
      terminals: {},
      trivia: {},
    };
    expect(verdict(grammar, "cab;")).toBe(true);
    expect(verdict(grammar, "aba")).toBe(2);
    expect(verdict(grammar, "ab;")).toBe(2);
  });
});

describe("matching tokens", () => {
  const letter = characterClass(["a", "z"]);
  const grammar: Grammar = {
    start: "program",
    rules: {
      program: { body: star(rule("statement")) },
      statement: { body: choice(sequence(token("if"), rule("e"), token("block")), sequence(rule("e"), token(";"))) },
      e: { body: sequence(token("name"), star(sequence(choice(token("+"), token("++")), token("name")))) },
    },
    terminals: {
      if: { pattern: text("if"), trivia: "space", notBefore: letter },
      block: { pattern: text("{}"), trivia: "space" },
      ";": { pattern: text(";"), trivia: "space" },
      "+": { pattern: text("+"), trivia: "space", notBefore: text("+") },
      "++": { pattern: text("++"), trivia: "space" },
      name: { pattern: difference(plusPattern(letter), alternate(text("if"))), trivia: "space", notBefore: letter },
    },
    trivia: { space: alternate(plusPattern(characterClass(" \n")), concatComment()) },
    endTrivia: "space",
  };
  function concatComment(): ReturnType<typeof text> {
    return { kind: "concat", items: [text("//"), starPattern(notCharacters("\n")), text("\n")] };
  }

  it("skips trivia, also at the end", () => {
    expect(verdict(grammar, "  if a // b\n {} x+y ; // end\n")).toBe(true);
    expect(verdict(grammar, "a; // end")).toBe(9);
    expect(verdict(grammar, "")).toBe(true);
    expect(verdict(grammar, " \n")).toBe(true);
  });

  it("ends a lexeme only before what may follow it", () => {
    expect(verdict(grammar, "iffy;")).toBe(true);
    expect(verdict(grammar, "if a{}")).toBe(true);
    expect(verdict(grammar, "if;")).toBe(2);
    expect(verdict(grammar, "a++b;")).toBe(true);
    expect(verdict(grammar, "a+ +b;")).toBe(3);
    expect(verdict(grammar, "ab c;")).toBe(3);
  });
});

describe("what a compiled grammar keeps", () => {
  it("is begun anew past its budget, and matchers in use go on", () => {
    const grammar = grammarOf({ s: choice("x", sequence("(", rule("s"), ")")) });
    const compiled = compileGrammar(grammar, { memoryBudget: 1 });
    const first = compiled.engine();
    const matcher = createMatcher(compiled);
    expect(compiled.engine()).not.toBe(first);
    matcher.acceptBytes(encode("((x"));
    expect(matcher.prefixLength(encode(")))"))).toBe(2);
    const roomy = compileGrammar(grammar);
    expect(roomy.engine()).toBe(roomy.engine());
  });
});

describe("what is expected", () => {
  const digit = pattern(characterClass(["0", "9"]));
  it.each<[string, string, Expression]>([
    ["[0-9]+", "", sequence(repeat(digit, 1, null), rule("s"))],
    ["[0-9]{2,4}", "", sequence(repeat(digit, 2, 4), rule("s"))],
    ['([0-9] "-")*', "1", sequence(star(sequence(digit, "-")), rule("end"))],
    ["[^\\u{a}\\]]+", "", sequence(pattern(plusPattern(notCharacters("\n]"))), rule("s"))],
    ['"ab" | "cd"', "", sequence(choice("ab", "cd"), rule("s"))],
  ])("is sketched as %s where it has no name", (label, before, body) => {
    const matcher = createMatcher(
      compileGrammar(grammarOf({ s: choice(body, rule("end"), "."), end: sequence("(", rule("s"), ")") })),
    );
    matcher.acceptBytes(encode(before));
    expect(matcher.expected()).toContain(label);
  });
});

describe("limits", () => {
  it("takes no longer where patterns share their parts", () => {
    let shared: Pattern = text("x");
    for (let i = 0; i < 60; i++) shared = alternate(concat(text(String(i % 10)), shared), concat(text("y"), shared));
    const tail = pattern(alternate(text("end"), shared));
    const grammar = grammarOf({ s: choice(sequence("(", rule("s"), ")"), sequence(tail, "!", rule("s")), ".") });
    expect(verdict(grammar, "(end!.)")).toBe(true);
    expect(verdict(grammar, `${"y".repeat(60)}x!.`)).toBe(true);
    expect(verdict(grammar, `${"y".repeat(59)}x!.`)).toBe(59);
  });

  it("refuses what nests deeper than the call stack, by name", () => {
    let nested: Expression = pattern(text("x"));
    for (let i = 0; i < 20_000; i++) nested = sequence("(", nested, optional(rule("s")), ")");
    const code = "MAZE_GRAMMAR_LIMIT";
    expect(() => compileGrammar(grammarOf({ s: nested }))).toThrow(expect.objectContaining({ code }));
  });

  it("refuses a text that can be derived in too many ways", () => {
    const s = rule("s");
    const ambiguous = grammarOf({ s: choice(sequence(s, s, s), sequence(s, s), "a", sequence("(", s, ")")) });
    const matcher = createMatcher(compileGrammar(ambiguous));
    matcher.acceptBytes(encode("a".repeat(20)));
    expect(() => matcher.prefixLength(encode("a".repeat(400)))).toThrow(/in too many ways/);
  });
});
