import { printTypeTerm, type LanguageFacts } from "@maze/core";
import { describeLanguageAdapterConformance } from "@maze/core/testing";
import { describe, expect, it } from "vitest";
import { createRustAdapter } from "../src/index.ts";

const adapter = createRustAdapter();

async function read(text: string, path = "src/lib.rs"): Promise<LanguageFacts> {
  await adapter.prepare?.();
  return adapter.read({ path, text });
}

const names = ({ symbols }: LanguageFacts): string[] =>
  symbols.map(({ id, kind }) => `${kind} ${id.slice(id.indexOf("#") + 1)}`);

describeLanguageAdapterConformance(() => ({
  adapter: createRustAdapter(),
  sample: {
    path: "src/clock.rs",
    text: `use std::fmt;

/// A day.
pub struct Day {
    hours: u8,
}

fn after(day: Day) -> Day {
    day
}

#[test]
fn goes_on() {
    after(Day { hours: 1 });
}
`,
  },
  broken: { path: "a.rs", text: "fn f( {\n}\n\nconst X: u8 = 1;\n" },
}));

describe("declarations", () => {
  it("are of every kind, with fields, variants and the items of implementations", async () => {
    const facts = await read(`
#[derive(Debug)]
pub struct S<'a, T> { pub a: &'a T, pub(crate) b: Vec<u8> }
pub struct Pair(pub i32, String);
struct Unit;
pub enum E { A, B(i32), C { x: u8 }, D = 4 }
union Un { u: u8 }
pub trait Tr: Display { const K: usize = 1; type Out; fn go(&self) -> Self::Out; fn def() {} }
impl<'a, T> S<'a, T> {
    pub const fn new(a: &'a T) -> Self { fn local() {} }
    async unsafe fn m(&mut self) {}
    const Z: u8 = 1;
}
impl Tr for &Pair { type Out = (); fn go(&self) {} }
impl From<u8> for elsewhere::Far<u8> { fn from(_: u8) -> Self {} }
pub const X: [u8; 3] = [1, 2, 3];
const _: () = ();
static mut Y: &str = "";
static W: u8 = 1;
type R<T> = Result<T, u8>;
#[macro_export]
macro_rules! mm { () => {} }
mod inner { pub fn f() {} struct Q; impl Q { fn q() {} } }
mod outer;
extern "C" { fn c(x: i32); static G: i32; }
fn r#match() {}
`);
    expect(names(facts)).toEqual([
      "class S",
      "property S.a",
      "property S.b",
      "class Pair",
      "property Pair.0",
      "property Pair.1",
      "class Unit",
      "enum E",
      "enum-member E.A",
      "enum-member E.B",
      "enum-member E.C",
      "property E.C.x",
      "enum-member E.D",
      "class Un",
      "property Un.u",
      "interface Tr",
      "constant Tr.K",
      "type Tr.Out",
      "method Tr.go",
      "method Tr.def",
      "method S.new",
      "method S.m",
      "constant S.Z",
      "type Pair.Out",
      "method Pair.go",
      "method Far.from",
      "constant X",
      "variable Y",
      "constant W",
      "type R",
      "function mm",
      "module inner",
      "function inner.f",
      "class inner.Q",
      "method inner.Q.q",
      "module outer",
      "function c",
      "constant G",
      "function match",
    ]);
    const by = new Map(facts.symbols.map((symbol) => [symbol.name, symbol]));
    expect(facts.symbols.filter(({ exported }) => exported).map(({ name }) => name)).toEqual([
      ...["S", "Pair", "E", "Tr", "X", "mm"],
    ]);
    expect(by.get("S")?.modifiers).toEqual(["pub", "struct", "#[derive(Debug)]"]);
    expect(by.get("b")?.modifiers).toEqual(["pub(crate)"]);
    expect(by.get("new")?.modifiers).toEqual(["pub", "const", "static"]);
    expect(by.get("m")?.modifiers).toEqual(["async", "unsafe"]);
    expect(by.get("q")?.container).toBe("src/lib.rs#inner.Q");
    expect(facts.diagnostics).toEqual([]);
  });
});

it("reads types as terms where the algebra can say them", async () => {
  const { symbols } = await read(`
fn f<T: Clone, const N: usize>(a: Option<T>, b: (u8, bool), c: &str, d: impl Fn(u8) -> bool, [x, y]: [u8; 2]) -> Result<Vec<T>, ()> where T: Copy {}
fn g() -> ! {}
fn h() {}
`);
  const [signature] = symbols[0]?.signatures ?? [];
  expect(signature?.parameters.map(({ name, type }) => `${name}: ${printTypeTerm(type)}`)).toEqual([
    "a: Option<T>",
    "b: [u8, boolean]",
    "c: &str",
    "d: (arg1: u8) => boolean",
    "[x, y]: [u8; 2]",
  ]);
  expect(signature?.typeParameters).toEqual([
    { name: "T", constraint: { kind: "opaque", text: "Clone + Copy" } },
    { name: "N", constraint: { kind: "opaque", text: "usize" } },
  ]);
  const results = symbols.flatMap(({ signatures }) => signatures.map(({ returns }) => printTypeTerm(returns)));
  expect(results).toEqual(["Result<T[], void>", "never", "void"].map((text) => text.replace("T[]", "Vec<T>")));
});

it("reads documentation with its examples, which are tests", async () => {
  const text = `//! The crate.
//!
//! \`\`\`
//! half(2);
//! \`\`\`

/// Halves.
///
/// \`\`\`should_panic
/// # use m::half;
/// assert_eq!(half(4), 2);
/// \`\`\`
///
/// \`\`\`text
/// not_rust(1)
/// \`\`\`
#[inline]
pub fn half(x: u8) -> u8 { x / 2 }

/**
 * A block.
 */
struct B; // not of C
//// not either
struct C;
`;
  const { symbols, tests } = await read(text);
  expect(symbols.map(({ doc }) => doc?.summary)).toEqual([
    "Halves.\n\n\n```text\nnot_rust(1)\n```",
    "A block.",
    undefined,
  ]);
  const [example] = symbols[0]?.doc?.examples ?? [];
  expect(example?.text).toBe("# use m::half;\nassert_eq!(half(4), 2);");
  expect(text.slice(example?.span?.start, example?.span?.end)).toBe("# use m::half;\n/// assert_eq!(half(4), 2);");
  expect(tests.map(({ name, runner, calls }) => [name, runner, calls])).toEqual([
    ["src/lib.rs - (line 3)", "rustdoc", ["half"]],
    ["src/lib.rs - half (line 9)", "rustdoc", ["half"]],
  ]);
});

it("reads imports of every form", async () => {
  const { imports } = await read(`
use std::{fmt::{self, Display}, io::*, collections::HashMap as Map};
use serde;
pub use crate::a::B;
extern crate log as l;
`);
  const shown = imports.map(({ module, bindings, form }) => [
    module,
    bindings.map(({ imported, local }) => `${imported} as ${local}`).join(", "),
    form,
  ]);
  expect(shown).toEqual([
    ["std", "fmt as fmt", "import"],
    ["std::fmt", "Display as Display", "import"],
    ["std::io", "* as *", "import"],
    ["std::collections", "HashMap as Map", "import"],
    ["serde", "* as serde", "import"],
    ["crate::a", "B as B", "import"],
    ["crate::a", "B as B", "re-export"],
    ["log", "* as l", "import"],
  ]);
});

it("reads tests with what they call, also within macros", async () => {
  const { tests } = await read(`
fn half(x: u8) -> u8 { x }
#[cfg(test)]
mod tests {
    fn help() { m::other(); }
    #[test] fn one() { assert_eq!(Some(half(2)), S::new(1).get()); help(); }
    #[tokio::test(flavor = "x")] async fn two() {}
    #[derive(Debug)] struct Not;
}
`);
  expect(tests.map(({ name, runner, calls }) => [name, runner, calls])).toEqual([
    ["tests::one", "cargo test", ["help", "half", "S::new", "m::other"]],
    ["tests::two", "cargo test", []],
  ]);
});

it("counts style", async () => {
  const { style } = await read("fn some_thing() {\n    f(\n        1,\n    );\n}\nstruct BigThing {\n    a: u8,\n}\n");
  expect(style).toMatchObject({
    indent: { value: 4, confidence: 1 },
    trailingCommas: { value: true, observations: 2 },
    naming: { functions: { value: "snake_case" }, types: { value: "PascalCase" } },
  });
});

it("reads the rest of a file that does not parse", async () => {
  const facts = await read("fn a() {}\nfn b( {\n}\nconst C: u8 = 1;\n");
  expect(names(facts)).toEqual(expect.arrayContaining(["function a", "constant C"]));
  expect(facts.diagnostics.map(({ code }) => code)).toContain("MAZE_INDEX_SYNTAX");
});
