import type { TypeScriptEntry, TypeScriptGrammarOptions } from "@maze/grammar/languages";
import { describe, expect, it } from "vitest";
import { createLanguage, syntaxErrorsOf } from "./in-language.ts";

/** Where a text of an entry stands, so that the compiler can judge it; texts for it, and texts that are none. */
interface EntryExample {
  readonly options: TypeScriptGrammarOptions & { readonly entry: TypeScriptEntry };
  readonly surround: (text: string) => string;
  readonly accepted: readonly string[];
  readonly refused: readonly string[];
}

const examples: readonly EntryExample[] = [
  {
    options: { entry: "declaration" },
    surround: (text) => text,
    accepted: [
      "function f(): void {}",
      "export const a = 1",
      "const a = 1;",
      "var a;",
      "class A {}",
      "type A = B",
      "import a from 'b';",
      "export { a }",
      "enum A { B }\n// comment\n",
      "declare module 'a' {}",
    ],
    refused: ["function f( {}", "class A { a b }", "type A B", "import a b"],
  },
  {
    options: { entry: "class-member" },
    surround: (text) => `class A { ${text} }`,
    accepted: [
      "a",
      "a: B;",
      "a = 1",
      "private async f<T>(x: T): Promise<T> { return await x; }",
      "constructor(private a: B) {}",
      "get a() { return this.#b }",
      "static {}",
      "[k: string]: A",
      "@dec() a = 1;",
    ],
    refused: ["a b", "let a", "a +", "f() { ", "if (a) {} else {}"],
  },
  {
    options: { entry: "statement" },
    surround: (text) => text,
    accepted: ["a", "a;", "if (a) b; else c", "throw x;", "{ a }", "let a = 1", "a\n// b\n"],
    refused: ["a b", "{ a: 1, b: 2 }", "if (a", "else b"],
  },
  {
    options: { entry: "block" },
    surround: (text) => text,
    accepted: ["{}", "{ a }", "{ let a = 1; a++ }", "{ { } }"],
    refused: ["{", "{ a b }", "{ a: 1, b: 2 }"],
  },
  {
    options: { entry: "function-body" },
    surround: (text) => `function f() {${text}}`,
    accepted: [
      "",
      "return a",
      "const a = 1; return a;",
      "if (a) return\nb",
      "// comment\n",
      "return function* () { yield* a; }",
    ],
    refused: ["return a b", "}", "{", "const a = ;", "// comment that swallows a brace"],
  },
  {
    options: { entry: "function-body", async: true },
    surround: (text) => `async function f() {${text}}`,
    accepted: ["await !a", "return await\na", "await [a, b]", "for await (const a of b) ;"],
    refused: ["await", "await = 1", "await .a"],
  },
  {
    options: { entry: "function-body", generator: true },
    surround: (text) => `function* f() {${text}}`,
    accepted: ["yield", "yield !a", "yield* a", "const a = yield\nb", "f(yield, yield a)"],
    refused: ["a + yield", "yield* ", "yield = 1"],
  },
  {
    options: { entry: "expression" },
    surround: (text) => `(${text})`,
    accepted: ["a", "{ a: 1 }", "function () {}", "class {}", "a, b", "x => x", "a as B", "a\n"],
    refused: ["", "a b", "a;", "let a", "a +"],
  },
  {
    options: { entry: "type" },
    surround: (text) => `type A = (${text})`,
    accepted: ["A", "{ a: B }", "A extends B ? C : D", "() => void", "A | B[]"],
    refused: ["", "A B", "A |", "A = B"],
  },
];

describe("entries of the TypeScript grammar", () => {
  for (const { options, surround, accepted, refused } of examples) {
    const kinds = [options.async ? "async" : "", options.generator ? "generator" : "", options.entry];
    it(`has an entry for a ${kinds.filter(Boolean).join(" ")}`, () => {
      const isInLanguage = createLanguage(options);
      const verdicts = [...accepted, ...refused].map((text) => ({
        text,
        compiler: syntaxErrorsOf(surround(text)).length === 0,
        grammar: isInLanguage(text),
      }));
      const expected = [
        ...accepted.map((text) => ({ text, compiler: true, grammar: true })),
        ...refused.map((text) => ({ text, compiler: false, grammar: false })),
      ];
      expect(verdicts).toEqual(expected);
    });
  }
});
