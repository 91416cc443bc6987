import { observationSchema } from "../../../index.ts";
import type { ConformanceCheck } from "../../conformance.ts";
import { ensureEqual, ensureFits } from "../../ensure.ts";
import { apply, inSession, rowsOf, value, type ExampleEvaluatorSubject, type Rows } from "./subject.ts";

/** Pairs of sources and whether their values count as equal. */
const equalities: readonly (readonly [a: string, b: string, isEqual: boolean])[] = [
  ["1", "1", true],
  ["1", "2", false],
  ["1", "'1'", false],
  ["NaN", "NaN", true],
  ["0", "-0", false],
  ["null", "undefined", false],
  ["new Date(5)", "new Date(5)", true],
  ["new Date(5)", "new Date(6)", false],
  ["[1, [2]]", "[1, [2]]", true],
  ["[1, 2]", "[2, 1]", false],
  ["[1]", "['1']", false],
  ["({ a: 1, b: [2] })", "({ a: 1, b: [2] })", true],
  ["({ a: 1 })", "({ a: 2 })", false],
  ["() => 1", "() => 1", false],
];

/** What is seen of values: kinds, keys, matches, texts. */
export const valueChecks: readonly ConformanceCheck<ExampleEvaluatorSubject>[] = [
  {
    name: "shows the parameters in order, with one row for each example",
    check: async (subject) => {
      const rows = [
        { args: ["'a'", "1"], expected: value("1") },
        { args: ["'b'", "[]"], expected: value("1") },
      ];
      await inSession(subject, { parameters: ["text", "count"], rows }, (session) => {
        for (const each of session.parameters) ensureFits(observationSchema, each, "the observation of a parameter");
        ensureEqual(session.rowCount, 2, "the number of rows");
        const kinds = session.parameters.map((each) => [...each.kinds]);
        ensureEqual(
          kinds,
          [
            ["string", "string"],
            ["number", "array"],
          ],
          "the kinds of the parameters",
        );
        return Promise.resolve();
      });
    },
  },
  {
    name: "names the runtime kind of every value",
    check: async (subject) => {
      const sources = ["'a'", "1", "true", "undefined", "null", "[]", "() => 1", "({})", "new Date(0)", "new Map()"];
      const expected = [
        "string",
        "number",
        "boolean",
        "undefined",
        "null",
        "array",
        "function",
        "object",
        "Date",
        "Map",
      ];
      await inSession(subject, { parameters: ["x"], rows: rowsOf(...sources) }, async (session) => {
        const { kinds } = await apply(session, "(x) => x", { value: 0 });
        ensureEqual([...kinds], expected, "the kinds");
      });
    },
  },
  {
    name: "gives equal keys exactly to values that are equal",
    check: async (subject) => {
      const parameters = equalities.flatMap((_, i) => [`a${String(i)}`, `b${String(i)}`]);
      const rows = [{ args: equalities.flatMap(([a, b]) => [a, b]), expected: value("0") }];
      await inSession(subject, { parameters, rows }, (session) => {
        const keys = session.parameters.map(({ key }) => key);
        for (const [i, [a, b, isEqual]] of equalities.entries()) {
          ensureEqual(keys[2 * i] === keys[2 * i + 1], isEqual, `whether ${a} and ${b} have one key`);
        }
        return Promise.resolve();
      });
    },
  },
  {
    name: "gives one key to components that behave alike, and another where one row differs",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("0", "2") }, async (session) => {
        const keys: string[] = [];
        for (const source of ["(x) => x + x", "(x) => 2 * x", "(x) => x * x", "(x) => x"]) {
          keys.push((await apply(session, source, { value: 0 })).key);
        }
        const [sum, double, square, same] = keys;
        ensureEqual([double === sum, square === sum, same === sum], [true, true, false], "which keys are equal");
      });
    },
  },
  {
    name: "tells row by row whether the expected result came, and expected errors by name or message",
    check: async (subject) => {
      const rows: Rows = [
        { args: ["2"], expected: value("[4]") },
        { args: ["3"], expected: value("[5]") },
        { args: ["-1"], expected: { throws: "RangeError" } },
        { args: ["-2"], expected: { throws: "too small" } },
        { args: ["-3"], expected: { throws: "TypeError" } },
        { args: ["5"], expected: { throws: "RangeError" } },
        { args: ["-4"], expected: value("[0]") },
      ];
      const source = "(x) => { if (x < 0) throw new RangeError('too small: ' + x); return [x * 2]; }";
      await inSession(subject, { parameters: ["x"], rows }, async (session) => {
        const { matches } = await apply(session, source, { value: 0 });
        ensureEqual([...matches], [true, false, true, true, false, false, false], "the matches");
      });
    },
  },
  {
    name: "finds an expected object whatever the order of its properties",
    check: async (subject) => {
      const rows = [{ args: ["1"], expected: value("({ a: 1, b: { c: 2, d: [] } })") }];
      await inSession(subject, { parameters: ["x"], rows }, async (session) => {
        const { matches } = await apply(session, "(x) => ({ b: { d: [], c: 2 }, a: x })", { value: 0 });
        ensureEqual([...matches], [true], "the matches");
      });
    },
  },
  {
    name: "calls an error only the rows that throw, and passes errors on",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("1", "null", "3") }, async (session) => {
        const failing = await apply(session, "(x) => x.toFixed(0)", { value: 0 });
        ensureEqual([...failing.kinds], ["string", "error", "string"], "the kinds");
        const after = await apply(session, "(text) => String(text)", { value: failing.value });
        ensureEqual([...after.kinds], ["string", "error", "string"], "the kinds of an application to failed rows");
      });
    },
  },
  {
    name: "shows values as source text, and null where there is no short one",
    check: async (subject) => {
      const rows = rowsOf("3", "'a\"b'", "true", "null", "undefined", "[1]", "() => 1", "'x'.repeat(1000).split('')");
      await inSession(subject, { parameters: ["x"], rows }, async (session) => {
        const shown = await session.show(0);
        ensureEqual(shown.slice(0, 6), ["3", '"a\\"b"', "true", "null", "undefined", "[1]"], "the shown values");
        ensureEqual(shown.slice(6), [null, null], "what has no short text");
      });
    },
  },
];
