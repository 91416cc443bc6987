import {
  MazeError,
  observationSchema,
  type Application,
  type EvaluationImport,
  type EvaluationSession,
  type EvaluationSetup,
  type ExampleEvaluator,
  type Observation,
} from "../../index.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import {
  ensure,
  ensureAborts,
  ensureEqual,
  ensureFits,
  ensureRejects,
  ensureWorks,
  fail,
  implementationChecks,
  rejectionOf,
  soon,
} from "../ensure.ts";

/** What the suite of `ExampleEvaluator` examines. */
export interface ExampleEvaluatorSubject extends ConformanceSubject {
  readonly evaluator: ExampleEvaluator;
  /** Absolute path of a project in which `importable` resolves. */
  readonly directory: string;
  /** An import of a function that gives its argument back. */
  readonly importable: Omit<EvaluationImport, "local">;
}

type Rows = EvaluationSetup["rows"];

const value = (source: string): { value: string } => ({ value: source });

/** A session over rows, which is closed afterwards. */
async function inSession<Result>(
  { evaluator, directory }: ExampleEvaluatorSubject,
  setup: Partial<EvaluationSetup>,
  act: (session: EvaluationSession) => Promise<Result>,
): Promise<Result> {
  const session = await soon(
    evaluator.open({ directory, imports: [], parameters: [], rows: [], ...setup }),
    "opening a session",
    30_000,
  );
  try {
    return await act(session);
  } finally {
    await session.close();
  }
}

/** Adds one component and applies it in the root context. */
async function apply(session: EvaluationSession, source: string, ...args: Application["args"]): Promise<Observation> {
  const [component] = await session.addComponents([source]);
  if (typeof component !== "number") return fail(`${source} does not compile`);
  const [observation] = await session.apply([{ context: 0, component, args }]);
  if (observation === undefined) return fail(`${source} has no observation`);
  ensureFits(observationSchema, observation, `the observation of ${source}`);
  return observation;
}

/** Row sources that give one parameter each of these values. */
const rowsOf = (...sources: string[]): Rows => sources.map((source) => ({ args: [source], expected: value("0") }));

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

/** The rules of `ExampleEvaluator` and its sessions, each with its check. */
export const exampleEvaluatorConformance: readonly ConformanceCheck<ExampleEvaluatorSubject>[] = [
  ...implementationChecks<ExampleEvaluatorSubject>(({ evaluator }) => evaluator),
  {
    name: "says what its process is kept from",
    check: ({ evaluator }) => {
      ensure(evaluator.isolation.trim() !== "", "isolation says nothing");
    },
  },
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
    name: "answers components in order, and what does not compile with null",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("3") }, async (session) => {
        const answers = await session.addComponents(["(x) => x", "(x) => ", "(x) => x + 1"]);
        const [same, wrong, next] = answers;
        ensureEqual([answers.length, wrong], [3, null], "the number of answers, and the wrong one");
        if (typeof same !== "number" || typeof next !== "number") return fail("a component that compiles has no index");
        const batch = [next, same, same].map((component) => ({ context: 0, component, args: [{ value: 0 }] }));
        const shown: (string | null)[][] = [];
        for (const { value: id } of await session.apply(batch)) shown.push(await session.show(id));
        ensureEqual(shown, [["4"], ["3"], ["3"]], "the values of a batch, in its order");
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
    name: "counts an application that never ends as an error, and goes on",
    check: async (subject) => {
      const setup = { parameters: ["x"], rows: rowsOf("1"), stepMs: 100 };
      await inSession(subject, setup, async (session) => {
        const endless = await soon(apply(session, "(x) => { for (;;) {} }", { value: 0 }), "an endless loop", 30_000);
        ensureEqual([...endless.kinds], ["error"], "the kind of an endless application");
        ensureEqual([...(await apply(session, "(x) => x", { value: 0 })).kinds], ["number"], "the next kind");
      });
    },
  },
  {
    name: "binds imports to their local names",
    check: async (subject) => {
      const imports = [{ ...subject.importable, local: "same" }];
      await inSession(subject, { imports, parameters: ["x"], rows: rowsOf("same(7)") }, async (session) => {
        const { value: id } = await apply(session, "(x) => same([x])", { value: 0 });
        ensureEqual(await session.show(id), ["[7]"], "a value that went through an import");
      });
    },
  },
  {
    name: "rejects with a MazeError that names the import, argument or expected result at fault",
    check: async ({ evaluator, directory, importable }) => {
      const setup: EvaluationSetup = { directory, imports: [], parameters: ["x"], rows: rowsOf("1") };
      const missing = { local: "x", module: "no-such-module", imported: "nothing" };
      const wrong: readonly (readonly [string, EvaluationSetup])[] = [
        ["no-such-module", { ...setup, imports: [missing] }],
        ["noSuchExport", { ...setup, imports: [{ ...importable, local: "x", imported: "noSuchExport" }] }],
        ["noSuchArgument", { ...setup, rows: rowsOf("noSuchArgument(1)") }],
        ["noSuchResult", { ...setup, rows: [{ args: ["1"], expected: value("noSuchResult(1)") }] }],
      ];
      for (const [name, bad] of wrong) {
        const thrown = await rejectionOf(() => evaluator.open(bad), `a session with ${name}`);
        ensure(MazeError.is(thrown), `a session with ${name} should reject with a MazeError`, { thrown });
        ensure(thrown.message.includes(name), `the message does not name ${name}: ${thrown.message}`);
      }
    },
  },
  {
    name: "opens a context over the elements of arrays, with their values and indices",
    check: async (subject) => {
      await inSession(subject, { parameters: ["list"], rows: rowsOf("['a', 'b']", "[]", "['c']") }, async (session) => {
        const opened = await session.openElements({ context: 0, value: 0, maxRows: 3 });
        if (opened === null) return fail("arrays have an element context");
        ensureEqual(opened.rows, 3, "the rows of the element context");
        ensureEqual(await session.show(opened.element.value), ['"a"', '"b"', '"c"'], "the elements");
        ensureEqual(await session.show(opened.index.value), ["0", "1", "0"], "the indices");
        ensureEqual([...opened.element.matches], [], "the matches in an element context");
      });
    },
  },
  {
    name: "opens no context over what is no array, or over too many elements",
    check: async (subject) => {
      const setup = { parameters: ["list", "text"], rows: [{ args: ["[1, 2]", "'ab'"], expected: value("0") }] };
      await inSession(subject, setup, async (session) => {
        ensureEqual(await session.openElements({ context: 0, value: 1, maxRows: 9 }), null, "elements of a text");
        ensureEqual(
          await session.openElements({ context: 0, value: 0, maxRows: 1 }),
          null,
          "two elements of at most one",
        );
      });
    },
  },
  {
    name: "calls back what was computed for an element, also with values from outside",
    check: async (subject) => {
      const rows: Rows = [
        { args: ["[1, 2, 3]", "10"], expected: value("[11, 12, 13]") },
        { args: ["[5]", "20"], expected: value("[25]") },
      ];
      await inSession(subject, { parameters: ["list", "n"], rows }, async (session) => {
        const opened = await session.openElements({ context: 0, value: 0, maxRows: 10 });
        const [add, map] = await session.addComponents(["(a, b) => a + b", "(list, f) => list.map(f)"]);
        if (opened === null || typeof add !== "number" || typeof map !== "number")
          return fail("no context, no component");
        const args = [{ value: opened.element.value }, { value: 1 }];
        const [body] = await session.apply([{ context: opened.context, component: add, args }]);
        if (body === undefined) return fail("the body has no observation");
        const callback = { callback: opened.context, body: body.value };
        const [mapped] = await session.apply([{ context: 0, component: map, args: [{ value: 0 }, callback] }]);
        ensureEqual([...(mapped?.matches ?? [])], [true, true], "the matches of a mapped list");
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
  {
    name: "frees a value twice without harm, and keeps the others",
    check: async (subject) => {
      await inSession(subject, { parameters: ["x"], rows: rowsOf("1") }, async (session) => {
        const first = await apply(session, "(x) => x + 1", { value: 0 });
        const second = await apply(session, "(x) => x + 2", { value: 0 });
        await ensureWorks(() => session.release([first.value]), "freeing");
        await ensureWorks(() => session.release([first.value]), "freeing again");
        const kept = await ensureWorks(() => session.show(second.value), "showing a value that was kept");
        ensureEqual(kept, ["3"], "the value that was kept");
      });
    },
  },
  {
    name: "keeps sessions apart",
    check: async (subject) => {
      const setup = { parameters: ["x"], rows: rowsOf("1") };
      await inSession(subject, setup, async (one) => {
        await inSession(subject, setup, async (other) => {
          await one.addComponents(["(x) => 'one'"]);
          const { value: id } = await apply(other, "(x) => 'other'", { value: 0 });
          ensureEqual(await other.show(id), ['"other"'], "a value of the second session");
        });
        const again = await ensureWorks(() => apply(one, "(x) => x", { value: 0 }), "the first session afterwards");
        ensureEqual([...again.kinds], ["number"], "the kinds in the first session");
      });
    },
  },
  {
    name: "rejects with MAZE_CORE_ABORTED when opening or a batch is cancelled",
    check: async (subject) => {
      const { evaluator, directory } = subject;
      const signal = AbortSignal.abort();
      const setup: EvaluationSetup = { directory, imports: [], parameters: ["x"], rows: rowsOf("1") };
      await ensureAborts(() => evaluator.open(setup, { signal }), "a cancelled opening");
      await inSession(subject, setup, async (session) => {
        const [component = 0] = await session.addComponents(["(x) => x"]);
        const batch = [{ context: 0, component: component ?? 0, args: [{ value: 0 }] }];
        await ensureAborts(() => session.apply(batch, { signal }), "a cancelled batch");
      });
    },
  },
  {
    name: "closes twice without harm, and refuses to work afterwards",
    check: async ({ evaluator, directory }) => {
      const session = await evaluator.open({ directory, imports: [], parameters: ["x"], rows: rowsOf("1") });
      await ensureWorks(() => session.close(), "closing");
      await ensureWorks(() => session.close(), "closing again");
      await ensureRejects(() => session.addComponents(["(x) => x"]), "addComponents after close");
      await ensureRejects(() => session.show(0), "show after close");
    },
  },
];

/** Declares the tests of `exampleEvaluatorConformance` for an evaluator. */
export function describeExampleEvaluatorConformance(
  makeSubject: MakeSubject<ExampleEvaluatorSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("ExampleEvaluator", exampleEvaluatorConformance, makeSubject, options);
}
