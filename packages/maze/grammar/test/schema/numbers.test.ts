import { seededRandom } from "../../src/index.ts";
import { describe, expect, test } from "vitest";
import { compareDecimals, decimalOf, decimalOfText, isMultiple } from "../../src/schema/numbers/decimal.ts";
import { compileSchema } from "./support/judge.ts";

const BOUNDS = [
  0, 1, -1, 5, 10, 99, 100, 0.5, 0.05, -0.5, 12.34, 99.99, 1e-7, 1e21, -1e21, 123456789, -100, 1e3, 2.5e-9,
];
const UNITS = [1, 2, 3, 5, 7, 10, 12, 100, 0.1, 0.01, 0.5, 0.25, 0.3, 1.5, 1e-8, 1000, 64];

function randomNumber(random: () => number): string {
  const digits = (most: number): string =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => String(Math.floor(random() * 10))).join("");
  const whole = random() < 0.3 ? "0" : digits(3).replace(/^0+(?=.)/, "");
  const sign = random() < 0.3 ? "-" : "";
  const fraction = random() < 0.5 ? `.${digits(3)}` : "";
  const exponent =
    random() < 0.4
      ? `${random() < 0.5 ? "e" : "E"}${["", "+", "-", "-0"][Math.floor(random() * 4)] ?? ""}${digits(1)}`
      : "";
  return sign + whole + fraction + exponent;
}

type NumberSchema = Readonly<Record<string, number | string | object>>;

function isValid(schema: NumberSchema, text: string): boolean {
  const value = decimalOfText(text);
  const order = (bound: unknown): number => compareDecimals(value, decimalOf(bound as number));
  return Object.entries(schema).every(([keyword, bound]) => {
    if (keyword === "minimum") return order(bound) >= 0;
    if (keyword === "maximum") return order(bound) <= 0;
    if (keyword === "exclusiveMinimum") return order(bound) > 0;
    if (keyword === "exclusiveMaximum") return order(bound) < 0;
    if (keyword === "multipleOf") return isMultiple(value, decimalOf(bound as number));
    if (keyword === "type") return bound === "number" || isMultiple(value, decimalOf(1));
    return !isValid(bound as NumberSchema, text);
  });
}

/** No text of a wrong value may be accepted; a right value is accepted as JavaScript writes it, unless `mayMiss`. */
function wrongVerdicts(schema: NumberSchema, texts: readonly string[], mayMiss = /^$/): string[] {
  const { accepts, leftToValidation } = compileSchema(schema);
  expect(leftToValidation).toEqual([]);
  return texts.filter((text) => {
    if (accepts(text) && !isValid(schema, text)) return true;
    const plain = String(Number(text));
    return isValid(schema, plain) && !accepts(plain) && !mayMiss.test(plain);
  });
}

describe("numbers", () => {
  const random = seededRandom(3);
  const texts = Array.from({ length: 400 }, () => randomNumber(random));
  const near = BOUNDS.flatMap((bound) => [bound, bound + 1, bound - 1, bound * 10, bound / 10, -bound]).map(String);
  const all = [...texts, ...near, "0.0", "-0", "0e5", "-0.0E-3", "1.0", "100.00", "1e2", "1.5e1", "15e1"];

  test.each(BOUNDS)("bounds at %d are exact in every spelling", (bound) => {
    for (const keyword of ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]) {
      expect([keyword, wrongVerdicts({ [keyword]: bound, type: "number" }, all)]).toEqual([keyword, []]);
      expect([keyword, wrongVerdicts({ [keyword]: bound, type: "integer" }, all)]).toEqual([keyword, []]);
      const not = { type: "number", not: { [keyword]: bound } };
      expect([keyword, wrongVerdicts(not, all)]).toEqual([keyword, []]);
    }
  });

  test("two bounds are exact", () => {
    const pick = seededRandom(11);
    const bound = (): number => BOUNDS[Math.floor(pick() * BOUNDS.length)] ?? 0;
    for (let round = 0; round < 60; round++) {
      const low = bound();
      const high = bound();
      for (const type of ["number", "integer"]) {
        const schema = { type, minimum: low, [round % 2 === 0 ? "maximum" : "exclusiveMaximum"]: high };
        expect([schema, wrongVerdicts(schema, all)]).toEqual([schema, []]);
      }
    }
  });

  test.each(UNITS)("multiples of %d are exact", (multipleOf) => {
    const multiples = [0, 1, 2, 3, 7, -4, 10, 1000, 12345].map((times) => {
      const { digits, exponent } = decimalOf(multipleOf);
      return `${String(digits * BigInt(times))}e${String(exponent)}`;
    });
    const plain = multiples.map((text) => String(Number(text)));
    // Of units with other factors than 2 and 5, large numbers with an exponent are not told apart.
    const mayMiss = [3, 7, 12, 0.3, 1.5].includes(multipleOf) ? /e\+/ : /^$/;
    expect(wrongVerdicts({ type: "number", multipleOf }, [...all, ...plain], mayMiss)).toEqual([]);
    expect(wrongVerdicts({ type: "number", not: { multipleOf } }, [...all, ...plain], mayMiss)).toEqual([]);
    expect(wrongVerdicts({ type: "integer", multipleOf, minimum: -50, maximum: 1000 }, [...all, ...plain])).toEqual([]);
    expect(compileSchema({ type: "number", multipleOf }).accepts(plain[3] ?? "")).toBe(true);
  });

  test("integers may be written with a fraction of zeros and with an exponent", () => {
    const { accepts } = compileSchema({ type: "integer" });
    const accepted = [
      "1",
      "-0",
      "1.0",
      "1.00",
      "1e2",
      "1.5e1",
      "1E+21",
      "1.7976931348623157e308",
      "10e-1",
      "1.5",
      "1e-1",
      "01",
    ];
    expect(accepted.filter(accepts)).toEqual([
      "1",
      "-0",
      "1.0",
      "1.00",
      "1e2",
      "1.5e1",
      "1E+21",
      "1.7976931348623157e308",
    ]);
  });

  test("plain numbers have no exponent and no needless zeros", () => {
    const integer = compileSchema({ type: "integer" }, { numbers: "plain" });
    expect(["1", "-12", "1.0", "1e2", "-0"].filter(integer.accepts)).toEqual(["1", "-12"]);
    const number = compileSchema({ type: "number", maximum: 2 }, { numbers: "plain" });
    expect(["1.5", "1.50", "2", "2.5", "-3e1", "-30"].filter(number.accepts)).toEqual(["1.5", "2", "-30"]);
  });

  test("multiples whose automaton would be too large are listed", () => {
    expect(compileSchema({ multipleOf: 123456.7 }).leftToValidation.map(({ pointer }) => pointer)).toEqual([
      "/multipleOf",
    ]);
  });
});
