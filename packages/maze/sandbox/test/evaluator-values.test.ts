import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { application, applyOne, openSession } from "./evaluator-setup.ts";

/** Keys of values, each given as the source of an argument. */
async function keysOf(...sources: string[]): Promise<string[]> {
  const session = await openSession([[sources]]);
  return session.parameters.map((seen) => seen.key);
}

describe("keys", () => {
  it("are equal exactly for equal values", async () => {
    const groups = [
      ["NaN", "0 / 0"],
      ["0"],
      ["-0"],
      ['"0"'],
      ["0n"],
      ["null"],
      ["undefined", "void 0"],
      ["[]"],
      ["[undefined]"],
      ["[,]"],
      ["{}"],
      ["Object.create(null)"],
      ["{ a: undefined }"],
      ['{ a: 1, b: [2, "x"] }', '{ a: 1, b: [2, "x"] }'],
      ["{ b: [2], a: 1 }"],
      ["new Date(5)", "new Date(5)"],
      ["new Date(NaN)", 'new Date("x")'],
      ["new Map([[1, 2]])", "new Map([[1, 2]])"],
      ["new Map([[1, 3]])"],
      ["new Set([1, 2])", "new Set([1, 2])"],
      ["[[1, 2]]", "[[1, 2]]"],
      ["[1, 2]", "Array.from({ length: 2 }, (_, i) => i + 1)"],
      ["[12]"],
      ["[0]"],
      ["[-0]"],
      ["[NaN, 1e21]"],
      ["[1, , 2]"],
      ['[1, "2"]'],
      ["/a/g", "/a/g"],
      ["/a/i"],
      ["Symbol.iterator", "Symbol.iterator"],
      ["Math.max", "Math.max"],
      ["() => 1"],
      ["() => 1"],
      ["Promise.resolve(1)"],
      ["Promise.resolve(1)"],
      ["new Uint8Array([1])", "new Uint8Array([1])"],
      ["new Int8Array([1])"],
      ["new Error('a')", "new Error('a')"],
      ["new TypeError('a')"],
      ['"s1:a"'],
      ['["a", "b"]'],
      ['["a\\", \\"b"]'],
      ["new URL('http://a.b')", "new URL('http://a.b/')"],
    ];
    const keys = await keysOf(...groups.flat());
    const seen = new Map<string, number>();
    let at = 0;
    for (const [number, group] of groups.entries()) {
      for (const source of group) {
        const key = keys[at++] ?? "";
        const known = seen.get(key) ?? number;
        expect(known, `${source} has the key of ${String(groups[known])}`).toBe(number);
        seen.set(key, number);
      }
    }
    expect(seen.size).toBe(groups.length);
  });

  it("agree with equality as JSON for every pair of JSON values", async () => {
    const values = fc.sample(fc.jsonValue({ maxDepth: 2, noUnicodeString: false }), { numRuns: 120, seed: 7 });
    const texts = values.map((value) => JSON.stringify(value));
    // A literal `__proto__` would set the prototype, which JSON does not.
    const keys = await keysOf(...texts.map((text) => `JSON.parse(${JSON.stringify(text)})`));
    const canonical = texts.map((text) => text.replaceAll("-0", "0"));
    for (let i = 0; i < keys.length; i++) {
      for (let j = 0; j < i; j++) expect(keys[i] === keys[j]).toBe(canonical[i] === canonical[j]);
    }
  });

  it("do not run together across rows", async () => {
    const session = await openSession([[['"a"', '"as1:b"']], [['"s1:b"', '""']]]);
    expect(session.parameters[0]?.key).not.toBe(session.parameters[1]?.key);
  });
});

describe("matches", () => {
  const cases: [value: string, expected: string | { throws: string }, answer: boolean][] = [
    ["({ b: 1, a: [2] })", "{ a: [2], b: 1 }", true],
    ["({ a: 1, b: undefined })", "{ a: 1 }", true],
    ["[,1]", "[undefined, 1]", true],
    ["[,1]", "[2, 1]", false],
    ["NaN", "NaN", true],
    ["-0", "0", false],
    ["new Date(5)", "new Date(5)", true],
    ["new Date(5)", "new Date(6)", false],
    ["new Date(5)", "5", false],
    ["new Map([[1, { a: 1 }]])", "new Map([[1, { a: 1 }]])", true],
    ["new Map([[1, 1]])", "new Map([[2, 1]])", false],
    ["new Set([{ a: 1 }, 2])", "new Set([2, { a: 1 }])", true],
    ["new (class P { x = 1 })()", "{ x: 1 }", true],
    ["[1, 2]", "[1, 2, 3]", false],
    ["[]", "{}", false],
    ["Promise.resolve(1)", "1", false],
    ['"1"', "1", false],
    ["(() => { throw new RangeError('no such day') })()", { throws: "RangeError" }, true],
    ["(() => { throw new RangeError('no such day') })()", { throws: "such day" }, true],
    ["(() => { throw new RangeError('no such day') })()", { throws: "TypeError" }, false],
    ["(() => { throw 'plain' })()", { throws: "plain" }, true],
    ["1", { throws: "RangeError" }, false],
  ];

  it("are those of deep equality, with numbers by Object.is", async () => {
    const session = await openSession(cases.map(([, expected]) => [[], expected]));
    const components = await session.addComponents(cases.map(([value]) => `() => ${value}`));
    const seen = await session.apply(components.map((component) => application(component ?? -1)));
    const answers = cases.map(([value, expected], i) => [value, expected, seen[i]?.matches[i]]);
    expect(answers).toEqual(cases);
  });

  it("does not take a refusal of ours for an expected error", async () => {
    const session = await openSession([[[], { throws: "" }]]);
    expect((await applyOne(session, "() => Date.now()")).matches).toEqual([false]);
    expect((await applyOne(session, "() => { for (;;); }")).matches).toEqual([false]);
    expect((await applyOne(session, "() => { throw new Error(); }")).matches).toEqual([true]);
  });

  it("tells two errors apart only where an error is expected", async () => {
    const two = ["() => { throw new Error('a') }", "() => { throw new Error('b') }"] as const;
    const plain = await openSession([[[], "1"]]);
    expect((await applyOne(plain, two[0])).key).toBe((await applyOne(plain, two[1])).key);
    const throwing = await openSession([[[], { throws: "b" }]]);
    expect((await applyOne(throwing, two[0])).key).not.toBe((await applyOne(throwing, two[1])).key);
  });
});

describe("values stay what they are", () => {
  it("refuses to change arrays and objects", async () => {
    const session = await openSession([[["[3, 1, 2]", "{ a: 1 }"], "[3, 1, 2]"]]);
    expect((await applyOne(session, "(xs) => xs.sort()", 0)).kinds).toEqual(["error"]);
    expect((await applyOne(session, "(o) => { o.a = 2; return o; }", 1)).kinds).toEqual(["error"]);
    expect((await applyOne(session, "(xs) => xs", 0)).matches).toEqual([true]);
  });

  it("although components try to change dates, maps, sets, bytes, and what is inside others", async () => {
    const cases = [
      ["new Date(5)", "(d) => { d.setTime(9); return 1; }", "(d) => d.getTime()", "5"],
      ["new Map([[1, 2]])", "(m) => m.set(3, 4)", "(m) => m.size", "1"],
      ["new Set([1])", "(s) => s.delete(1)", "(s) => s.size", "1"],
      ["new Uint8Array([1, 2])", "(b) => b.fill(7)", "(b) => b[0]", "1"],
      ["[new Date(5)]", "(ds) => ds[0].setTime(9)", "(ds) => ds[0].getTime()", "5"],
      ["/a/g", "(r) => r.test('a')", "(r) => r.lastIndex", "0"],
    ] as const;
    const session = await openSession([[cases.map(([argument]) => argument), "1"]]);
    for (const [i, [argument, change, read, expected]] of cases.entries()) {
      expect((await applyOne(session, change, i)).kinds, `${change} on ${argument}`).toEqual(["error"]);
      const after = await applyOne(session, read, i);
      expect(await session.show(after.value), `${read} on ${argument}`).toEqual([expected]);
    }
  });

  it("brings back a changed value inside another value, and blames only the change", async () => {
    const session = await openSession([[[], "1"]]);
    const map = await applyOne(session, "() => new Map([[1, 2]])");
    const list = await applyOne(session, "(m) => [m]", map.value);
    expect((await applyOne(session, "(m) => { m.clear(); return 0; }", map.value)).kinds).toEqual(["error"]);
    expect((await applyOne(session, "(list) => list[0].size", list.value)).matches).toEqual([true]);
    expect((await applyOne(session, "(m) => m.size", map.value)).matches).toEqual([true]);
  });

  it("lets an instance fill a cache, but not change", async () => {
    const session = await openSession([[[], "6"]]);
    const instance = await applyOne(
      session,
      `() => new (class Box { cache = null; parts = {}; n = 5;
         next() { this.cache = 1; this.parts.a = 1; return this.n + 1; }
         grow() { this.n++; return this.n; } })()`,
    );
    expect(instance.kinds).toEqual(["Box"]);
    expect((await applyOne(session, "(box) => box.grow()", instance.value)).kinds).toEqual(["error"]);
    expect((await applyOne(session, "(box) => box.next()", instance.value)).matches).toEqual([true]);
    expect((await applyOne(session, "(box) => box.next()", instance.value)).matches).toEqual([true]);
  });

  it("and what cannot be kept counts as an error", async () => {
    const session = await openSession([[[], "1"]]);
    for (const [what, source] of [
      ["a cyclic value", "() => { const a = []; a.push(a); return a; }"],
      ["a large value", "() => Array.from({ length: 20000 }, (_, i) => i)"],
      ["a long text", "() => 'x'.repeat(200000)"],
      ["an iterator", "() => [1][Symbol.iterator]()"],
      ["a generator", "() => (function* () { yield 1; })()"],
    ] as const) {
      expect((await applyOne(session, source)).kinds, what).toEqual(["error"]);
    }
  });
});

it("names the kind of each value", async () => {
  const sources = [
    "'a'",
    "1",
    "1n",
    "true",
    "undefined",
    "null",
    "[]",
    "{}",
    "() => 1",
    "new Date(0)",
    "new Map()",
    "Symbol()",
  ];
  const session = await openSession([[[...sources, "new (class Money {})()"]]]);
  expect(session.parameters.flatMap((seen) => seen.kinds)).toEqual([
    ...[
      "string",
      "number",
      "bigint",
      "boolean",
      "undefined",
      "null",
      "array",
      "object",
      "function",
      "Date",
      "Map",
      "symbol",
    ],
    "Money",
  ]);
});

it("shows values as source text", async () => {
  const sources = [
    "-0",
    '"a\\n\\"b"',
    "12n",
    "[1, { a: 'x', 'b c': undefined }]",
    "new Date(0)",
    "new Date(NaN)",
    "new Map([[1, []]])",
  ];
  const session = await openSession([[[...sources, "Math.max", "'x'.repeat(500)", "new (class P {})()"]]]);
  const shown = await Promise.all(session.parameters.map(({ value }) => session.show(value)));
  expect(shown.flat()).toEqual([
    "-0",
    '"a\\n\\"b"',
    "12n",
    '[1, { a: "x", "b c": undefined }]',
    'new Date("1970-01-01T00:00:00.000Z")',
    "new Date(NaN)",
    "new Map([[1, []]])",
    null,
    null,
    null,
  ]);
});

it("frees released values", async () => {
  const session = await openSession([[["1"]]]);
  const [first] = session.parameters;
  await session.release([first?.value ?? -1]);
  await expect(applyOne(session, "(a) => a", 0)).rejects.toMatchObject({ code: "MAZE_SANDBOX_INVALID_REQUEST" });
});
