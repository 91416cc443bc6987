import { languageFactsSchema, type LanguageFacts, type Span } from "@maze/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { read } from "./support/read.ts";

/** What every answer keeps to, whatever the text: its schema, and places inside the text. */
function check(text: string, facts: LanguageFacts): void {
  languageFactsSchema.parse(facts);
  const inside = ({ start, end }: Span): void => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(text.length);
  };
  for (const { span } of [...facts.symbols, ...facts.imports, ...facts.tests]) inside(span);
  for (const { span } of facts.diagnostics) if (span) inside(span);
  for (const { declaration, body, signature, doc } of facts.holes) {
    inside(declaration);
    expect(text.slice(declaration.start, declaration.end)).toContain(signature);
    expect(text.slice(body.start, body.end)).toMatch(/^(?:;|\{[^]*\}|)$/);
    expect(body.end <= declaration.end && body.start >= declaration.start).toBe(true);
    for (const { span } of doc?.examples ?? []) if (span) inside(span);
  }
  const ids = facts.symbols.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

const sample = `\ufeff/** Doc.
 * @example half(4) // => 2
 */
export function half(x: number): number { throw new Error("todo"); }
export const enum E { A = 1, B }
export default class C<T extends string = "x"> { static #a?: T; get b(): \`\${T}\` { return \`a\${1 + 1}b\` as never; } m(): string {} }
declare module "x" { export interface I { [k: string]: unknown; (a: 1): 2 } }
import { test, expect, describe, it } from "vitest"; import type D, * as ns from "./d.js";
export { half as again } from "./e"; export * from './f';
describe("é", () => { it.each([[1, 2]])("%i 🦊", (a, b) => { expect(half(a)).toBe(b); /re[/]g/.test("x") ? a++ / b : <any>b; }); });
@dec export abstract class F { abstract g?(a: number, ...rest: [b: string]): asserts a is 1; }
`.replaceAll("\n", "\r\n");

const fragments = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  "<",
  ">",
  "`",
  "${",
  '"',
  "'",
  "/",
  "*",
  "/*",
  "*/",
  "//",
  "/**",
  "@example ",
  "=>",
  "=",
  ";",
  ",",
  ":",
  "?",
  ".",
  "...",
  "!",
  "@",
  "#",
  "\n",
  "\r",
  "\\",
  " ",
  "function ",
  "class ",
  "export ",
  "default ",
  "import ",
  "from ",
  "declare ",
  "namespace ",
  "enum ",
  "interface ",
  "type ",
  "const ",
  "let ",
  "async ",
  "await ",
  "throw ",
  "new ",
  "Error",
  '"todo"',
  "a",
  "1",
  "é",
  "🦊",
  "\ud800",
  "\ufeff",
  "\0",
  "\u2028",
  "test",
  "it.each",
  "expect",
  ".toBe",
  "</a>",
  "<a>",
  "/>",
  "=> 2",
  "half(4)",
];

describe("texts of any kind", () => {
  test.each(["a.ts", "a.tsx", "a.d.ts", "a.cts", "a.js", "a.mjs", "a.test.ts"])("random fragments as %s", (path) => {
    const text = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (given) => check(given, read(given, path))),
      { numRuns: 250 },
    );
  });

  test("random characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => check(given, read(given, "a.tsx"))),
      { numRuns: 300 },
    );
  });

  test("random edits of a real file", () => {
    const edit = fc.record({
      at: fc.nat(sample.length),
      remove: fc.nat(30),
      insert: fc.oneof(fc.constant(""), fc.constantFrom(...fragments), fc.string({ maxLength: 5 })),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = sample;
        for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
        check(text, read(text, "a.test.ts"));
      }),
      { numRuns: 600 },
    );
  });

  test("the sample itself is read whole", () => {
    const facts = read(sample, "a.test.ts");
    check(sample, facts);
    expect(facts.holes.map(({ name }) => name)).toEqual(["half", "C.m"]);
    expect(facts.tests.map(({ name }) => name)).toEqual(["é > %i 🦊"]);
  });
});

describe("nesting that would overflow the parser's stack, which would end the process", () => {
  const deep: Record<string, [string, string, string]> = {
    parentheses: ["", "(", ""],
    balanced: ["x = ", "[", "]"],
    blocks: ["", "{", "}"],
    operators: ["x = ", "!", "1"],
    sums: ["x = 1", "+1", ""],
    members: ["x = a", ".b()", ""],
    types: ["type A = ", "A<", ""],
    ternaries: ["x = ", "a?", ""],
    arrows: ["x = ", "a=>", "1"],
    statements: ["", "if(a)", ";"],
    chains: ["if(a);", "else if(a);", ""],
    templates: ["x = ", "`${", ""],
    functions: ["", "function f(){", ""],
    hidden: ["", "('a;/*',/*;'*/(/[;/'\"]/,", ""],
    labels: ["", "a:if(b)c;else ", ";"],
    generics: ["type A = ", "B<C,", ""],
  };
  test.each(Object.entries(deep))("%s", (_, [before, unit, after]) => {
    const text = `export const first = 1;\n${before}${unit.repeat(60_000)}${after.repeat(after.length === 1 && "]}".includes(after) ? 60_000 : 1)}`;
    const facts = read(text, "a.ts");
    expect(facts.symbols).toEqual([]);
    expect(facts.diagnostics.map(({ code }) => code)).toEqual(["MAZE_INDEX_TOO_DEEP"]);
  });

  test("JSX", () => {
    const text = "x = " + "<a>;it's".repeat(60_000);
    expect(read(text, "a.tsx").diagnostics.map(({ code }) => code)).toEqual(["MAZE_INDEX_TOO_DEEP"]);
  });

  test("long and wide texts are no problem", () => {
    const list = `export const list = [${"1,".repeat(50_000)}];\n`;
    const record = `export const record = {${Array.from({ length: 5_000 }, (_, i) => `k${String(i)}: f(${String(i)}, "a")`).join(",\n")}};\n`;
    const statements = "let x = f(1)\nif (x) { g() } else { h() }\n".repeat(3_000);
    const union = `export type U = ${Array.from({ length: 3_000 }, (_, i) => `"${String(i)}"`).join(" | ")};\n`;
    expect(read(list + record + union + statements).diagnostics).toEqual([]);
    expect(read(list + record + union).symbols.map(({ name }) => name)).toEqual(["list", "record", "U"]);
  });
});
