import { isDeepStrictEqual, inspect } from "node:util";
import type { ApplicationArgument, EvaluationSession, ExampleEvaluator, Observation } from "@maze/core";

const FAILED = Symbol("failed");

interface Vector {
  readonly context: number;
  readonly rows: readonly unknown[];
}

interface Context {
  readonly parent: number;
  readonly parentRow: readonly number[];
  /** First row of each parent row, and the total. */
  readonly start: readonly number[];
}

/** Values of modules by specifier. */
export type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An evaluator in this process, for tests of the search alone: it trusts what it runs. */
export function createInProcessEvaluator(modules: Modules = {}): ExampleEvaluator {
  return {
    specVersion: "v1",
    id: "in-process",
    isolation: "none",
    open: (setup) => Promise.resolve(openSession(setup, modules)),
  };
}

function openSession(
  { imports, rows, parameters }: Parameters<ExampleEvaluator["open"]>[0],
  modules: Modules,
): EvaluationSession {
  const names = imports.map((entry) => entry.local);
  const bound = imports.map((entry) =>
    entry.imported === "*" ? modules[entry.module] : modules[entry.module]?.[entry.imported],
  );
  const evaluate = (source: string): unknown => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- running such text is the point
    return new Function(...names, `"use strict"; return (${source});`)(...bound);
  };
  const expected = rows.map((row) =>
    "value" in row.expected ? { value: evaluate(row.expected.value) } : { throws: row.expected.throws },
  );
  const contexts: Context[] = [{ parent: -1, parentRow: [], start: [] }];
  const vectors: Vector[] = [];
  const components: ((...args: unknown[]) => unknown)[] = [];

  const rowIn = (inner: number, row: number, outer: number): number => {
    let at = inner;
    let found = row;
    while (at !== outer) {
      const context = contexts[at];
      if (context === undefined || context.parent < 0) throw new Error("not an enclosing context");
      found = context.parentRow[found] ?? 0;
      at = context.parent;
    }
    return found;
  };
  const observe = (context: number, values: readonly unknown[]): Observation => {
    const value = vectors.push({ context, rows: values }) - 1;
    return {
      value,
      key: values
        .map((one) =>
          one === FAILED
            ? "!"
            : typeof one === "function"
              ? "function"
              : inspect(one, { depth: 9, maxArrayLength: null, maxStringLength: null }),
        )
        .join("|"),
      kinds: values.map(kindOf),
      matches:
        context !== 0
          ? []
          : values.map((one, row) => {
              const goal = expected[row];
              return goal === undefined
                ? false
                : "value" in goal
                  ? one !== FAILED && isDeepStrictEqual(one, goal.value)
                  : one === FAILED;
            }),
    };
  };
  const argumentAt = (context: number, row: number, arg: ApplicationArgument): unknown => {
    if ("value" in arg) {
      const vector = vectors[arg.value];
      if (vector === undefined) throw new Error("no such value");
      return vector.rows[rowIn(context, row, vector.context)];
    }
    const elements = contexts[arg.callback];
    const body = vectors[arg.body];
    if (elements === undefined || body === undefined) throw new Error("no such callback");
    const first = elements.start[rowIn(context, row, elements.parent)] ?? 0;
    let next = 0;
    return (_element: unknown, index?: number): unknown => {
      const value = body.rows[rowIn(arg.callback, first + (index ?? next++), body.context)];
      if (value === FAILED) throw new Error("failed row");
      return value;
    };
  };
  return {
    parameters: parameters.map((_, i) =>
      observe(
        0,
        rows.map((row) => evaluate(row.args[i] ?? "undefined")),
      ),
    ),
    rowCount: rows.length,
    addComponents: (sources) =>
      Promise.resolve(sources.map((source) => components.push(evaluate(source) as (typeof components)[number]) - 1)),
    apply: (batch) =>
      Promise.resolve(
        batch.map(({ context, component, args }) => {
          const count = context === 0 ? rows.length : (contexts[context]?.parentRow.length ?? 0);
          const values = Array.from({ length: count }, (_, row) => {
            try {
              const list = args.map((arg) => argumentAt(context, row, arg));
              return list.includes(FAILED) ? FAILED : components[component]?.(...list);
            } catch {
              return FAILED;
            }
          });
          return observe(context, values);
        }),
      ),
    openElements: ({ context, value, maxRows }) => {
      const vector = vectors[value];
      const count = context === 0 ? rows.length : (contexts[context]?.parentRow.length ?? 0);
      const parentRow: number[] = [];
      const start: number[] = [];
      const elements: unknown[] = [];
      const indices: number[] = [];
      for (let row = 0; row < count; row++) {
        const array = vector?.rows[rowIn(context, row, vector.context)];
        if (!Array.isArray(array) || elements.length + array.length > maxRows) return Promise.resolve(null);
        start.push(elements.length);
        for (const [i, element] of array.entries()) {
          elements.push(element);
          indices.push(i);
          parentRow.push(row);
        }
      }
      const id = contexts.push({ parent: context, parentRow, start }) - 1;
      return Promise.resolve({
        context: id,
        rows: elements.length,
        element: observe(id, elements),
        index: observe(id, indices),
      });
    },
    show: (value) => Promise.resolve((vectors[value]?.rows ?? []).map((one) => inspect(one))),
    release: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function kindOf(value: unknown): string {
  if (value === FAILED) return "error";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value instanceof Date ? "Date" : typeof value;
}
