import { applyTextEdits } from "@maze/core";
import { createIntentPattern, type BugRule, type PatternSource } from "@mastery/harden";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

async function mutants(rule: BugRule, text: string, more: Partial<PatternSource> & { all?: boolean } = {}) {
  const { all = false, language = "typescript", ...rest } = more;
  const pattern = createIntentPattern({ id: "a", hints: [], rules: [rule], apply: all ? "all" : "first" }, language);
  const proposals = await pattern.propose({ path: "a.ts", language, text, ...rest });
  return proposals.map(({ edits }) => applyTextEdits(text, edits));
}

describe("types that a learner wrote", () => {
  it.each([
    ["let $M = $X[0]", "let $M = 0", "let m: number = xs[0]!;", "let m: number = 0;"],
    ["$A - $B", "$A", "f(a[i]! - (m as number));", "f(a[i]!);"],
    ["$A[$I] - $B", "$B", "f(a[i]! - b!);", "f(b!);"],
    ["new Map()", "null", "x(new Map<string, number>());", "x(null);"],
    ["($A) => $B", "($A) => 0", "f((a: number): number => a + 1);", "f((a: number): number => 0);"],
  ])("the rule %s to %s sees through them", async (pattern, fix, text, expected) => {
    expect(await mutants({ rule: { pattern }, fix }, text)).toEqual([expected]);
  });
});

describe("rules", () => {
  it("unify a variable over relations: subtracts what is bound to a maximum in the same function", async () => {
    const rule = {
      rule: {
        pattern: "$X - $M",
        inside: {
          kind: "function_declaration",
          stopBy: "end",
          has: { pattern: "const $M = Math.max($$$)", stopBy: "end" },
        },
      },
      fix: "$X",
    };
    const text = "function f(v) { const top = Math.max(...v); return [v[0] - top, v[0] - v[1]]; }";
    expect(await mutants(rule, text)).toEqual([text.replace(" - top", "")]);
  });

  it("respect constraints and utility rules", async () => {
    const rule = {
      rule: { all: [{ pattern: "$A < $B" }, { matches: "in-loop" }] },
      constraints: { B: { regex: "length$" } },
      utils: { "in-loop": { inside: { kind: "for_statement" } } },
      fix: "$A <= $B",
    };
    const text = "for (; i < xs.length; ) if (i < ys.length) break; for (; j < n; ) f();";
    expect(await mutants(rule, text)).toEqual([text.replace("i < xs", "i <= xs")]);
  });

  it("fill several nodes and keep the indentation and line ends of the place", async () => {
    const rule = { rule: { pattern: "f($$$ARGS);" }, fix: "g($$$ARGS);\nh();" };
    expect(await mutants(rule, "{\r\n  f(a, /* b */ b);\r\n}")).toEqual(["{\r\n  g(a, /* b */ b);\r\n  h();\r\n}"]);
  });

  it("change all matches at once where the intent says so", async () => {
    expect(await mutants({ rule: { pattern: "a + $X" }, fix: "a - $X" }, "f(a + 1, a + 2)", { all: true })).toEqual([
      "f(a - 1, a - 2)",
    ]);
  });

  it("work behind a byte order mark, and on JSX", async () => {
    const rule = { rule: { pattern: "$A + $B" }, fix: "$A - $B" };
    expect(await mutants(rule, "\uFEFFx = a + b;")).toEqual(["\uFEFFx = a - b;"]);
    expect(await mutants(rule, "x = <p>{a + b}</p>;", { path: "a.tsx" })).toEqual(["x = <p>{a - b}</p>;"]);
  });

  it("change statements of Python at their indentation", async () => {
    const rule = { rule: { pattern: "$A.append($B)" }, fix: "$A.insert(0, $B)" };
    const text = "def f(xs):\n    for x in xs:  # each\n        ys.append(x)  # keep\n";
    expect(await mutants(rule, text, { language: "python", path: "a.py" })).toEqual([
      text.replace("ys.append(x)", "ys.insert(0, x)"),
    ]);
  });
});

it("touches nothing but the tokens that change, whatever stands around and between them", async () => {
  const space = fc.constantFrom(" ", "  ", "\n", "\r\n\t", " /* ü 😀 */ ", " // note\r\n");
  const around = fc.constantFrom("", "// 😀 é\r\n", "const π = `${1} - 2`;\n", "\uFEFF");
  await fc.assert(
    fc.asyncProperty(around, space, space, around, async (before, left, right, after) => {
      const head = before === "\uFEFF" ? before : `${before};`;
      const text = `${head}y = f(a${left}-${right}b);${after.replace("\uFEFF", "")}`;
      const [swapped = ""] = await mutants({ rule: { pattern: "a - b" }, fix: "a * b" }, text);
      expect(swapped).toBe(text.replace(`a${left}-${right}b`, `a${left}*${right}b`));
      const [dropped = ""] = await mutants({ rule: { pattern: "a - b" }, fix: "a" }, text);
      const comments = (code: string) => code.match(/\/\*.*?\*\/|\/\/.*/g);
      expect(comments(dropped)).toEqual(comments(text));
      expect(dropped.startsWith(`${head}y = f(a`)).toBe(true);
      expect(dropped.replaceAll(/\/\*.*?\*\/|\/\/.*|\s/g, "")).toContain("y=f(a);");
    }),
    { seed: 1, numRuns: 150 },
  );
});
