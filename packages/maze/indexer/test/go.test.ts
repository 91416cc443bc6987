import { printTypeTerm, type LanguageFacts } from "@maze/core";
import { describeLanguageAdapterConformance } from "@maze/core/testing";
import { describe, expect, it } from "vitest";
import { createGoAdapter } from "../src/index.ts";

const adapter = createGoAdapter();

async function read(text: string, path = "m.go"): Promise<LanguageFacts> {
  await adapter.prepare?.();
  return adapter.read({ path, text: `package m\n${text}` });
}

const names = ({ symbols }: LanguageFacts): string[] =>
  symbols.map(({ id, kind }) => `${kind} ${id.slice(id.indexOf("#") + 1)}`);

describeLanguageAdapterConformance(() => ({
  adapter: createGoAdapter(),
  sample: {
    path: "clock_test.go",
    text: `package clock

import "testing"

// Day is a day.
type Day struct {
	hours int
}

func TestDay(t *testing.T) {
	After(Day{})
}
`,
  },
  broken: { path: "a.go", text: "package a\n\nfunc f( {\n}\n\nvar x int\n" },
}));

describe("declarations", () => {
  it("are of every kind, with fields and methods", async () => {
    const facts = await read(`
const A, B = 1, 2
const (
	C Kind = iota
	D
	_
)
var v, w = 1, 2
var (
	x int
	y = 3
)
type (
	T[K comparable] struct {
		a, b int
		*Embedded
		pkg.Other[K]
		Inner struct{ z int }
	}
	Reader interface {
		Read(p []byte) (n int, err error)
		fmt.Stringer
	}
	Alias = map[string]int
)
type Kind int
func (t *T[K]) Do() {}
func (Elsewhere) go_() {}
func F() {}
func _() {}
`);
    expect(names(facts)).toEqual([
      "constant A",
      "constant B",
      "constant C",
      "constant D",
      "variable v",
      "variable w",
      "variable x",
      "variable y",
      "class T",
      "property T.a",
      "property T.b",
      "property T.Embedded",
      "property T.Other",
      "property T.Inner",
      "property T.Inner.z",
      "interface Reader",
      "method Reader.Read",
      "type Alias",
      "type Kind",
      "method T.Do",
      "method Elsewhere.go_",
      "function F",
    ]);
    const by = new Map(facts.symbols.map((symbol) => [symbol.name, symbol]));
    expect(facts.symbols.filter(({ exported }) => exported).map(({ name }) => name)).toEqual([
      ...["A", "B", "C", "D", "T", "Reader", "Alias", "Kind", "F"],
    ]);
    expect(by.get("D")?.type).toEqual({ kind: "reference", name: "Kind", args: [] });
    expect(by.get("Embedded")?.modifiers).toEqual(["public", "embedded"]);
    expect(by.get("Do")?.modifiers).toEqual(["public", "pointer-receiver"]);
    expect(by.get("go_")?.container).toBe("m.go#Elsewhere");
    expect(facts.diagnostics).toEqual([]);
  });

  it("carry the comments right before them", async () => {
    const { symbols } = await read(`
// Far away.

// Near says
// two lines.
//
// Deprecated: use Far.
//go:noinline
func Near() {}

const (
	// One is first.
	One = 1 // trailing
	Two = 2
)
`);
    expect(symbols.map(({ doc }) => doc?.summary)).toEqual(["Near says\ntwo lines.", "One is first.", undefined]);
    expect(symbols[0]?.doc?.tags).toEqual([{ name: "deprecated", text: "use Far." }]);
  });
});

it("reads types as terms where the algebra can say them", async () => {
  const { symbols } = await read(`
func F[P any, Q ~int | string](a, b string, f func(int) bool, m map[string][]P, rest ...*Q) (n int, err error) { return }
func G(chan int, [3]int, interface{}) struct{ X bool } { return }
func H() {}
`);
  const shown = symbols.map(({ signatures: [signature] }) => [
    signature?.parameters.map(({ name, type, rest }) => `${rest ? "..." : ""}${name}: ${printTypeTerm(type)}`),
    signature === undefined ? "" : printTypeTerm(signature.returns),
  ]);
  expect(shown).toEqual([
    [
      ["a: string", "b: string", "f: (arg1: int) => boolean", "m: map<string, P[]>", "...rest: (*Q)[]"],
      "[n: int, err: error]",
    ],
    [["arg1: chan int", "arg2: [3]int", "arg3: unknown"], "{ X: boolean }"],
    [[], "void"],
  ]);
  expect(symbols[0]?.signatures[0]?.typeParameters.map(({ name }) => name)).toEqual(["P", "Q"]);
});

it("reads imports of every form", async () => {
  const { imports } = await read('import "fmt"\nimport (\n\t. "os"\n\tx "net/http"\n\t_ "embed"\n\t"a.b/c/v2"\n)\n');
  expect(imports.map(({ module, bindings, form }) => [module, bindings.map(({ local }) => local), form])).toEqual([
    ["fmt", ["fmt"], "import"],
    ["os", ["*"], "import"],
    ["net/http", ["x"], "import"],
    ["embed", [], "side-effect"],
    ["a.b/c/v2", ["c"], "import"],
  ]);
});

it("reads tests with their sub-tests and what they call", async () => {
  const text = `
func TestAdd(t *testing.T) {
	help(t)
	t.Run("two parts", func(t *testing.T) { m.Two(len("a")) })
}
func help(t *testing.T) { Add(1) }
func Testify() {}
func TestMain(m *testing.M) {}
func BenchmarkAdd(b *testing.B) { Add(1) }
func ExampleAdd() {}
func FuzzAdd(f *testing.F) {}
`;
  const { tests } = await read(text, "m_test.go");
  expect(tests.map(({ name, calls }) => [name, calls])).toEqual([
    ["TestAdd", ["help", "m.Two", "Add"]],
    ["TestAdd/two_parts", ["m.Two"]],
    ["BenchmarkAdd", ["Add"]],
    ["ExampleAdd", []],
    ["FuzzAdd", []],
  ]);
  expect((await read(text)).tests).toEqual([]);
});

it("counts style", async () => {
  const { style } = await read("func someThing() {\n\tif true {\n\t\tx()\n\t}\n}\n");
  expect(style).toMatchObject({
    indent: { value: "tab", confidence: 1, observations: 2 },
    naming: { functions: { value: "camelCase" } },
  });
  expect(style).not.toHaveProperty("quotes");
});

it("reads the rest of a file that does not parse", async () => {
  const facts = await read("func a() {}\nfunc b( {\n}\nvar c int\n");
  expect(names(facts)).toEqual(expect.arrayContaining(["function a", "variable c"]));
  expect(facts.diagnostics.map(({ code }) => code)).toContain("MAZE_INDEX_SYNTAX");
});
