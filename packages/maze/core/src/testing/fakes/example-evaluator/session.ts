import { setImmediate as nextTurn } from "node:timers/promises";
import {
  MazeError,
  throwIfAborted,
  type Application,
  type ApplicationArgument,
  type EvaluationSession,
  type EvaluationSetup,
  type Observation,
} from "../../../index.ts";
import { promiseOf } from "../promise-of.ts";
import { createEvaluate, createTimeBox, type Evaluate, type FakeModules } from "./compile.ts";
import { callbackFor, elementContext, valueIn, type RowContext, type Vector } from "./contexts.ts";
import { FailedRow, fingerprint, kindOf, showValue } from "./values.ts";

const DEFAULT_STEP_MS = 100;

type Component = (...args: unknown[]) => unknown;

export function openFakeSession(setup: EvaluationSetup, modules: FakeModules): EvaluationSession {
  const evaluate = createEvaluate(setup.imports, modules);
  const timeBox = createTimeBox();
  const valueOf = (source: string): unknown => {
    try {
      return evaluate(source);
    } catch (thrown) {
      throw unprepared(`the expression ${source} cannot be evaluated: ${String(thrown)}`);
    }
  };
  const expected = setup.rows.map((row) =>
    "throws" in row.expected ? row.expected : { text: fingerprint(valueOf(row.expected.value)) },
  );
  const root: RowContext = { rows: setup.rows.length };
  const contexts = [root];
  const components: Component[] = [];
  const vectors = new Map<number, Vector>();
  let nextValue = 0;
  let isClosed = false;

  const observe = (context: RowContext, rows: readonly unknown[]): Observation => {
    const value = nextValue++;
    vectors.set(value, { context, rows });
    const matches = context !== root ? [] : rows.map((row, i) => isExpected(row, expected[i]));
    return { value, key: rows.map((row) => fingerprint(row)).join(" | "), kinds: rows.map(kindOf), matches };
  };
  const vectorOf = (value: number): Vector => {
    const vector = vectors.get(value);
    if (vector === undefined) throw unprepared(`there is no value ${String(value)}, or it was released`);
    return vector;
  };
  const contextOf = (id: number): RowContext => {
    const context = contexts[id];
    if (context === undefined) throw unprepared(`there is no context ${String(id)}`);
    return context;
  };
  const argument = (of: ApplicationArgument, context: RowContext, row: number): unknown =>
    "value" in of
      ? valueIn(vectorOf(of.value), context, row)
      : callbackFor(vectorOf(of.body), contextOf(of.callback), context, row);
  const applyRow = ({ component, args }: Application, context: RowContext, row: number): unknown => {
    const run = components[component];
    if (run === undefined) throw unprepared(`there is no component ${String(component)}`);
    const values = args.map((of) => argument(of, context, row));
    const failed = values.find((value) => value instanceof FailedRow);
    if (failed !== undefined) return failed;
    try {
      return timeBox(() => run(...values), setup.stepMs ?? DEFAULT_STEP_MS);
    } catch (thrown) {
      return new FailedRow(thrown);
    }
  };
  const whileOpen = <Result>(signal: AbortSignal | undefined, act: () => Result): Promise<Result> =>
    promiseOf(() => {
      throwIfAborted(signal);
      if (!isClosed) return act();
      throw new MazeError({
        code: "MAZE_CORE_CLOSED",
        message: "the fake evaluation session is closed",
        hint: "Close it after its last use.",
      });
    });

  return {
    parameters: setup.parameters.map((_, i) =>
      observe(
        root,
        setup.rows.map(({ args }) => (args[i] === undefined ? undefined : valueOf(args[i]))),
      ),
    ),
    rowCount: root.rows,
    addComponents: (sources, context) =>
      whileOpen(context?.signal, () => sources.map((source) => addComponent(source, evaluate, components))),
    async apply(batch, context) {
      const observations: Observation[] = [];
      for (const application of batch) {
        await nextTurn();
        const observation = await whileOpen(context?.signal, () => {
          const rows = contextOf(application.context);
          return observe(
            rows,
            Array.from({ length: rows.rows }, (_, row) => applyRow(application, rows, row)),
          );
        });
        observations.push(observation);
      }
      return whileOpen(context?.signal, () => observations);
    },
    openElements: ({ context: id, value, maxRows }, context) =>
      whileOpen(context?.signal, () => {
        const outer = contextOf(id);
        const arrays = Array.from({ length: outer.rows }, (_, row) => valueIn(vectorOf(value), outer, row));
        const inner = elementContext(outer, arrays, maxRows);
        if (inner?.parent === undefined) return null;
        contexts.push(inner);
        const indices = (arrays as unknown[][]).flatMap((array) => array.map((_, i) => i));
        const element = observe(inner, inner.parent.elements);
        return { context: contexts.length - 1, rows: inner.rows, element, index: observe(inner, indices) };
      }),
    show: (value) => whileOpen(undefined, () => vectorOf(value).rows.map(showValue)),
    release: (values) =>
      whileOpen(undefined, () => {
        for (const value of values) vectors.delete(value);
      }),
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

function isExpected(row: unknown, expected: { text: string } | { throws: string } | undefined): boolean {
  if (expected === undefined) return false;
  if ("text" in expected) return !(row instanceof FailedRow) && fingerprint(row) === expected.text;
  return row instanceof FailedRow && (row.name === expected.throws || row.message.includes(expected.throws));
}

function addComponent(source: string, evaluate: Evaluate, components: Component[]): number | null {
  let value: unknown;
  try {
    value = evaluate(source);
  } catch {
    // What does not compile is answered with null.
    return null;
  }
  return typeof value === "function" ? components.push(value as Component) - 1 : null;
}

function unprepared(message: string): MazeError {
  return new MazeError({
    code: "MAZE_CORE_FAKE_UNPREPARED",
    message,
    hint: "Ask the session only for what it was given.",
  });
}
