import {
  printSignatureTerm,
  printTypeTerm,
  typeTermSchema,
  type OracleType,
  type OracleValue,
  type TypeOracle,
} from "@maze/core";
import { createTypeOracle } from "@maze/type-oracle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strictProject, type TempProject } from "./support/temp-project.ts";

const FILE = "src/shapes.ts";
const SHAPES = `
import { addDays } from "date-fns";
import type { Duration, format } from "date-fns";
import { helper, type Options } from "./helper.js";
interface Row { id: string; readonly when?: Date; self: Row }
export interface Box<T> { value: T; map<U>(f: (value: T) => U): Box<U> }
type Json = string | number | Json[] | { [key: string]: Json };
type Tree = { label: string; kids: Tree[] };
export enum Level { Low, High = 4 }
export class Counter<T> {
  #secret = 1;
  private hidden = 2;
  protected inherited = 3;
  readonly items: T[] = [];
  constructor(private own: number, public shown: string) {}
  get size(): number { return this.items.length; }
  set only(value: number) {}
  /** Adds one. @deprecated use push */
  add(item: T): this { return this; }
  static create(): Counter<string> { return new Counter(1, ""); }
}
namespace Inner { export interface Deep { x: 1 } }
export declare function overloaded(x: string): string;
export declare function overloaded(x: number, ...more: boolean[]): number;
export declare function generic<T extends Row, K extends keyof T>(row: T, key: K): T[K];
export declare function bounded<A extends Date, B extends A = A>(a: A, b?: B): Box<B>[];
export declare function circular<T extends Comparable<T>>(a: T): T;
interface Comparable<T> { compareTo(other: T): number }
export declare function spread(...pair: [name: string, age?: number]): void;
export declare function isRow(value: unknown): value is Row;
export function documented(days: number, options: { deep?: boolean } = {}): string { return ""; }
const secret: Inner.Deep = { x: 1 };
let counter = new Counter<Row>(1, "");
`;
const HELPER = "export interface Options { strict: boolean }\nexport const helper = (o: Options): Options => o;\n";

let project: TempProject;
let oracle: TypeOracle;
beforeAll(async () => {
  project = strictProject({ [FILE]: SHAPES, "src/helper.ts": HELPER });
  oracle = await createTypeOracle({ directory: project.directory });
});
afterAll(async () => {
  await oracle.close();
  project.remove();
});

const resolve = (...texts: string[]): Promise<OracleType[]> => oracle.resolveTypes(texts, FILE);
const resolveOne = async (text: string): Promise<OracleType> => {
  const [type] = await resolve(text);
  if (type === undefined) throw new Error(`${text} resolved to nothing`);
  return type;
};

/** `name(first: type, second?: type): result` of each signature, closed. */
function closedTexts({ name, signatures }: Pick<OracleValue, "name" | "signatures">): string[] {
  return signatures.map(({ parameters, returns }) => {
    const written = parameters.map(
      (parameter) =>
        `${parameter.rest ? "..." : ""}${parameter.name}${parameter.optional ? "?" : ""}: ${parameter.type.text}`,
    );
    return `${name}(${written.join(", ")}): ${returns.text}`;
  });
}

describe("resolveTypes", () => {
  it.each([
    ["string", { kind: "primitive", name: "string" }],
    ["boolean", { kind: "primitive", name: "boolean" }],
    ["void", { kind: "primitive", name: "void" }],
    ["'a'", { kind: "literal", value: "a" }],
    ["-1.5", { kind: "literal", value: -1.5 }],
    ["true", { kind: "literal", value: true }],
    ["12n", { kind: "literal", value: { bigint: "12" } }],
    ["Date", { kind: "reference", name: "Date", args: [] }],
    ["string[]", { kind: "array", element: { kind: "primitive", name: "string" }, readonly: false }],
    ["ReadonlyArray<1>", { kind: "array", element: { kind: "literal", value: 1 }, readonly: true }],
    ["Row", { kind: "reference", name: "Row", args: [], symbol: "src/shapes.ts#Row" }],
    ["Inner.Deep", { kind: "reference", name: "Inner.Deep", args: [], symbol: "src/shapes.ts#Inner.Deep" }],
    ["Level", { kind: "reference", name: "Level", args: [], symbol: "src/shapes.ts#Level" }],
    ["Level.High", { kind: "reference", name: "Level.High", args: [], symbol: "src/shapes.ts#Level.High" }],
    ["Options", { kind: "reference", name: "Options", args: [], symbol: "src/helper.ts#Options" }],
    [
      "Row & { z: 1 }",
      {
        kind: "intersection",
        members: [
          { kind: "reference", name: "Row", args: [], symbol: "src/shapes.ts#Row" },
          {
            kind: "object",
            properties: [{ name: "z", type: { kind: "literal", value: 1 }, optional: false, readonly: false }],
            index: [],
            calls: [],
          },
        ],
      },
    ],
    [
      "readonly [a: string, b?: number, ...rest: boolean[]]",
      {
        kind: "tuple",
        readonly: true,
        elements: [
          { type: { kind: "primitive", name: "string" }, optional: false, rest: false },
          { type: { kind: "primitive", name: "number" }, optional: true, rest: false },
          {
            type: { kind: "array", element: { kind: "primitive", name: "boolean" }, readonly: false },
            optional: false,
            rest: true,
          },
        ],
      },
    ],
    [
      "{ readonly a?: string; [key: string]: unknown; (x: number): void }",
      {
        kind: "object",
        properties: [{ name: "a", type: { kind: "primitive", name: "string" }, optional: true, readonly: true }],
        index: [
          {
            key: { kind: "primitive", name: "string" },
            value: { kind: "primitive", name: "unknown" },
            readonly: false,
          },
        ],
        calls: [
          {
            typeParameters: [],
            parameters: [{ name: "x", type: { kind: "primitive", name: "number" }, optional: false, rest: false }],
            returns: { kind: "primitive", name: "void" },
          },
        ],
      },
    ],
    [
      "<T extends Date>(x: T, ...more: T[]) => T[]",
      {
        kind: "function",
        signature: {
          typeParameters: [{ name: "T", constraint: { kind: "reference", name: "Date", args: [] } }],
          parameters: [
            { name: "x", type: { kind: "variable", name: "T" }, optional: false, rest: false },
            {
              name: "more",
              type: { kind: "array", element: { kind: "variable", name: "T" }, readonly: false },
              optional: false,
              rest: true,
            },
          ],
          returns: { kind: "array", element: { kind: "variable", name: "T" }, readonly: false },
        },
      },
    ],
    ["`a${string}`", { kind: "opaque", text: "`a${string}`" }],
    ["typeof Counter", { kind: "opaque", text: "typeof Counter" }],
  ])("reads %s as data", async (text, term) => {
    expect((await resolveOne(text)).term).toEqual(term);
  });

  it.each([
    ["string | undefined | null", "string | null | undefined"],
    ["Level | undefined", "Level | undefined"],
    ["boolean | 'x'", '"x" | boolean'],
    ["keyof Row", '"id" | "self" | "when"'],
    ["Partial<Pick<Row, 'id'>>", "{ id?: string }"],
    ["Box<Row>", "Box<Row>"],
    ["Map<string, Date[]>", "Map<string, Date[]>"],
    ["Awaited<Promise<1>>", "1"],
    ["Tree", "{ label: string; kids: Tree[] }"],
    ["Json", "string | number | Json[] | { [key: string]: Json }"],
    ["(x: unknown) => x is Date", "(x: unknown) => x is Date"],
    ["{ then: { deep: { deeper: { deepest: 1 } } } }", "{ then: { deep: { deeper: { deepest: 1; } } } }"],
    ["string // a comment\n | number /* ; */", "string | number"],
  ])("writes %s as %s", async (text, expected) => {
    const type = await resolveOne(text);
    expect(type.text).toBe(expected);
    expect(printTypeTerm(typeTermSchema.parse(type.term))).toBe(expected);
  });

  it("gives identical types one key, and different ones different keys", async () => {
    const [a, b, c, d, e, f, g, h] = await resolve(
      "string[]",
      "Array<string>",
      "readonly string[]",
      "string | number",
      "number | string",
      "(a: string) => void",
      "(b: string) => void",
      "(b?: string) => void",
    );
    expect([a?.key === b?.key, a?.key === c?.key, d?.key === e?.key, f?.key === g?.key, f?.key === h?.key]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect([f?.text, g?.text]).toEqual(["(a: string) => void", "(b: string) => void"]);
  });

  it("gives a recursive alias one key, alone and as a part", async () => {
    const [alone, array] = await resolve("Json", "Json[]");
    const [both] = await oracle.areAssignable([{ source: alone ?? never(), target: array ?? never() }]);
    expect([alone?.key, array?.key, both]).toEqual(["{src/shapes.ts#Json}", "({src/shapes.ts#Json})[]", false]);
  });

  it.each([
    ["Nope", "names a type that the file does not know"],
    ["Box<Nope>", "names a type that the file does not know"],
    ["", "is not one type expression"],
    ["string; type X = number", "is not one type expression"],
    ["string); declare const leaked: (number", "is not one type expression"],
    ["} declare global { interface Date { leaked: 1 } } {", "is not one type expression"],
    ["/* open", "is not one type expression"],
    ["`open ${string", "is not one type expression"],
    ["'open", "is not one type expression"],
    ["string string", "')' expected"],
  ])("refuses %j: it %s", async (text, reason) => {
    await expect(oracle.resolveTypes(["string", text], FILE)).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_UNKNOWN_TYPE",
      details: { texts: [text] },
    });
    await expect(oracle.resolveTypes([text], FILE)).rejects.toThrow(reason);
  });

  it("answers the good texts of a refused batch, and after it", async () => {
    await expect(resolve("Row[]", "Nope[]", ")(")).rejects.toMatchObject({ details: { texts: ["Nope[]", ")("] } });
    expect((await resolve("Row[]", "Set<Row>")).map(({ text }) => text)).toEqual(["Row[]", "Set<Row>"]);
  });

  it("sees the names of another file from there only", async () => {
    const [own] = await oracle.resolveTypes(["Options"], "src/helper.ts");
    expect(own?.text).toBe("Options");
    await expect(oracle.resolveTypes(["Row"], "src/helper.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_UNKNOWN_TYPE",
    });
  });
});

const never = (): never => {
  throw new Error("a type is missing");
};

describe("functions", () => {
  it.each([
    ["overloaded", ["overloaded(x: string): string"], "(x: string) => string"],
    [
      "generic",
      ['generic(row: Row, key: "id" | "self" | "when"): string | Date | Row | undefined'],
      "<T extends Row, K extends keyof T>(row: T, key: K) => T[K]",
    ],
    ["bounded", ["bounded(a: Date, b?: Date): Box<Date>[]"], "<A extends Date, B extends A>(a: A, b?: B) => Box<B>[]"],
    ["circular", ["circular(a: Comparable<unknown>): Comparable<unknown>"], "<T extends Comparable<T>>(a: T) => T"],
    ["spread", ["spread(name: string, age?: number): void"], "(name: string, age?: number) => void"],
    ["isRow", ["isRow(value: unknown): boolean"], "(value: unknown) => boolean"],
    [
      "documented",
      ["documented(days: number, options?: { deep?: boolean }): string"],
      "(days: number, options?: { deep?: boolean }) => string",
    ],
  ])("closes and declares %s", async (name, closed, declared) => {
    const [found] = await oracle.functions(FILE, [name]);
    if (found === undefined) throw new Error("nothing was found");
    expect(closedTexts({ name, signatures: [found.signature] })).toEqual(closed);
    expect(printSignatureTerm(found.signature.declared)).toBe(declared);
  });

  it("reads another text in place of the file, and the file again afterwards", async () => {
    const text =
      "export interface Point { x: number }\nexport function move(p: Point): Point { throw new Error('no'); }\n";
    const [moved] = await oracle.functions(FILE, ["move"], text);
    expect(moved === undefined ? [] : closedTexts({ name: "move", signatures: [moved.signature] })).toEqual([
      "move(p: Point): Point",
    ]);
    await expect(oracle.functions(FILE, ["move"])).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_UNKNOWN_FUNCTION" });
    expect((await oracle.functions(FILE, ["isRow"])).map(({ name }) => name)).toEqual(["isRow"]);
  });

  it("reads the text of a file that does not exist", async () => {
    const [found] = await oracle.functions(
      "src/new/file.ts",
      ["fresh"],
      'import { helper } from "../helper.js";\nexport function fresh(): ReturnType<typeof helper> { return helper({ strict: true }); }\n',
    );
    expect(found === undefined ? [] : closedTexts({ name: "fresh", signatures: [found.signature] })).toEqual([
      "fresh(): Options",
    ]);
  });

  it.each([
    ["addDays", "does not declare it itself"],
    ["nothing", "declares nothing of that name"],
    ["counter", "cannot be called"],
  ])("refuses %s", async (name, reason) => {
    const refused = oracle.functions(FILE, [name]);
    await expect(refused).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_UNKNOWN_FUNCTION",
      details: { file: FILE, name },
    });
    await expect(refused).rejects.toThrow(reason);
  });
});

describe("scopeOf", () => {
  it("lists imports and declarations that are values, and nothing else", async () => {
    const values = await oracle.scopeOf(FILE);
    expect(values.map(({ name }) => name)).toEqual([
      "addDays",
      "helper",
      "Level",
      "Counter",
      "overloaded",
      "generic",
      "bounded",
      "circular",
      "spread",
      "isRow",
      "documented",
      "secret",
      "counter",
    ]);
    expect(values.find(({ name }) => name === "secret")?.type.text).toBe("Inner.Deep");
    expect(closedTexts(values.find(({ name }) => name === "overloaded") ?? never())).toEqual([
      "overloaded(x: string): string",
      "overloaded(x: number, ...more: boolean[]): number",
    ]);
  });

  it("sees what a script declares, without the globals of the library", async () => {
    project.write("src/script.ts", "const alone = 1;\nfunction helperOfScript(): Date { return new Date(); }\n");
    const own = await createTypeOracle({ directory: project.directory });
    const values = await own.scopeOf("src/script.ts");
    await own.close();
    expect(values.map(({ name, type }) => `${name}: ${type.text}`)).toEqual(["alone: 1", "helperOfScript: () => Date"]);
  });
});

describe("membersOf", () => {
  const members = async (text: string): Promise<OracleValue[]> =>
    (await oracle.membersOf([await resolveOne(text)]))[0] ?? [];

  it("instantiates methods for the receiver", async () => {
    const found = await members("Row[]");
    const texts = (name: string): string[] => closedTexts(found.find((member) => member.name === name) ?? never());
    expect(texts("map")).toEqual([
      "map(callbackfn: (value: Row, index: number, array: Row[]) => unknown, thisArg?: any): unknown[]",
    ]);
    expect(texts("at")).toEqual(["at(index: number): Row | undefined"]);
    expect(texts("push")).toEqual(["push(...items: Row[]): number"]);
    const map = found.find(({ name }) => name === "map")?.signatures[0];
    expect(map === undefined ? "" : printSignatureTerm(map.declared)).toBe(
      "<U>(callbackfn: (value: Row, index: number, array: Row[]) => U, thisArg?: any) => U[]",
    );
  });

  it("lists own members, hides what cannot be read, and leaves out what has no plain name", async () => {
    const found = await members("Counter<Row>");
    expect(found.map(({ name, hidden = false, type }) => [name, hidden, type.text])).toEqual([
      ["hidden", true, "number"],
      ["inherited", true, "number"],
      ["items", false, "Row[]"],
      ["own", true, "number"],
      ["shown", false, "string"],
      ["size", false, "number"],
      ["only", true, "number"],
      ["add", true, "(item: Row) => Counter<Row>"],
    ]);
    expect(found.find(({ name }) => name === "add")?.doc).toEqual({
      summary: "Adds one.",
      examples: [],
      tags: [{ name: "deprecated", text: "use push" }],
    });
  });

  it("marks optional properties", async () => {
    expect((await members("Row")).map(({ name, type, optional = false }) => [name, type.text, optional])).toEqual([
      ["id", "string", false],
      ["when", "Date | undefined", true],
      ["self", "Row", false],
    ]);
  });

  it.each([
    ["string", "trim", true],
    ["number", "toFixed", true],
    ["bigint", "toString", true],
    ["'literal'", "padStart", true],
    ["Date", "getTime", true],
    ["Map<string, Row>", "get", true],
    ["string | number", "toString", true],
    ["string | number", "trim", false],
    ["string[] | Date[]", "map", true],
    ["string | undefined", "trim", false],
    ["Row & { z: 1 }", "z", true],
    ["Level", "toFixed", true],
    ["[a: string, b: number]", "length", true],
    ["never", "x", false],
    ["unknown", "x", false],
    ["any", "x", false],
    ["null", "x", false],
  ])("finds of %s the member %s: %s", async (text, name, isThere) => {
    expect((await members(text)).some((member) => member.name === name)).toBe(isThere);
  });

  it("goes on from members of members", async () => {
    const [row] = await oracle.membersOf([await resolveOne("Box<Row>")]);
    const map = row?.find(({ name }) => name === "map")?.signatures[0]?.returns ?? never();
    const [again] = await oracle.membersOf([map]);
    expect([map.text, again?.map(({ name, type }) => `${name}: ${type.text}`)]).toEqual([
      "Box<unknown>",
      ["value: unknown", "map: <U>(f: (value: unknown) => U) => Box<U>"],
    ]);
  });
});

describe("areAssignable", () => {
  it.each([
    ["string", "string | number", true],
    ["string | number", "string", false],
    ["Row", "{ id: string }", true],
    ["{ id: string }", "Row", false],
    ["Level.High", "Level", true],
    ["any", "string", true],
    ["string", "unknown", true],
    ["undefined", "string", false],
    ["Counter<Row>", "Counter<{ id: string }>", true],
    ["(x: unknown) => string", "(x: string) => unknown", true],
    ["(x: unknown) => boolean", "(x: unknown) => x is Date", false],
    ["Json[]", "Json", true],
    ["Date", "Json", false],
  ])("says of %s to %s: %s", async (from, to, expected) => {
    const [source = never(), target = never()] = await resolve(from, to);
    expect(await oracle.areAssignable([{ source, target }])).toEqual([expected]);
  });

  it("compares types that different questions in different files answered", async () => {
    const [isRow] = await oracle.functions(FILE, ["generic"]);
    const row = isRow?.signature.parameters[0]?.type ?? never();
    const [options = never()] = await oracle.resolveTypes(["Options"], "src/helper.ts");
    const [own = never(), shape = never()] = await resolve("Row", "{ strict: boolean }");
    await oracle.scopeOf("src/helper.ts");
    await oracle.membersOf([await resolveOne("Set<Level>")]);
    expect(
      await oracle.areAssignable([
        { source: row, target: own },
        { source: options, target: shape },
        { source: options, target: row },
      ]),
    ).toEqual([true, true, false]);
  });

  it("refuses a type of another oracle", async () => {
    const foreign: OracleType = {
      key: "elsewhere",
      text: "Elsewhere",
      term: { kind: "reference", name: "Elsewhere", args: [] },
    };
    await expect(oracle.areAssignable([{ source: foreign, target: foreign }])).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_FOREIGN_TYPE",
    });
  });
});
