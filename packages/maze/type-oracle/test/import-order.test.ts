import { describe, expect, it } from "vitest";
import { writeCarriers } from "../src/world/carriers.ts";
import { arrangeByImports } from "../src/world/import-order.ts";

const importsOf = (expressions: readonly string[]): readonly string[] => {
  const names = new Map(expressions.map((text, at) => [text, `$maze_${String(at)}`]));
  const { text, imports } = writeCarriers({
    path: "/a.ts",
    base: "export {};\n",
    isAsOpened: true,
    names,
    overloadCounts: new Set(),
  });
  // What the compiler would collect from the text is what is said of it.
  expect([...text.matchAll(/import\(["']([^"']*)["']\)/g)].map(([, module]) => module)).toEqual(imports);
  return imports;
};

describe("the order of carriers", () => {
  it("keeps the list of imports when an expression is added, until a group is full", () => {
    const each = Array.from({ length: 33 }, (_, at) => `{ a${String(at)}: import("one").A }`);
    const before = importsOf(['import("one").A', "import('two').B"]);
    expect(before).toEqual([...Array<string>(32).fill("one"), ...Array<string>(32).fill("two")]);
    expect(
      importsOf(['import("one").A', "import('two').B", "string[]", 'Map<import("two").B, import("two").C>']),
    ).toEqual(before);
    expect(importsOf(["import('two').B", ...each.slice(0, 32)])).toEqual([
      ...Array<string>(32).fill("two"),
      ...Array<string>(32).fill("one"),
    ]);
    expect(importsOf(each)).toEqual(Array<string>(64).fill("one"));
  });

  it("imports a module once for all expressions that begin with the whole of it", () => {
    expect(
      importsOf([
        'typeof import("one")',
        '(typeof import("one"))["a"]',
        'Exclude<F<(typeof import("one"))["b"]>[0], 1>',
      ]),
    ).toEqual(["one"]);
    expect(importsOf(['(typeof import("one"))["a"]', '(typeof import("two"))["a"]'])).toEqual(["one", "two"]);
    expect(importsOf(['typeof import("one").a', "'(typeof import(`one`))'"])).toEqual(Array<string>(32).fill("one"));
  });

  it("leaves less room for each of many modules", () => {
    const each = Array.from({ length: 200 }, (_, at) => `import("m${String(at)}").A`);
    expect(importsOf(each)).toHaveLength(400);
    expect(importsOf([...each, '[import("m0").A, 1]'])).toEqual(importsOf(each));
  });

  it("puts expressions of several modules last, and needs no filler without imports", () => {
    expect(arrangeByImports(["string", "number"])).toEqual([{ expression: "string" }, { expression: "number" }]);
    const both = 'import("two").B | import("one").A';
    expect(importsOf([both, 'import("one").A']).slice(-2)).toEqual(["two", "one"]);
    expect(arrangeByImports([both, "string"])).toEqual([{ expression: "string" }, { expression: both }]);
  });
});
