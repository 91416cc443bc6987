import type { ImportRecord } from "@maze/core";
import { expect, test } from "vitest";
import { read } from "./support/read.ts";

const show = ({ module, form, typeOnly, bindings }: ImportRecord): string =>
  `${String(form)}${typeOnly ? " type" : ""} ${module}: ${bindings.map(({ imported, local, typeOnly: own }) => `${own ? "type " : ""}${imported} as ${local}`).join(", ")}`;
const imports = (text: string, path?: string): string[] => read(text, path).imports.map(show);

test("static imports of every form", () => {
  const text = `
import "side-effect";
import one, { two, three as drei, type Four, default as five } from "a";
import * as all from "b";
import type { Five } from "c";
import type Six from "d";
import { "a string" as seven } from "e";
import data from "./data.json" with { type: "json" };
import eight = require("f");
import Alias = Some.Namespace;
`;
  expect(imports(text)).toEqual([
    "side-effect side-effect: ",
    "import a: default as one, two as two, three as drei, type Four as Four, default as five",
    "import b: * as all",
    "import type c: type Five as Five",
    "import type d: type default as Six",
    "import e: a string as seven",
    "import ./data.json: default as data",
    "require f: * as eight",
  ]);
});

test("re-exports, also of imported names", () => {
  const text = `
export * from "a";
export * as everything from "b";
export { one, two as zwei, default } from "c";
export type { Three } from "d";
import four, { five } from "e";
export { four, five as fünf };
export default five;
`;
  expect(imports(text)).toEqual([
    "re-export a: * as *",
    "re-export b: * as everything",
    "re-export c: one as one, two as zwei, default as default",
    "re-export type d: type Three as Three",
    "import e: default as four, five as five",
    "re-export e: default as four",
    "re-export e: five as fünf",
    "re-export e: five as default",
  ]);
});

test("dynamic imports, require and imported types", () => {
  const text = `
const { a, b: c } = await import("one");
const whole = require("two");
const { d = 1, ...rest } = require("three");
if (late) void import("four");
const name = import(variable);
let t: import("five").Type;
`;
  expect(imports(text)).toEqual([
    "dynamic one: a as a, b as c",
    "require two: * as whole",
    "require three: d as d",
    "dynamic four: ",
    "type type five: ",
  ]);
});

test("a span covers the whole statement", () => {
  const text = '\ufeff// é\nimport {\n  a,\n} from "a";\n';
  const [record] = read(text).imports;
  expect(text.slice(record?.span.start, record?.span.end)).toBe('import {\n  a,\n} from "a";');
  expect(record?.span.from).toEqual({ line: 2, column: 1 });
});

test("imports inside of ambient modules count, their re-exports bind no name of the file", () => {
  const text = 'declare module "x" {\n  import { a } from "b";\n  export { c } from "d";\n  export * from "e";\n}\n';
  expect(imports(text, "x.d.ts")).toEqual(["import b: a as a", "re-export d: ", "re-export e: "]);
});
