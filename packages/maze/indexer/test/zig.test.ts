import { printTypeTerm, type LanguageFacts } from "@maze/core";
import { describeLanguageAdapterConformance } from "@maze/core/testing";
import { expect, it } from "vitest";
import { createZigAdapter } from "../src/index.ts";

const adapter = createZigAdapter();

async function read(text: string, path = "m.zig"): Promise<LanguageFacts> {
  await adapter.prepare?.();
  return adapter.read({ path, text });
}

const names = ({ symbols }: LanguageFacts): string[] =>
  symbols.map(({ id, kind }) => `${kind} ${id.slice(id.indexOf("#") + 1)}`);

describeLanguageAdapterConformance(() => ({
  adapter: createZigAdapter(),
  sample: {
    path: "clock.zig",
    text: `const std = @import("std");

/// A day.
pub const Day = struct {
    hours: u8,
};

fn after(day: Day) Day {
    return day;
}

test "goes on" {
    _ = after(Day{ .hours = 1 });
}
`,
  },
  broken: { path: "a.zig", text: "fn f( {\n}\n\nconst x = 1;\n" },
}));

it("reads declarations of every kind, with fields and functions of containers", async () => {
  const facts = await read(`
const std = @import("std");
/// Doc.
pub const S = packed struct {
    //! Inner.
    a: u8 = 1,
    b: []const u8,
    inner: struct { z: u8 },
    pub const max = 3;
    /// m
    pub fn init(self: *S) void { const local = 1; _ = local; }
    const Inner = enum(u8) { one, two = 2, _ };
};
pub const E = error{ A, B };
const U = union(enum) { x: u8, y };
const O = opaque { fn o() void {} };
pub var g: u32 = 0;
pub fn List(comptime T: type) type {
    return struct {
        items: []T,
        pub fn push(t: T) void {}
    };
}
extern "c" fn write(fd: c_int, ...) isize;
export fn ex() void {}
threadlocal var tl: u8 = 0;
const @"while" = 1;
field: u8,
`);
  expect(names(facts)).toEqual([
    "constant std",
    "class S",
    "property S.a",
    "property S.b",
    "property S.inner",
    "property S.inner.z",
    "constant S.max",
    "method S.init",
    "enum S.Inner",
    "enum-member S.Inner.one",
    "enum-member S.Inner.two",
    "enum E",
    "enum-member E.A",
    "enum-member E.B",
    "class U",
    "property U.x",
    "property U.y",
    "class O",
    "method O.o",
    "variable g",
    "function List",
    "property List.items",
    "method List.push",
    "function write",
    "function ex",
    "variable tl",
    "constant while",
    "property field",
  ]);
  const by = new Map(facts.symbols.map((symbol) => [symbol.name, symbol]));
  expect(facts.symbols.filter(({ exported }) => exported).map(({ name }) => name)).toEqual(["S", "E", "g", "List"]);
  expect(by.get("S")?.modifiers).toEqual(["pub", "struct"]);
  expect(by.get("S")?.doc?.summary).toBe("Doc.");
  expect(by.get("init")?.doc?.summary).toBe("m");
  expect(by.get("tl")?.modifiers).toEqual(["threadlocal"]);
  expect(facts.diagnostics).toEqual([]);
});

it("reads types as terms where the algebra can say them", async () => {
  const { symbols } = await read(
    "fn f(comptime T: type, a: []const u8, b: ?T, c: anytype, d: *T, e: std.List(u8)) !bool {}\nfn g() void {}\n",
  );
  const [signature] = symbols[0]?.signatures ?? [];
  expect(signature?.parameters.map(({ name, type }) => `${name}: ${printTypeTerm(type)}`)).toEqual([
    "T: type",
    "a: readonly u8[]",
    "b: T | null",
    "c: any",
    "d: *T",
    "e: std.List<u8>",
  ]);
  const results = symbols.flatMap(({ signatures }) => signatures.map(({ returns }) => printTypeTerm(returns)));
  expect(results).toEqual(["!bool", "void"]);
});

it("reads imports and tests", async () => {
  const { imports, tests } = await read(`
const std = @import("std");
const List = @import("list.zig").List;
usingnamespace @import("c.zig");
const x = wrap(@import("y.zig"));
fn help() void { other.go(); }
test "a name" { try std.testing.expect(add(1) == 2); help(); }
test List {}
test {}
const S = struct { test "inner" {} };
`);
  expect(imports.map(({ module, bindings: [binding] }) => [module, binding?.imported, binding?.local])).toEqual([
    ["std", "*", "std"],
    ["list.zig", "List", "List"],
    ["c.zig", "*", "*"],
    ["y.zig", undefined, undefined],
  ]);
  expect(tests.map(({ name, calls }) => [name, calls])).toEqual([
    ["a name", ["add", "help", "other.go"]],
    ["List", []],
    ["test_0", []],
    ["inner", []],
  ]);
});

it("counts style", async () => {
  const { style } = await read(
    "const BigThing = struct {\n    a: u8,\n    fn someThing() void {\n        x();\n    }\n};\n",
  );
  expect(style).toMatchObject({
    indent: { value: 4, confidence: 1, observations: 2 },
    naming: { functions: { value: "camelCase" }, types: { value: "PascalCase" } },
  });
});

it("reads the rest of a file that does not parse", async () => {
  const facts = await read("const a = 1;\nfn b( {\n}\nconst c = 2;\n");
  expect(names(facts)).toEqual(expect.arrayContaining(["constant a"]));
  expect(facts.diagnostics.map(({ code }) => code)).toContain("MAZE_INDEX_SYNTAX");
});
