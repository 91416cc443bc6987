import { describe, expect, it } from "vitest";
import {
  characterClass,
  choice,
  compileGrammar,
  createMatcher,
  createVocabulary,
  plusPattern,
  rule,
  sequence,
  star,
  text,
  token,
  type Grammar,
} from "../../src/index.ts";

const encode = (value: string): Uint8Array => new TextEncoder().encode(value);
const TEXTS = ["1", "12", "[", "]", "],", ",", "]]", " ", "x", "é"];
/** Two tokens end a text, one begins it and is never a part of one. */
const vocabulary = createVocabulary({
  tokens: TEXTS.map(encode),
  special: { "<begin>": 10, "<end>": 11, "<turn>": 12 },
  eos: ["<end>", "<turn>"],
});
const [BEGIN, END, TURN] = [10, 11, 12];

const grammar: Grammar = {
  start: "value",
  rules: {
    value: {
      body: choice(
        token("number"),
        sequence(token("["), rule("value"), star(sequence(token(","), rule("value"))), token("]")),
      ),
    },
  },
  terminals: {
    number: { pattern: plusPattern(characterClass("12")), trivia: "space", notBefore: characterClass("12") },
    "[": { pattern: text("["), trivia: "space" },
    ",": { pattern: text(","), trivia: "space" },
    "]": { pattern: text("]"), trivia: "space" },
  },
  trivia: { space: plusPattern(characterClass(" ")) },
  endTrivia: "space",
};
const compiled = compileGrammar(grammar, { vocabulary });

function after(value: string): ReturnType<typeof createMatcher<typeof vocabulary>> {
  const matcher = createMatcher(compiled);
  matcher.acceptBytes(encode(value));
  return matcher;
}
const allowed = (value: string): string[] =>
  after(value)
    .allowedTokens(100)
    .map((id) => TEXTS[id] ?? `#${String(id)}`);

describe("a mask", () => {
  it("has every token that some sentence goes on with, and no other", () => {
    expect(allowed("")).toEqual(["1", "12", "[", " "]);
    expect(allowed("[[1")).toEqual(["1", "12", "]", "],", ",", "]]", " "]);
    expect(allowed("[1 ")).toEqual(["]", ",", " "]);
    expect(allowed("1")).toEqual(["1", "12", " ", "#11", "#12"]);
    expect(allowed("[1] ")).toEqual([" ", "#11", "#12"]);
  });

  it("fills the buffer of the caller, which may be longer, and refuses a shorter one", () => {
    const matcher = after("[1");
    expect(matcher.maskWords).toBe(1);
    const out = new Uint32Array(3).fill(0xffffffff);
    matcher.mask(out);
    expect(out[0]).toBe([0, 1, 3, 5, 7].reduce((bits, id) => bits | (1 << id), 0));
    expect(() => {
      matcher.mask(new Uint32Array(0));
    }).toThrow(
      expect.objectContaining({ code: "MAZE_GRAMMAR_LIMIT", message: "a mask of 13 tokens needs 1 words, not 0" }),
    );
  });

  it("is cut at the limit that is asked for", () => {
    expect(after("[[1").allowedTokens(2)).toEqual([0, 1]);
    expect(after("[[1").allowedTokens(0)).toEqual([]);
  });
});

describe("the end of a text", () => {
  it.each([END, TURN])("is each of the tokens that end it: %i", (end) => {
    const matcher = after("[1]");
    expect(matcher.status()).toBe("open"); // White space may follow.
    matcher.accept(end);
    expect({
      status: matcher.status(),
      accepting: matcher.isAccepting(),
      allowed: matcher.allowedTokens(100),
      expected: matcher.expected(),
    }).toEqual({
      status: "ended",
      accepting: true,
      allowed: [],
      expected: [],
    });
    const mask = new Uint32Array(1).fill(0xffffffff);
    matcher.mask(mask);
    expect(mask[0]).toBe(0);
    for (const token of [7, END, TURN]) expect(matcher.canAccept(token)).toBe(false);
    expect(() => {
      matcher.acceptBytes(encode(" "));
    }).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_TOKEN" }));
    const fork = matcher.fork();
    expect(fork.status()).toBe("ended");
    fork.rollback(1);
    expect([fork.status(), matcher.status()]).toEqual(["open", "ended"]);
    matcher.rollback(0);
    expect(matcher.status()).toBe("ended");
    matcher.reset();
    expect(matcher.allowedTokens(100)).toEqual([0, 1, 2, 7]);
  });

  it("is refused where the text is not finished", () => {
    const matcher = after("[1");
    expect(() => {
      matcher.accept(END);
    }).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_TOKEN" }));
    expect(matcher.canAccept(8)).toBe(false);
    matcher.accept(3);
    matcher.accept(END);
  });

  it("is the only thing that may follow a complete text", () => {
    const word = { start: "s", rules: { s: { body: choice("12", "1]") } }, terminals: {}, trivia: {} };
    const matcher = createMatcher(compileGrammar(word, { vocabulary }));
    expect(matcher.status()).toBe("open");
    matcher.accept(1);
    expect([matcher.status(), matcher.allowedTokens(9)]).toEqual(["complete", [END, TURN]]);
  });
});

describe("special tokens", () => {
  it("are never a part of a text, even of one that spells them", () => {
    const spelled = { start: "s", rules: { s: { body: star(choice("<begin>", "1")) } }, terminals: {}, trivia: {} };
    const matcher = createMatcher(compileGrammar(spelled, { vocabulary }));
    expect(matcher.allowedTokens(100)).toEqual([0, END, TURN]);
    expect(matcher.canAccept(BEGIN)).toBe(false);
    expect(matcher.why(BEGIN)).toMatchObject({ allowed: false, acceptedBytes: 0 });
  });
});

describe("why", () => {
  it("tells how much of a token fits, and what was expected there", () => {
    const numberOrMore = { expected: ["[", "number"].sort(), mayEnd: false };
    expect(after("").why(3)).toEqual({ allowed: false, acceptedBytes: 0, ...numberOrMore });
    expect(after("[").why(1)).toEqual({
      allowed: true,
      acceptedBytes: 2,
      expected: [",", "]", "number"],
      mayEnd: false,
    });
    expect(after("[1").why(4)).toEqual({ allowed: false, acceptedBytes: 1, expected: [], mayEnd: true });
    expect(after("[1").why(9)).toEqual({
      allowed: false,
      acceptedBytes: 0,
      expected: [",", "]", "number"],
      mayEnd: false,
    });
  });

  it.each([-1, 13, 1.5, Number.NaN])("and accept refuse %d, which is no token", (id) => {
    const matcher = after("");
    for (const call of [
      () => matcher.why(id),
      () => matcher.canAccept(id),
      () => {
        matcher.accept(id);
      },
    ])
      expect(call).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_TOKEN" }));
  });
});

describe("what must not follow over two lexemes, where nothing else could", () => {
  // The limit of decision 7: that nothing may follow "[1" is seen once it is read, not before.
  const trapped: Grammar = {
    start: "s",
    rules: { s: { body: choice(sequence(token("["), token("1"), token("2")), "x") } },
    terminals: {
      "[": { pattern: text("["), notBefore: text("12") },
      "1": { pattern: text("1") },
      "2": { pattern: text("2") },
    },
    trivia: {},
  };

  it("is seen late, and told from a finished text by the status", () => {
    const matcher = createMatcher(compileGrammar(trapped, { vocabulary }));
    expect(matcher.allowedTokens(9)).toEqual([2, 8]);
    matcher.accept(2);
    expect(matcher.allowedTokens(9)).toEqual([0]);
    matcher.accept(0);
    expect({ allowed: matcher.allowedTokens(9), status: matcher.status(), accepting: matcher.isAccepting() }).toEqual({
      allowed: [],
      status: "dead",
      accepting: false,
    });
    matcher.rollback(2);
    matcher.accept(8);
    expect([matcher.allowedTokens(9), matcher.status()]).toEqual([[END, TURN], "complete"]);
  });
});
