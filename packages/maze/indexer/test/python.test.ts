import { describeLanguageAdapterConformance } from "@maze/core/testing";
import { printTypeTerm, type LanguageFacts } from "@maze/core";
import { describe, expect, it } from "vitest";
import { createPythonAdapter } from "../src/index.ts";

const adapter = createPythonAdapter();

async function read(text: string, path = "m.py"): Promise<LanguageFacts> {
  await adapter.prepare?.();
  return adapter.read({ path, text });
}

const names = ({ symbols }: LanguageFacts): string[] =>
  symbols.map(({ id, kind }) => `${kind} ${id.slice(id.indexOf("#") + 1)}`);

describeLanguageAdapterConformance(() => ({
  adapter: createPythonAdapter(),
  sample: {
    path: "tests/test_clock.py",
    text: `import clock

class Day:
    """A day."""

    def after(self, days: int) -> "Day":
        return clock.add(self, days)

def test_after():
    assert Day().after(1) == clock.tomorrow('x')
`,
  },
  broken: { path: "a.py", text: "def f(:\n    pass\n\nclass A:\n    x = 1\n" },
}));

describe("declarations", () => {
  it("are functions, classes and variables of every form, with members", async () => {
    const facts = await read(`
import enum
from dataclasses import dataclass
LIMIT = 3
a, (b, *c) = 1, (2, 3)
d = e = None
counter: int
type Pair[T] = tuple[T, T]
async def f(): ...
@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    _hidden, shown = 1, 2
    class Meta:
        table = "points"
    def __init__(self, x):
        self.x = x
        self.z, self.w = x, x
    @property
    def norm(self): return 1
    @norm.setter
    def norm(self, value): pass
    @staticmethod
    def origin(): ...
    @classmethod
    def of(cls, text): ...
    async def go(self):
        def step(): pass
class Color(enum.Enum):
    RED = 1
    _ignore_ = []
    def mix(self): ...
if True:
    try:
        import json
        def load(): ...
    except ImportError:
        json = None
for item in []:
    total = 1
with open("x") as handle:
    late = 2
`);
    expect(names(facts)).toEqual([
      "constant LIMIT",
      "variable a",
      "variable b",
      "variable c",
      "variable d",
      "variable e",
      "variable counter",
      "type Pair",
      "function f",
      "class Point",
      "property Point.x",
      "property Point.y",
      "property Point._hidden",
      "property Point.shown",
      "class Point.Meta",
      "property Point.Meta.table",
      "constructor Point.__init__",
      "property Point.z",
      "property Point.w",
      "accessor Point.norm",
      "method Point.origin",
      "method Point.of",
      "method Point.go",
      "function Point.go.step",
      "enum Color",
      "enum-member Color.RED",
      "property Color._ignore_",
      "method Color.mix",
      "function load",
      "variable json",
      "variable total",
      "variable late",
    ]);
    const byName = new Map(facts.symbols.map((symbol) => [symbol.name, symbol.modifiers]));
    expect(byName.get("norm")).toEqual(["@property", "setter"]);
    expect(byName.get("origin")).toEqual(["static", "@staticmethod"]);
    expect(byName.get("go")).toEqual(["async"]);
    expect(byName.get("_hidden")).toEqual(["protected"]);
    expect(byName.get("Point")).toEqual(["@dataclass"]);
    expect(facts.diagnostics).toEqual([]);
  });

  it("are exported without an underscore, or as __all__ says", async () => {
    const exported = async (text: string): Promise<string[]> =>
      (await read(text)).symbols.filter((symbol) => symbol.exported).map(({ name }) => name);
    expect(await exported("def a(): ...\ndef _b(): ...\nclass C:\n    d = 1\n")).toEqual(["a", "C"]);
    expect(await exported("__all__ = ['_b']\n__all__ += ('c',)\ndef a(): ...\ndef _b(): ...\nc = 1\n")).toEqual([
      "_b",
      "c",
    ]);
    expect(await exported("__all__ = other.__all__ + ['_b']\ndef a(): ...\ndef _b(): ...\n")).toEqual(["a", "_b"]);
  });

  it("of overloads share one record", async () => {
    const { symbols } = await read(`
from typing import overload
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    """Twice."""
    return x
`);
    expect(symbols.map(({ name, signatures, doc }) => [name, signatures.length, doc?.summary])).toEqual([
      ["f", 2, "Twice."],
    ]);
  });
});

describe("types", () => {
  it("become terms where the algebra can say them, and stay text where it cannot", async () => {
    const { symbols } = await read(`
class C[T]:
    def f[U: int](self, a, /, b: int | None = 1, *args: list[str], key: dict[str, T], **kw: bool) -> tuple[U, ...]: ...
async def g(call: Callable[[int, "C"], None], any: typing.Any, kind: Literal["a"]) -> Optional[str]: ...
x: Union[int, None] = 1
`);
    const [, f, g, x] = symbols;
    const [signature] = f?.signatures ?? [];
    expect(
      signature?.parameters.map(({ name, type, optional, rest }) => [name, printTypeTerm(type), optional, rest]),
    ).toEqual([
      ["a", "any", false, false],
      ["b", "int | null", true, false],
      ["args", "string[]", false, true],
      ["key", "dict<string, T>", false, false],
      ["kw", "dict<string, boolean>", true, false],
    ]);
    expect(signature?.typeParameters.map(({ name }) => name)).toEqual(["U"]);
    expect(signature === undefined ? "" : printTypeTerm(signature.returns)).toBe("readonly U[]");
    expect(g?.signatures[0]?.parameters.map(({ type }) => type.kind)).toEqual(["function", "primitive", "opaque"]);
    expect(g?.signatures[0]?.returns).toMatchObject({ kind: "reference", name: "Coroutine" });
    expect(x?.type === undefined ? "" : printTypeTerm(x.type)).toBe("int | null");
  });
});

describe("docstrings", () => {
  it("give a summary, doctests as examples, and fields and sections as tags", async () => {
    const text = `def f(x):
    r"""Doubles.

    More of it.

    >>> f(1)
    2

    :param x: the number
    :returns: twice
    """
def g():
    '''Sums.

    Args:
        x: one
    '''
limit = 1
"""How far."""
`;
    const { symbols } = await read(text);
    const [f, g, limit] = symbols.map(({ doc }) => doc);
    expect(f?.summary).toBe("Doubles.\n\nMore of it.");
    expect(f?.examples.map((example) => example.text)).toEqual([">>> f(1)\n2"]);
    const [example] = f?.examples ?? [];
    expect(text.slice(example?.span?.start, example?.span?.end)).toBe(">>> f(1)\n    2");
    expect(f?.tags).toEqual([
      { name: "param", text: "x the number" },
      { name: "returns", text: "twice" },
    ]);
    expect(g?.tags).toEqual([{ name: "args", text: "x: one" }]);
    expect(limit?.summary).toBe("How far.");
  });
});

describe("imports", () => {
  it("are read in every form", async () => {
    const { imports } = await read(`
import os.path, sys as system
from . import a
from ..pkg.m import (b, c as d,)
from z import *
if TYPE_CHECKING:
    from t import T
__all__ = ["b"]
`);
    expect(
      imports.map(({ module, bindings, typeOnly, form }) => [
        module,
        bindings.map(({ imported, local }) => `${imported} as ${local}`),
        typeOnly,
        form,
      ]),
    ).toEqual([
      ["os.path", ["* as os"], false, "import"],
      ["sys", ["* as system"], false, "import"],
      [".", ["a as a"], false, "import"],
      ["..pkg.m", ["b as b", "c as d"], false, "import"],
      ["..pkg.m", ["b as b"], false, "re-export"],
      ["z", ["* as *"], false, "import"],
      ["t", ["T as T"], true, "import"],
    ]);
  });
});

describe("tests", () => {
  it("are those of pytest and of unittest, with what they call", async () => {
    const { tests } = await read(
      `
import unittest
from shop import price, Cart
def help(): return price.gross(1)
def test_one():
    assert help() == 1
class TestCart:
    def setup_method(self): self.cart = Cart()
    @pytest.mark.parametrize("a", [1])
    def test_add(self, a): self.add(a)
    def add(self, a): shop.add(a)
class Old(unittest.TestCase):
    def test_old(self): self.assertEqual(price.net(1), 1)
    def helper(self): ...
`,
      "tests/test_shop.py",
    );
    expect(tests.map(({ name, runner, calls }) => [name, runner, calls])).toEqual([
      ["test_one", "pytest", ["help", "price.gross"]],
      ["TestCart::test_add", "pytest", ["shop.add", "Cart"]],
      ["Old.test_old", "unittest", ["price.net"]],
    ]);
  });

  it("are not looked for elsewhere", async () => {
    expect((await read("def test_one(): ...\n", "shop.py")).tests).toEqual([]);
  });
});

it("counts style", async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `    value_${String(i)} = 'a'`).join("\n");
  const { style } = await read(
    `class TheThing:\n${lines}\n\n    def do_it(self):\n        return call(\n            1,\n        )\n`,
  );
  expect(style).toMatchObject({
    quotes: { value: "single", confidence: 1, observations: 20 },
    indent: { value: 4, confidence: 1 },
    lineBreak: { value: "\n" },
    trailingCommas: { value: true, observations: 1 },
    naming: {
      types: { value: "PascalCase" },
      functions: { value: "snake_case" },
      variables: { value: "snake_case", observations: 20 },
    },
    lineWidth: { value: 72, confidence: 1 },
  });
});

it("reads the rest of a file that does not parse, and says where it does not", async () => {
  const facts = await read("def a(): ...\ndef b(:\n    pass\nclass C:\n    x = 1\n");
  expect(names(facts)).toEqual(expect.arrayContaining(["function a", "class C", "property C.x"]));
  expect(facts.diagnostics.map(({ code, span }) => [code, span?.from.line])).toContainEqual(["MAZE_INDEX_SYNTAX", 2]);
});
