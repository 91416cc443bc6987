import { applyTextEdits } from "@maze/core";
import { builtInMutators, createBugPatternRegistry, type SourceLanguage } from "@mastery/harden";
import { describe, expect, it } from "vitest";

const registry = createBugPatternRegistry(builtInMutators);

async function mutants(id: string, text: string, language: SourceLanguage = "typescript"): Promise<string[]> {
  const proposals = await registry.get(id).propose({ path: "a", language, text });
  return proposals.map(({ edits }) => applyTextEdits(text, edits));
}

/** Every mutant of a mutator on a line, in order; lines are kept short so that they can be read. */
const typescript: readonly [id: string, text: string, ...mutants: string[]][] = [
  ["comparison", "a < b; c === d;", "a > b; c === d;", "a < b; c !== d;"],
  ["boundary", "for (; i < n; ) f();", "for (; i <= n; ) f();"],
  ["arithmetic", "a + b / c", "a - b / c", "a + b * c"],
  ["logical", "a && b", "a || b"],
  ["drop-operand", "y = a - b;", "y = a;"],
  ["drop-operand", "y = a * b;", "y = a;", "y = b;"],
  ["drop-operand", "f(a /* kept */ - b)", "f(a /* kept */)"],
  ["drop-max-subtraction", "const m = Math.max(...x); f(x - m, x - mean)", "const m = Math.max(...x); f(x, x - mean)"],
  ["drop-max-subtraction", "exp(x[i] - largest)", "exp(x[i])"],
  ["drop-minus", "return -x;", "return x;"],
  ["drop-minus", "y = -x;", "y = x;"],
  ["drop-negation", "if (!done) f();", "if (done) f();"],
  ["negate-condition", "if (a < b) f();", "if (!(a < b)) f();"],
  ["condition", "if (a < b) f();", "if (true) f();", "if (false) f();"],
  [
    "string-change",
    'f("Hi, ", `you ${a}`);',
    'f("Hi,", `you ${a}`);',
    'f("HI, ", `you ${a}`);',
    'f("Hi, ", `you${a}`);',
    'f("Hi, ", `YOU ${a}`);',
  ],
  ["regex-change", "f(/ +$/gi)", "f(/ $/gi)", "f(/ +/gi)", "f(/ +$/i)", "f(/ +$/g)"],
  ["swap-branches", "c ? /* one */ a : b", "c ? /* one */ b : a"],
  ["number", "a[0] = b[2];", "a[1] = b[2];", "a[0] = b[1];", "a[0] = b[3];"],
  ["loop-end", "for (let i = 0; i < n; i++) f();", "for (let i = 0; i < n - 1; i++) f();"],
  [
    "wrong-index",
    "function f() { for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) s += a[i][j]; }",
    "function f() { for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) s += a[i][i]; }",
    "function f() { for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) s += a[j][j]; }",
  ],
  ["call-swap", "Math.max(a, b)", "Math.min(a, b)"],
  ["call-drop", "y = Math.sqrt(a + b);", "y = (a + b);"],
  ["call-drop", "y = xs.slice();", "y = xs;"],
  ["swap-arguments", "f(a, b, c)", "f(b, a, c)"],
  ["accumulate-assign", "s += x;", "s = x;"],
  ["accumulate-assign", "s = s + x;", "s = x;"],
  ["accumulate-swap", "s += x;", "s -= x;"],
  ["drop-statement", "{ g.fill(0); h; }", "{ h; }"],
  ["drop-statement", "f();\r\n  g.add(x);\r\nh;", "  g.add(x);\r\nh;", "f();\r\nh;"],
  ["number-change", "y = x + 1e-8;", "y = x + 1e-4;"],
];

const python: readonly [id: string, text: string, ...mutants: string[]][] = [
  ["comparison", "a <= b", "a >= b"],
  ["boundary", "while a <= b:  # all\n    f()", "while a < b:  # all\n    f()"],
  ["arithmetic", "y = x @ w", "y = x * w"],
  ["logical", "a and b", "a or b"],
  ["drop-operand", "y = a / b  # ratio", "y = a  # ratio"],
  ["drop-max-subtraction", "m = np.max(x)\ny = np.exp(x - m)", "m = np.max(x)\ny = np.exp(x)"],
  ["drop-max-subtraction", "np.exp(x - x.max(axis=-1, keepdims=True))", "np.exp(x)"],
  ["drop-minus", "return -x", "return x"],
  ["drop-negation", "if not done: f()", "if done: f()"],
  ["condition", "if a < b: f()", "if True: f()", "if False: f()"],
  ["string-change", "f('on')", "f('o')", "f('ON')"],
  ["negate-condition", "if a < b:\n    f()", "if not (a < b):\n    f()"],
  ["swap-branches", "y = a if c else b", "y = b if c else a"],
  ["number", "a[1]", "a[0]", "a[2]"],
  ["loop-end", "for i in range(n): f(i)", "for i in range(n - 1): f(i)"],
  ["loop-start", "for i in range(n): f(i)", "for i in range(1, n): f(i)"],
  [
    "wrong-index",
    "def f():\n  for i in a:\n    for j in b:\n      c[i]",
    "def f():\n  for i in a:\n    for j in b:\n      c[j]",
  ],
  ["wrong-axis", "x.sum(axis=-1)", "x.sum(axis=0)"],
  ["call-swap", "np.argmax(x)", "np.argmin(x)"],
  ["call-drop", "y = np.sqrt(x)", "y = (x)"],
  ["swap-arguments", "f(a, b)", "f(b, a)"],
  ["accumulate-assign", "s += x", "s = x"],
  ["accumulate-swap", "s *= x", "s /= x"],
  ["drop-statement", "if x:\n    g.append(x)\n", "if x:\n    pass\n"],
  ["drop-statement", "g.append(x)\ny = 1\n", "y = 1\n"],
  ["number-change", "y = x * 0.5", "y = x * 1"],
];

describe("mutators of TypeScript", () => {
  it.each(typescript)("%s changes %s", async (id, text, ...expected) => {
    expect(await mutants(id, text)).toEqual(expected);
  });
  it("has an example of every mutator", () => {
    const shown = new Set(typescript.map(([id]) => id));
    const all = builtInMutators.filter(({ languages }) => languages.includes("typescript")).map(({ id }) => id);
    expect(all.filter((id) => !shown.has(id))).toEqual([]);
  });
});

describe("mutators of Python", () => {
  it.each(python)("%s changes %s", async (id, text, ...expected) => {
    expect(await mutants(id, text, "python")).toEqual(expected);
  });
  it("has an example of every mutator", () => {
    const shown = new Set(python.map(([id]) => id));
    const all = builtInMutators.filter(({ languages }) => languages.includes("python")).map(({ id }) => id);
    expect(all.filter((id) => !shown.has(id))).toEqual([]);
  });
});

it("keeps to a symbol and what it uses, the symbol first", async () => {
  const text =
    "const inc = (x) => x + 1;\nfunction other(x) { return x + 2; }\nexport function f(x) { return inc(x) + 3; }";
  const proposals = await registry
    .get("arithmetic")
    .propose({ path: "a.ts", language: "typescript", text, symbol: "f" });
  expect(proposals.map(({ edits }) => applyTextEdits(text, edits))).toEqual([
    text.replace("inc(x) + 3", "inc(x) - 3"),
    text.replace("x + 1", "x - 1"),
  ]);
});

it("does not change the step that a loop waits for, which would only take the time limit", async () => {
  expect(await mutants("accumulate-swap", "for (; i < n; i += 2) s += 1;")).toEqual(["for (; i < n; i += 2) s -= 1;"]);
  const text = "while (i < n) {\n  s += i;\n  i += 1;\n}\n";
  expect(await mutants("drop-statement", text)).toEqual([text.replace("  s += i;\n", "")]);
});

it("leaves types, imports and thrown errors alone", async () => {
  const text = 'import a from "a"; let b: Tuple<2> = c; if (!d) throw new Error("1" + 2);';
  expect(await mutants("number", text)).toEqual([]);
  expect(await mutants("drop-operand", text)).toEqual([]);
});
