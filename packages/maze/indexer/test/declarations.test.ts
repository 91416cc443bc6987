import type { SymbolRecord } from "@maze/core";
import { describe, expect, test } from "vitest";
import { read } from "./support/read.ts";

const show = ({ id, kind, exportedAs, modifiers }: SymbolRecord): string =>
  [id.replace(/^[^#]*#/, ""), kind, modifiers.join(" "), exportedAs.join(",")].join(" | ");
const symbols = (text: string, path?: string): string[] => read(text, path).symbols.map(show);

describe("declarations", () => {
  test("functions, variables, types, enums and their modifiers", () => {
    const text = `
export default async function run(): Promise<void> {}
function* steps() {}
export const one = 1, two = 2;
let mutable: string;
export declare const ambient: number;
export type Id = string;
export type Point = { readonly x: number; y?: number; move(by: number): void };
export const enum Color { Red, "dark blue" = 2, Green }
declare enum Ambient { A }
`;
    expect(symbols(text)).toEqual([
      "run | function | export default async | default",
      "steps | function | generator | ",
      "one | constant | export | one",
      "two | constant | export | two",
      "mutable | variable |  | ",
      "ambient | constant | export declare | ambient",
      "Id | type | export | Id",
      "Point | type | export | Point",
      "Point.x | property | readonly | ",
      "Point.y | property | optional | ",
      "Point.move | method |  | ",
      "Color | enum | export const | Color",
      "Color.Red | enum-member |  | ",
      "Color.dark blue | enum-member |  | ",
      "Color.Green | enum-member |  | ",
      "Ambient | enum | declare | ",
      "Ambient.A | enum-member |  | ",
    ]);
  });

  test("classes with members of every kind", () => {
    const text = `
export abstract class Shape<T> extends Base implements Other {
  static readonly #count = 0;
  protected declare label?: string;
  accessor size = 1;
  constructor(private readonly width: number, public height = 1, plain: T) { super(); }
  get area(): number { return 1; }
  set area(value: number) {}
  abstract draw(): void;
  override async save(): Promise<void> {}
  *[Symbol.iterator]() {}
  "quoted name"() {}
  7() {}
  static { setUp(); }
  [key: string]: unknown;
}
`;
    expect(symbols(text)).toEqual([
      "Shape | class | export abstract | Shape",
      "Shape.#count | property | static readonly | ",
      "Shape.label | property | protected optional declare | ",
      "Shape.size | accessor | accessor | ",
      "Shape.constructor | constructor |  | ",
      "Shape.width | property | private readonly | ",
      "Shape.height | property | public | ",
      "Shape.area | accessor | get set | ",
      "Shape.draw | method | abstract | ",
      "Shape.save | method | override async | ",
      "Shape.[Symbol.iterator] | method | generator | ",
      "Shape.quoted name | method |  | ",
      "Shape.7 | method |  | ",
    ]);
  });

  test("overloads share one record, merged declarations do not", () => {
    const text = `
/** Reads text. */
export function read(path: string): string;
export function read(path: URL): string;
export function read(path: unknown): string { return ""; }
interface Box { a: 1; put(x: string): void; put(x: number): void }
interface Box { b: 2 }
const Box = 1;
`;
    const found = read(text).symbols;
    expect(found.map(show)).toEqual([
      "read | function | export | read",
      "Box | interface |  | ",
      "Box.a | property |  | ",
      "Box.put | method |  | ",
      "Box~2 | interface |  | ",
      "Box~2.b | property |  | ",
      "Box~3 | constant |  | ",
    ]);
    expect(found[0]?.doc?.summary).toBe("Reads text.");
    expect(found.find(({ name }) => name === "b")?.container).toBe("src/a.ts#Box~2");
  });

  test("namespaces, ambient modules and global augmentations", () => {
    const text = `
export namespace Outer.Inner { export const value = 1; function hidden() {} }
declare module "some-package" { export interface Options { a: 1 } }
declare global { interface Window { ours: string } }
`;
    expect(symbols(text)).toEqual([
      "Outer | namespace | export | Outer",
      "Outer.Inner | namespace | export | ",
      "Outer.Inner.value | constant | export | ",
      "Outer.Inner.hidden | function |  | ",
      "some-package | module | declare | ",
      "some-package.Options | interface | export | ",
      "some-package.Options.a | property |  | ",
      "global | namespace | declare | ",
      "global.Window | interface |  | ",
      "global.Window.ours | property |  | ",
    ]);
  });

  test("ambient modules may lack a body", () => {
    expect(symbols('declare module "*.css";\nexport declare const a: 1;\n')).toEqual([
      "*.css | module | declare | ",
      "a | constant | export declare | a",
    ]);
  });

  test("destructured variables each have a record with a span of their own", () => {
    const text = "export const { a, b: { c = 1 }, ...rest } = f(), [d, , ...e] = g();\n";
    const found = read(text).symbols;
    expect(found.map(({ name }) => name)).toEqual(["a", "c", "rest", "d", "e"]);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(["a", "c", "rest", "d", "e"]);
  });

  test("a span covers the declaration with its export keyword and decorators", () => {
    const text = "/** Doc. */\n@sealed\nexport class A {\n  @bound run() {}\n}\n";
    const spans = read(text).symbols.map(({ span }) => text.slice(span.start, span.end));
    expect(spans).toEqual([text.slice(12, -1), "@bound run() {}"]);
    expect(read(text).symbols[0]?.doc?.summary).toBe("Doc.");
  });

  test("class expressions have members, local names of functions are left out", () => {
    const text = "export const Made = class { field = 1 };\nfunction f() { const local = 1; class Local {} }\n";
    expect(symbols(text)).toEqual([
      "Made | constant | export | Made",
      "Made.field | property |  | ",
      "f | function |  | ",
    ]);
  });
});

describe("exports", () => {
  test("lists, renames, default of a name, and export assignments", () => {
    const text =
      "const a = 1; function b() {} class C {}\nexport { a, a as again, b as 'a string' };\nexport default C;\n";
    expect(symbols(text)).toEqual([
      "a | constant |  | a,again",
      "b | function |  | a string",
      "C | class |  | default",
    ]);
    expect(symbols("class C {}\nexport = C;\n")).toEqual(["C | class |  | export="]);
  });

  test("a default export without a name is a symbol named default", () => {
    expect(symbols("export default { a: 1 };")).toEqual(["default | constant | export default | default"]);
    expect(symbols("export default () => 1;")).toEqual(["default | constant | export default | default"]);
    expect(symbols("export default class { run() {} }")).toEqual([
      "default | class | export default | default",
      "default.run | method |  | ",
    ]);
  });

  test("a declaration file without export lists exports all of its declarations", () => {
    expect(symbols("export declare const a: 1;\ndeclare const b: 2;\n", "a.d.ts")).toEqual([
      "a | constant | export declare | a",
      "b | constant | declare | b",
    ]);
    expect(symbols("export declare const a: 1;\ndeclare const b: 2;\nexport {};\n", "a.d.ts")).toEqual([
      "a | constant | export declare | a",
      "b | constant | declare | ",
    ]);
    expect(symbols("declare const global: 2;\n", "a.d.ts")).toEqual(["global | constant | declare | "]);
  });

  test("CommonJS exports of JavaScript", () => {
    const text =
      "function f() {}\nconst g = 1;\nmodule.exports = { f, h: g };\nexports.made = () => 1;\nmodule.exports.again = f;\n";
    expect(symbols(text, "lib.cjs")).toEqual([
      "f | function |  | f,again",
      "g | constant |  | h",
      "made | function |  | made",
    ]);
  });
});

describe("doc comments", () => {
  test("summary, examples with their place, and the other tags in order", () => {
    const text = `/**
 * Adds days.
 *
 * More about it, with {@link other} and a@mail.address.
 * @param days - how many,
 *   in any time zone
 * @example
 * addDays(1) // => 2
 *   // indented
 * @example <caption>Fenced</caption>
 * \`\`\`ts
 * @decorated
 * class A {}
 * \`\`\`
 * @deprecated
 */
export function addDays(days: number) {}
`;
    const doc = read(text).symbols[0]?.doc;
    expect(doc?.summary).toBe("Adds days.\n\nMore about it, with {@link other} and a@mail.address.");
    expect(doc?.tags).toEqual([
      { name: "param", text: "days - how many,\n  in any time zone" },
      { name: "deprecated", text: "" },
    ]);
    expect(doc?.examples.map((example) => example.text)).toEqual([
      "addDays(1) // => 2\n  // indented",
      "<caption>Fenced</caption>\n```ts\n@decorated\nclass A {}\n```",
    ]);
    const [first] = doc?.examples ?? [];
    expect(text.slice(first?.span?.start, first?.span?.end)).toBe("addDays(1) // => 2\n *   // indented");
  });

  test("the last doc comment right before a declaration counts, other comments between do not matter", () => {
    const text =
      "/** The file. */\n\n/** The thing. */\n// a note\n/* another */\nexport const a = 1;\n/** Nothing follows */\n";
    expect(read(text).symbols[0]?.doc?.summary).toBe("The thing.");
    expect(read("/** About b. */ const b = 1; const c = 2;").symbols.map(({ doc }) => doc?.summary)).toEqual([
      "About b.",
      undefined,
    ]);
    expect(read("/* no doc */ const d = 1;").symbols[0]?.doc).toBeUndefined();
    expect(read("/**/ const d = 1;").symbols[0]?.doc).toBeUndefined();
  });

  test("CRLF and tabs are no part of the text", () => {
    const text = "/**\r\n\t * One.\r\n\t * Two.\r\n\t * @see three\r\n\t */\r\nconst a = 1;\r\n";
    expect(read(text).symbols[0]?.doc).toEqual({
      summary: "One.\nTwo.",
      examples: [],
      tags: [{ name: "see", text: "three" }],
    });
  });
});

describe("syntax errors", () => {
  test("a finding says where, and the other statements are still read", () => {
    const text =
      "export const a = 1;\nexport function broken( { \nexport const b = 2;\nexport const c = = 3;\nexport const d = `\nnot a statement\n`;\n";
    const { symbols: found, diagnostics } = read(text);
    expect(found.map(({ name }) => name)).toEqual(["a", "b", "d"]);
    expect(diagnostics.map(({ code, severity, span }) => [code, severity, span?.from.line])).toEqual([
      ["MAZE_INDEX_SYNTAX", "error", 3],
    ]);
    expect(found.map(({ span }) => text.slice(span.start, span.end))[1]).toBe("export const b = 2;");
  });

  test("an unfinished file keeps what stands before its end", () => {
    expect(
      read("export const a = 1;\n\nexport function half() {\n  if (a) {\n").symbols.map(({ name }) => name),
    ).toEqual(["a"]);
    expect(read("const text = `never closed").symbols).toEqual([]);
  });
});

describe("JSX", () => {
  test("text, quotes, comments, entities, type arguments and generics do not disturb what follows", () => {
    const text = `
export const View = <T,>(props: Props<T>) => (
  <Box<string> title='a "quoted" word' {...props} on:click={() => { go("}"); }} data-a="<b>">
    it's; a {\`text \${"</Box>"}\`} &amp; (unbalanced [ {/* comment < */}
    <>{props.items.map((item) => <Item key={item.id} value={item < 3 ? "<" : ">"} />)}</>
    <a.b.C // line
    />
  </Box>
);
export function after<T extends unknown>(a: T, b: number) { return a < b ? /[<>"']/ : b / 2 / 1; }
`;
    const { symbols: found, diagnostics } = read(text, "view.tsx");
    expect(diagnostics).toEqual([]);
    expect(found.map(({ name }) => name)).toEqual(["View", "after"]);
  });
});
