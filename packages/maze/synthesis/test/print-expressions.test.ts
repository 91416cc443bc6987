import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { booleanComponents } from "../src/catalogue/booleans.ts";
import type { ComponentSpec } from "../src/catalogue/component.ts";
import { literalComponent, quoteString } from "../src/catalogue/literals.ts";
import { numberComponents } from "../src/catalogue/numbers.ts";
import { stringComponents } from "../src/catalogue/strings.ts";
import type { Printed } from "../src/print/precedence.ts";
import { printTemplate } from "../src/print/template.ts";

/** An expression tree over the catalogue, with its text and a way to compute it without that text. */
interface Sample {
  readonly printed: Printed;
  readonly value: unknown;
}

const binder = (name: string): string => `_${name}`;
const run = (text: string): unknown => {
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- texts of our own catalogue
    return new Function(`"use strict"; return (${text});`)();
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return `threw ${String(error)}`;
  }
};

/** Applies a line to computed values, each bound to a name of its own, so that nesting plays no part. */
function applyLine(line: ComponentSpec, values: readonly unknown[]): unknown {
  const names = values.map((_, i) => `v${String(i)}`);
  const { text } = printTemplate(
    line.template,
    names.map((name) => ({ text: name, precedence: 13 })),
    binder,
  );
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- texts of our own catalogue
    return new Function(...names, `"use strict"; return (${text});`)(...values);
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

const lines = [...numberComponents(), ...stringComponents(), ...booleanComponents()].filter(
  (line) =>
    line.parameters.every((term) => term.kind === "primitive") &&
    line.returns.kind === "primitive" &&
    !/isPrime|repeat|pad|power|toFixed|toRadix/.test(line.name),
);
const kindOf = (line: ComponentSpec): string => (line.returns.kind === "primitive" ? line.returns.name : "");

const leaf: Readonly<Record<string, fc.Arbitrary<Sample>>> = {
  number: fc
    .constantFrom(0, 1, 2, -1, 7, 10)
    .map((value) => sampleOf(literalComponent({ value, cost: 1 }, '"'), value)),
  string: fc
    .constantFrom("", "a b", "it's", 'say "x"', "7")
    .map((value) => sampleOf(literalComponent({ value, cost: 1 }, '"'), value)),
  boolean: fc.boolean().map((value) => sampleOf(literalComponent({ value, cost: 1 }, '"'), value)),
};

function sampleOf(line: ComponentSpec, value: unknown): Sample {
  return { printed: printTemplate(line.template, [], binder), value };
}

function tree(kind: string, depth: number): fc.Arbitrary<Sample> {
  const own = leaf[kind] ?? fc.constant({ printed: { text: "undefined", precedence: 13 }, value: undefined });
  if (depth === 0) return own;
  const inner = lines
    .filter((line) => kindOf(line) === kind)
    .map((line) =>
      fc
        .tuple(...line.parameters.map((term) => tree(term.kind === "primitive" ? term.name : "", depth - 1)))
        .map((args): Sample => ({
          printed: printTemplate(
            line.template,
            args.map(({ printed }) => printed),
            binder,
          ),
          value: applyLine(
            line,
            args.map(({ value }) => value),
          ),
        })),
    );
  return fc.oneof(own, ...inner);
}

describe("printing", () => {
  for (const kind of ["number", "string", "boolean"]) {
    it(`gives ${kind} expressions that mean what their tree means`, () => {
      fc.assert(
        fc.property(tree(kind, 2), ({ printed, value }) => {
          fc.pre(!hasFailure(value));
          expect(run(printed.text)).toEqual(value);
        }),
        { numRuns: 400 },
      );
    });
  }

  it("puts parentheses only where they are needed", () => {
    const [add, multiply] = ["number.add", "number.multiply"].map((name) =>
      numberComponents().find((line) => line.name === name),
    );
    if (add === undefined || multiply === undefined) throw new Error("the catalogue has lost its arithmetic");
    const x = { text: "x", precedence: 13 };
    const sum = printTemplate(add.template, [x, x], binder);
    const product = printTemplate(multiply.template, [x, x], binder);
    expect(printTemplate(multiply.template, [sum, product], binder).text).toBe("(x + x) * (x * x)");
    expect(printTemplate(add.template, [product, sum], binder).text).toBe("x * x + (x + x)");
    expect(printTemplate(add.template, [sum, product], binder).text).toBe("x + x + x * x");
  });

  it("writes strings that read back as themselves in either quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("'", '"'), (value, quote) => {
        expect(run(quoteString(value, quote))).toBe(value);
      }),
    );
    expect([quoteString("it's", "'"), quoteString("it's", '"'), quoteString('say "x"', "'")]).toEqual([
      '"it\'s"',
      '"it\'s"',
      "'say \"x\"'",
    ]);
  });
});

const hasFailure = (value: unknown): boolean => typeof value === "string" && value.includes("threw ");
