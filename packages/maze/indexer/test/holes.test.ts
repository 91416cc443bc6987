import type { TypedHole } from "@maze/core";
import { describe, expect, test } from "vitest";
import { read } from "./support/read.ts";

const holes = (text: string, path?: string): TypedHole[] => read(text, path).holes;
const names = (text: string, path?: string): string[] => holes(text, path).map(({ name, form }) => `${name} ${form}`);

describe("which functions are holes", () => {
  test("exported declarations without a body", () => {
    expect(names("export declare function f(a: number): string;")).toEqual(["f declared-only"]);
    expect(names("declare function f(a: number): string;\nexport { f };")).toEqual(["f declared-only"]);
    expect(names("export function f(a: number): string;")).toEqual(["f declared-only"]);
    // A description of code elsewhere is none.
    expect(names("declare function gtag(a: number): string;\nexport {};")).toEqual([]);
    expect(names("export declare function f(a: number): string;", "a.d.ts")).toEqual([]);
    expect(names("export declare class A { f(): string }")).toEqual([]);
    expect(names("declare module 'x' { export function f(): string }")).toEqual([]);
  });

  test.each([
    'throw new Error("not implemented")',
    "throw new Error('Not yet implemented: f')",
    "throw new TypeError(`TODO ${String(a)}`)",
    'throw Error("unimplemented")',
    'throw new errors.NotImplementedError("f")',
    "throw new NotImplementedError()",
    'throw new Error("a hole")',
    '/* later */ throw new Error("todo"); // really\n',
  ])("a body that only says so: %s", (body) => {
    expect(names(`function f(a: number): string { ${body} }`)).toEqual(["f throws-not-implemented"]);
  });

  test.each([
    'throw new Error("the whole thing failed")',
    'throw new RangeError("must be positive")',
    'throw "not implemented"',
    'log(a); throw new Error("not implemented")',
    'if (a) throw new Error("not implemented"); return ""',
    'return ""',
  ])("not a body that does something else: %s", (body) => {
    expect(names(`function f(a: number): string { ${body} }`)).toEqual([]);
  });

  test("empty bodies, where the result cannot be undefined", () => {
    expect(names("function f(): string {}")).toEqual(["f empty-body"]);
    expect(names("function f(): string { /* nothing yet */ }")).toEqual(["f empty-body"]);
    expect(names("async function f(): Promise<number> {}")).toEqual(["f empty-body"]);
    expect(names("function f(a: unknown): a is string {}")).toEqual(["f empty-body"]);
    for (const type of ["void", "undefined", "any", "unknown", "string | undefined", "(void)", "asserts a is string"]) {
      expect(names(`function f(a: unknown): ${type} {}`)).toEqual([]);
    }
    expect(names("async function f(): Promise<void> {}")).toEqual([]);
    expect(names("function* f(): Generator<number> {}")).toEqual([]);
    expect(names("function f() {}")).toEqual([]);
  });

  test("constant arrow functions, function expressions and methods", () => {
    const todo = '{ throw new Error("todo") }';
    const text = `
export const arrow = (a: number): string => ${todo};
const inner = function (a: number): string ${todo};
export default class Calc {
  add(a: number, b: number): number ${todo}
  static of(text: string): Calc ${todo}
  get size(): number ${todo}
  constructor() ${todo}
  [computed](): number ${todo}
  private hidden = (): number => 1;
}
let changed = (a: number): string => ${todo};
`;
    expect(holes(text).map(({ name, exported }) => [name, exported])).toEqual([
      ["arrow", true],
      ["inner", false],
      ["Calc.add", true],
      ["Calc.of", true],
    ]);
  });

  test("overloads are no holes, with or without an implementation", () => {
    expect(names("export declare function f(a: 1): 1;\nexport declare function f(a: 2): 2;")).toEqual([]);
    expect(names('function f(a: 1): 1; function f(a: unknown): unknown { throw new Error("todo") }')).toEqual([]);
    expect(names('class A { f(a: 1): 1; f(a: unknown): unknown { throw new Error("todo") } }')).toEqual([]);
  });

  test("a function whose types are not all written down is reported instead", () => {
    const { holes: found, diagnostics } = read('function f(a, b: number): string { throw new Error("todo") }');
    expect(found).toEqual([]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["MAZE_INDEX_HOLE_UNTYPED", "info"]]);
    expect(names('function f(a: number) { throw new Error("todo") }')).toEqual([]);
    expect(names("function f(a) { throw new Error('todo') }", "a.js")).toEqual([]);
  });
});

describe("what a hole says", () => {
  test("signature, parameters and result as source text", () => {
    const text = `export function pick<T, K extends keyof T>(
  this: Window, from: T, { a, b = 2 }: Options, days = 1, label?: string, ...rest: readonly K[]
): Pick<T, K> { throw new Error("todo"); }`;
    const [hole] = holes(text);
    expect(hole?.signature).toBe(text.slice(text.indexOf("<T,"), text.indexOf(" {\u0020throw")));
    expect(hole?.returnType).toBe("Pick<T, K>");
    expect(hole?.parameters).toEqual([
      { name: "from", type: "T", optional: false, rest: false },
      { name: "{ a, b = 2 }", type: "Options", optional: false, rest: false },
      { name: "days", type: "number", optional: true, rest: false },
      { name: "label", type: "string", optional: true, rest: false },
      { name: "rest", type: "readonly K[]", optional: false, rest: true },
    ]);
  });

  test.each([
    ["export declare function f(a: A): B;", "export declare function f(a: A): B;", ";"],
    ["export declare function f(a: A): B\n", "export declare function f(a: A): B", ""],
    ["/** Doc. */ async function f(a: A): Promise<B> { }", "async function f(a: A): Promise<B> { }", "{ }"],
    ["export const f = async (a: A): Promise<B> => {};", "export const f = async (a: A): Promise<B> => {};", "{}"],
    ["const n = 1, f = (a: A): B => {}, m = 2;", "f = (a: A): B => {}", "{}"],
    ["class C { /** Doc. */ static f(a: A): B { /* ( */ } }", "static f(a: A): B { /* ( */ }", "{ /* ( */ }"],
    [
      "\ufeff// é 🦊\r\nexport function f /* ( */ (a: A): B {\r\n}\r\n",
      "export function f /* ( */ (a: A): B {\r\n}",
      "{\r\n}",
    ],
  ])("the spans of %j are exact", (text, declaration, body) => {
    const [hole] = holes(text);
    expect(text.slice(hole?.declaration.start, hole?.declaration.end)).toBe(declaration);
    expect(text.slice(hole?.body.start, hole?.body.end)).toBe(body);
    expect(hole?.signature).toMatch(/^\(a: A\): (?:B|Promise<B>)$/);
  });

  test("the doc comment and its examples; what is no example is said", () => {
    const text = `/**
 * Halves.
 * @example half(4) // => 2
 * @example half(x) // => the half of it
 * @example
 * half(1)
 */
export declare function half(x: number): number;
`;
    const { holes: found, diagnostics } = read(text);
    expect(found[0]?.doc?.summary).toBe("Halves.");
    expect(found[0]?.examples).toEqual([{ args: ["4"], expected: { value: "2" }, source: "doc" }]);
    expect(diagnostics.map(({ code, severity, message, span }) => [code, severity, message, span?.from.line])).toEqual([
      [
        "MAZE_INDEX_EXAMPLE_UNREADABLE",
        "info",
        'an example of half is left out: half(x): its result "the half of it" is no expression that stands alone (it does not parse)',
        4,
      ],
      ["MAZE_INDEX_EXAMPLE_UNREADABLE", "info", "an example of half is left out: half(1): it gives no result", 6],
    ]);
  });
});
