import fc from "fast-check";
import { languageFactsSchema, type LanguageAdapter } from "@maze/core";
import { describe, expect, it } from "vitest";
import { createGoAdapter, createPythonAdapter, createRustAdapter, createZigAdapter } from "../src/index.ts";

/** A file of each language with most of its forms. */
const samples: readonly (readonly [name: string, path: string, adapter: LanguageAdapter, text: string])[] = [
  [
    "Python",
    "test_a.py",
    createPythonAdapter(),
    `import a.b as c
from . import (d, e as f,)
__all__ = ["K"] + ["x"]
x: list[int | None] = [1]
class K(Base, metaclass=M):
    """Doc.

    >>> 1
    1
    :param x: y
    """
    y = z = 'a'
    def __init__(self, *a: int, b="s", **k) -> "K":
        self.q, (self.r, _) = 1, (2, 3)
    @property
    def p(self): return f"{self.q!r}"
async def g[T: int](a, /, *, b): yield
def test_x(): assert g(K())
`,
  ],
  [
    "Go",
    "a_test.go",
    createGoAdapter(),
    `// Package a.
package a
import ( f "fmt"; . "os" )
const ( A, B = iota, "s"
C
)
type T[K any, V ~int | string] struct { a, b map[K][]V; *E; F func(x int, ys ...string) (n int, err error) }
type I interface { M(chan<- int) [3]int; f.Stringer }
/* Doc. */
func (t *T[K, V]) Do(a ...int) struct{ X bool } { return g(t) }
func TestX(t *testing.T) { t.Run("a b", func(t *testing.T) { Do() }) }
`,
  ],
  [
    "Rust",
    "a.rs",
    createRustAdapter(),
    `//! Crate.
use std::{fmt::{self, D as E}, io::*};
/// Doc.
/// \`\`\`
/// f(1);
/// \`\`\`
#[derive(Debug)] pub struct S<'a, T: C = u8> where T: D { pub a: &'a T, b: [u8; 3] }
pub struct P(pub (u8, bool), fn(u8) -> !);
enum N { A, B(i32), C { x: u8 } = 4 }
impl<'a, T> Tr for &S<'a, T> { type O = (); const Z: u8 = 1; async unsafe fn m(&mut self, [x, y]: [u8; 2]) -> impl Fn(u8) { m!(f(1)) } }
macro_rules! mm { ($a:expr) => { $a } }
mod t { #[test] fn t() { assert_eq!(S::new(r#"a"#), 'c'); } }
`,
  ],
  [
    "Zig",
    "a.zig",
    createZigAdapter(),
    `//! Top.
const std = @import("std").mem;
/// Doc.
pub const S = packed struct(u8) { a: ?*const u8 = null, inner: union(enum) { x, y: [:0]u8 }, pub fn f(s: *S, comptime T: type) !T { return g(s); } };
const E = error{ A, B } || F;
pub fn L(comptime T: type) type { return struct { items: []T }; }
test "a" { try std.testing.expect(L(u8) == .{ 1, 2 }); }
var @"while": u8 = switch (x) { 1 => 2, else => 3 };
`,
  ],
];

const PIECES = [
  "(",
  ")",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  '"""',
  "`",
  "/*",
  "*/",
  "//",
  "#",
  "\\",
  "\n",
  "\r",
  "\t",
  "\0",
  "é🦊",
  "\ud800",
  ":",
  ",",
  ";",
  "<",
  "class ",
  "fn ",
  "func ",
  "def ",
  "struct ",
];

describe.each(samples)("%s", (language, path, adapter, sample) => {
  const readable = (text: string): void => {
    const facts = adapter.read({ path, text });
    expect(languageFactsSchema.safeParse(facts).error).toBeUndefined();
    const ends = [...facts.symbols, ...facts.imports, ...facts.tests].map(({ span }) => span.end);
    expect(Math.max(0, ...ends)).toBeLessThanOrEqual(text.length);
    const ids = facts.symbols.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  };

  it("reads its sample without a finding, and every part of it that begins at its start", async () => {
    await adapter.prepare?.();
    expect(adapter.read({ path, text: sample }).diagnostics).toEqual([]);
    for (let end = 0; end < sample.length; end += 7) readable(sample.slice(0, end));
  });

  it("reads the sample after any changes", async () => {
    await adapter.prepare?.();
    const change = fc.record({
      at: fc.nat(sample.length),
      remove: fc.nat(12),
      insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 3 })),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let text = sample;
        for (const { at, remove, insert } of changes) text = text.slice(0, at) + insert + text.slice(at + remove);
        readable(text);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it.each(["(", "[", "{", "x = -", "f(", "A<", "fn a() {", "const A = struct { ", "'a ", "a.b|"])(
    "reads %j a thousand times",
    async (piece) => {
      await adapter.prepare?.();
      readable(piece.repeat(1000));
    },
  );

  it("keeps no more than its deepest level of nesting", async () => {
    await adapter.prepare?.();
    const levels = Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}class A:\n`).join("");
    const text = {
      Python: `${levels}${" ".repeat(400)}x = 1\n`,
      Go: `package a\ntype A ${"struct { a ".repeat(400)}int${"}".repeat(400)}\n`,
      Rust: `${"mod a {".repeat(400)}${"}".repeat(400)}`,
      Zig: `${"const A = struct { ".repeat(400)}${"};".repeat(400)}`,
    }[language];
    expect(adapter.read({ path, text: text ?? "" }).symbols.length).toBeLessThanOrEqual(402);
  });

  it("reads again and again without more memory", async () => {
    await adapter.prepare?.();
    const text = sample.repeat(20);
    const read = (times: number): number => {
      for (let i = 0; i < times; i++) adapter.read({ path, text });
      return process.memoryUsage().arrayBuffers;
    };
    const first = read(3);
    expect(read(15)).toBeLessThan(first + 32 * 1024 * 1024);
  });
});

it.each([createPythonAdapter, createGoAdapter, createRustAdapter, createZigAdapter])(
  "gives up what takes too long to parse (%#), and reads the next file",
  async (create) => {
    let time = 0;
    let step = 1_000_000;
    const adapter = create({ now: () => (time += step) });
    await adapter.prepare?.();
    const path = `a${String(adapter.extensions[0])}`;
    const { symbols, diagnostics } = adapter.read({ path, text: "(".repeat(10_000) });
    expect([symbols, diagnostics.map(({ code, severity }) => [code, severity])]).toEqual([
      [],
      [["MAZE_INDEX_TOO_COSTLY", "error"]],
    ]);
    step = 0;
    const next = adapter.read({ path, text: "" });
    expect(next.diagnostics.map(({ code }) => code)).not.toContain("MAZE_INDEX_TOO_COSTLY");
  },
);

it("says what to do where it was not prepared", () => {
  expect(() => createZigAdapter().read({ path: "a.zig", text: "" })).toThrow(
    expect.objectContaining({ code: "MAZE_INDEXER_NOT_PREPARED" }) as Error,
  );
});
