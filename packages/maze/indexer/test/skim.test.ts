import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { materialise } from "../src/index.ts";
import { createSkimmer, identifierHash, skimProject, textOf, unpackTable } from "../src/skim/index.ts";
import { REHEARSAL } from "../src/skim/rehearsal.ts";
import { read } from "./support/read.ts";
import { skimBothWays } from "./support/skim-both-ways.ts";
import { tableLines } from "./support/table-lines.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test("every row says its kind, name, container, modifiers, line and place", async () => {
  const text = [
    "export abstract class Clock<T> extends Base {",
    "  static #now?: number = 0;",
    "  constructor(private readonly zone: string, other = 1) { super(); }",
    "  protected abstract tick(): void;",
    "}",
    "declare const enum Day { Monday = 1, 'Sun day' }",
    "export default Clock;",
    "import type { A as B } from './a.ts';",
  ].join("\n");
  const table = await createSkimmer().skim({ path: "a.ts", bytes: bytesOf(text) });
  expect(tableLines(table)).toEqual([
    "class Clock [exported,abstract] line 1 0-179 at 22",
    "property #now in Clock [static,optional] line 2 48-73 at 55",
    "constructor constructor in Clock [body] line 3 76-142 at 76",
    "property zone in Clock [readonly,private,parameterProperty] line 3 88-117 at 105",
    "method tick in Clock [abstract,protected] line 4 145-177 at 164",
    "enum Day [declare,const] line 6 180-228 at 199",
    "enum-member Monday in Day [] line 6 205-215 at 205",
    "enum-member Sun day in Day [] line 6 217-226 at 217",
    "import import type ./a.ts {type A as B} 251-288",
    "export Clock as default 229-250",
    "module true, exports everything false, 8 lines",
  ]);
});

test("records made from a table are those of the adapter, without docs and signatures", async () => {
  for (const { path, text } of REHEARSAL.slice(0, 2)) {
    const table = await createSkimmer().skim({ path, bytes: bytesOf(text) });
    const plain = read(text, path).symbols.map(({ doc: _doc, ...record }) => ({ ...record, signatures: [] }));
    // The adapter leaves out what `var` in blocks declares for the file.
    const hoisted = new Set(["hoisted", "other", "i1", "k1", "v1", "sw"]);
    const made = materialise(table, { path, text }).filter(({ name }) => !hoisted.has(name));
    expect(made).toEqual(plain);
  }
});

test("parameters and type parameters are rows where they are wanted", () => {
  const text = "function f<T extends A>(a?: T, { b, c: [d] } = {}, ...e: T[]) {}";
  const { skimmed, parsed } = skimBothWays("a.ts", text);
  expect(skimmed).toEqual(parsed);
  expect(parsed.slice(0, 6).map((line) => line.split(" [")[0])).toEqual([
    "function f",
    "type-parameter T in f",
    "parameter a in f",
    "parameter b in f",
    "parameter d in f",
    "parameter e in f",
  ]);
});

test("references are the hashes of identifiers with their places", async () => {
  const text = "const a = b.cé;";
  const { references } = await createSkimmer({ references: true }).skim({ path: "a.ts", bytes: bytesOf(text) });
  const hash = (word: string): number => identifierHash(bytesOf(word), 0, bytesOf(word).length);
  expect([...references.hashes]).toEqual(["const", "a", "b", "cé"].map(hash));
  expect([...references.starts]).toEqual([0, 6, 10, 12]);
});

test("what the skimmer is not sure of is read by the parser, with the reason", async () => {
  const table = await createSkimmer().skim({ path: "a.ts", bytes: bytesOf("const \\u0061 = 1; class B {}") });
  expect(table).toMatchObject({
    confidence: "parser",
    fallback: "a character outside of identifiers",
    broken: false,
    count: 2,
  });
  expect([textOf(table, 0), textOf(table, 1)]).toEqual(["a", "B"]);
});

test.each([
  ["a division behind a parenthesis", "const a = (b) / c / d; export const e = 1;"],
  ["a regular expression behind a condition", "function f() { if (a) /[/}]/.test(b); return /'/ }\nclass G {}"],
  ["a template in a template", "const a = `${`}${{}}`}`; class B { c = `}` }"],
  ["a line that goes on", "let a = b\n  .c\n  [0]\n(d)\nlet e = 1\n+ 2\nlet f"],
  ["a line that ends", "let a = b\nlet c = () => {}\n(d)\nlet e = f\n++g\nlet h = i as J\nas(k)"],
  ["arrows with types", "const a = (b: C): D<E, F> => g, h = <T>(i: T): i is J => true, k = async <T,>() => l"],
  [
    "comparisons and type arguments",
    "const a = b < c, d = e > f, g = h<I, J>(k), l = m<N>`o`, p = new Q<R, S>, t = u < v > (w)",
  ],
  ["conditional expressions", "const a = b ? (c) : d, e = f ? g => h : i, j = k ? { l } : [m], n"],
  [
    "types over many lines",
    "interface A {\n b: C |\n D\n e: F\n  & G\n h: typeof i\n [j]: k\n <L>(): M\n}\ntype N =\n | O\n | P\ntype Q = R\nextends\n(S)",
  ],
  [
    "words that are names",
    "class A { get; set; static; async; readonly = 1; get get() { return 1 } static static() {} declare; accessor\n b }",
  ],
  ["modifiers over lines", "class A { static\n b() {} get\n c() { return 1 } declare\n d: 1; async\n e() {} }"],
  [
    "statements that begin like declarations",
    "type\n= 1; declare\nlet a; namespace\n.b; abstract\nclass C {} let = 2; async\nfunction d() {} interface\nE\n{}",
  ],
])("%s is read as the parser reads it", (_, text) => {
  const { skimmed, parsed } = skimBothWays("a.ts", text);
  expect(skimmed).toEqual(parsed);
});

test("a project becomes one table for each file; what is left out is said", async () => {
  const root = await mkdtemp(join(tmpdir(), "skim-"));
  await mkdir(join(root, "src"));
  await writeFile(join(root, "src/a.ts"), "export function f() {}\n");
  await writeFile(join(root, "src/b.js"), "export const \\u0061 = 1;\n");
  await writeFile(join(root, "src/c.ts"), "// @generated\nexport const g = 1;\n");
  await writeFile(join(root, "src/d.py"), "x = 1\n");
  const { files, skipped, fallbacks } = await skimProject({ root });
  expect(files.map(({ path, lines, packed }) => [path, lines, textOf(unpackTable(packed), 0)])).toEqual([
    ["src/a.ts", 2, "f"],
    ["src/b.js", 2, "a"],
  ]);
  expect(skipped).toEqual([{ path: "src/c.ts", reason: "it says that it is generated" }]);
  expect(fallbacks).toEqual([{ path: "src/b.js", reason: "a character outside of identifiers" }]);
  await expect(skimProject({ root, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
});

test("bytes that are no table are refused", async () => {
  const { packed } = await createSkimmer().skim({ path: "a.ts", bytes: bytesOf("let a") });
  expect(() => unpackTable(packed.slice(0, 20))).toThrow(
    expect.objectContaining({ code: "MAZE_INDEXER_TABLE_UNREADABLE" }),
  );
  expect(() => unpackTable(packed.slice(0, -1))).toThrow(
    expect.objectContaining({ code: "MAZE_INDEXER_TABLE_UNREADABLE" }),
  );
  const moved = new Uint8Array(packed.length + 1);
  moved.set(packed, 1);
  expect(tableLines(unpackTable(moved.subarray(1)))).toEqual(tableLines(unpackTable(packed)));
});
