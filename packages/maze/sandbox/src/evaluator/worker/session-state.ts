import type { OpenRequest, PackedObservations, WorkerFailure } from "../protocol.ts";
import { type ApplyRoom, type Component, applyBatch } from "./apply.ts";
import { createRowMaps, elementContext, rootContext } from "./contexts.ts";
import { installDeterminism } from "./determinism.ts";
import { createExpressionEvaluator, type Evaluated } from "./expressions.ts";
import { FailedRow } from "./failed-row.ts";
import { createFingerprinter } from "./fingerprint.ts";
import { createModuleLoader } from "./modules.ts";
import { showValue } from "./show.ts";
import { createTimeBox } from "./time-box.ts";
import { type Context, type Expected, createVectorStore } from "./vectors.ts";

/** A request that cannot be met, with the input that is to blame. */
export class RequestFailure extends Error {
  readonly failure: WorkerFailure;
  constructor(failure: WorkerFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The state of one session inside the process. */
export interface SessionState {
  readonly parameters: PackedObservations;
  addComponents(sources: readonly string[]): (number | null)[];
  apply(batch: Int32Array): { steps: Generator<undefined, void>; take: () => PackedObservations };
  openElements(
    context: number,
    value: number,
    maxRows: number,
  ): { context: number; rows: number; observations: PackedObservations } | null;
  show(value: number): (string | null)[];
  release(values: Int32Array): void;
}

export async function openSession(request: OpenRequest): Promise<SessionState> {
  const timeBox = createTimeBox();
  const determinism = installDeterminism();
  const loader = createModuleLoader(request.directory, timeBox, request.loadMs);
  const scope = new Map<string, unknown>();
  for (const entry of request.imports) {
    try {
      scope.set(entry.local, await loader.load(entry));
    } catch (thrown) {
      throw new RequestFailure({
        kind: "import",
        input: `${entry.imported} of ${entry.module}`,
        message: messageOf(thrown),
      });
    }
  }
  const locals = [...scope.keys()];
  const bound = [...scope.values()];

  const evaluate = createExpressionEvaluator({ locals, bound, determinism, timeBox, stepMs: request.stepMs });

  function valueIn(results: readonly Evaluated[], at: number, source: string): unknown {
    const result = results[at] ?? { thrown: new Error("it was not evaluated") };
    if ("value" in result) return result.value;
    throw new RequestFailure({ kind: "expression", input: source, message: messageOf(result.thrown) });
  }

  const fingerprint = createFingerprinter(request.bounds);
  // Every evaluation starts a thread that watches its time, so that what is given is evaluated together.
  const wanted = request.rows.map(({ expected: row }) => ("value" in row ? row.value : "undefined"));
  const wantedValues = evaluate(wanted);
  const expected = request.rows.map((row, at): Expected => {
    if ("throws" in row.expected) return row.expected;
    const source = row.expected.value;
    const value = valueIn(wantedValues, at, source);
    try {
      return { value, text: fingerprint(value).text };
    } catch (thrown) {
      throw new RequestFailure({ kind: "expression", input: source, message: messageOf(thrown) });
    }
  });
  const vectors = createVectorStore(fingerprint, expected);
  const root = rootContext(request.rows.length);
  const contexts: Context[] = [root];
  const components: (Component | undefined)[] = [];
  for (const [i, name] of request.parameters.entries()) {
    const sources = request.rows.map(({ args }) => args[i] ?? "undefined");
    const given = evaluate(sources);
    const valueAt = (row: number): unknown => {
      const source = sources[row] ?? "undefined";
      return valueIn(evaluate([source]), 0, source);
    };
    const rows = sources.map((source, row) => valueIn(given, row, source));
    const failed = vectors.get(vectors.add(root, rows, false, valueAt)).rows.find((row) => row instanceof FailedRow);
    if (failed instanceof FailedRow)
      throw new RequestFailure({ kind: "expression", input: name, message: failed.message });
  }
  const parameters = vectors.take(0);
  const room: ApplyRoom = {
    contexts,
    components,
    vectors,
    rowMap: createRowMaps(),
    fingerprint,
    determinism,
    timeBox,
    stepMs: request.stepMs,
  };

  return {
    parameters,
    addComponents: (sources) =>
      evaluate(sources).map((result) =>
        "value" in result && typeof result.value === "function" ? components.push(result.value as Component) - 1 : null,
      ),
    apply(batch) {
      const first = vectors.next;
      return { steps: applyBatch(room, batch), take: () => vectors.take(first) };
    },
    openElements(contextId, value, maxRows) {
      const parent = contexts[contextId];
      if (parent === undefined) throw new RangeError(`there is no context ${String(contextId)}`);
      const vector = vectors.get(value);
      const map = room.rowMap(parent, vector.context);
      const arrays = map === undefined ? vector.rows : Array.from(map, (row) => vector.rows[row]);
      const context = elementContext(contexts.length, parent, arrays, maxRows);
      if (context === null) return null;
      contexts.push(context);
      const first = vectors.next;
      const indices = Array.from(context.parentRow, (parentRow, row) => row - (context.start[parentRow] as number));
      const elementAt = (row: number): unknown => {
        const parentRow = context.parentRow[row] as number;
        const at = map === undefined ? parentRow : (map[parentRow] as number);
        const array = (vector.mutableRows?.[at]?.rebuild() ?? arrays[parentRow]) as unknown[];
        return array[row - (context.start[parentRow] as number)];
      };
      vectors.add(context, [...context.elements], vector.usesIndex, elementAt);
      vectors.add(context, indices, true, (row) => indices[row]);
      return { context: context.id, rows: context.rows, observations: vectors.take(first) };
    },
    show: (value) => vectors.get(value).rows.map(showValue),
    release(values) {
      for (const value of values) vectors.release(value);
    },
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
