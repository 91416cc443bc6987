import { CALLBACK_MARK } from "../protocol.ts";
import { createCallback } from "./contexts.ts";
import type { Determinism } from "./determinism.ts";
import { FailedRow, failedRowOf, refusedRow } from "./failed-row.ts";
import type { Fingerprinter } from "./fingerprint.ts";
import type { TimeBox } from "./time-box.ts";
import { isUnchangedSince } from "./snapshot.ts";
import type { Context, MutableRow, Vector, VectorStore } from "./vectors.ts";

export type Component = (...args: unknown[]) => unknown;

/** What applications of one session share. */
export interface ApplyRoom {
  readonly contexts: readonly Context[];
  readonly components: readonly (Component | undefined)[];
  readonly vectors: VectorStore;
  readonly rowMap: (inner: Context, outer: Context) => Int32Array | undefined;
  readonly fingerprint: Fingerprinter;
  readonly determinism: Determinism;
  readonly timeBox: TimeBox;
  readonly stepMs: number;
}

/** An argument of one application: its vector and the way from a row of the application to a row of the vector. */
interface Argument {
  readonly vector: Vector;
  readonly map: Int32Array | undefined;
  /** Set for a callback; `vector` is then its body, and `map` leads to the parent of the element context. */
  readonly callback: { context: Context; bodyRow: Int32Array | undefined } | undefined;
}

interface PreparedApplication {
  readonly context: Context;
  readonly component: Component;
  readonly args: readonly Argument[];
  readonly touchesMutable: boolean;
}

/** Applications of a time-boxed chunk: enough that the box costs nothing, few enough that a chunk ends well within it. */
const CHUNK = 1024;

/**
 * Applies a packed batch, in order, and yields after each chunk, so that the process stays responsive. An application
 * that runs over its time is tried once more alone, since the machine may have stalled, and then counts as failed.
 */
export function* applyBatch(room: ApplyRoom, batch: Int32Array): Generator<undefined, void> {
  const { vectors } = room;
  const prepared = unpackBatch(room, batch);
  const first = vectors.next;
  // A time limit may strike between any two calls, so what is done is read from what is kept.
  const done = (): number => vectors.next - first;

  const keep = (application: PreparedApplication, rows: unknown[]): void => {
    const usesIndex = application.args.some((arg) => arg.vector.usesIndex);
    vectors.add(application.context, rows, usesIndex, (row) => applyRow(room, application, row, true));
  };
  const step = (until: number): void => {
    while (done() < until) {
      const application = prepared[done()] as PreparedApplication;
      keep(application, applyRows(room, application));
    }
  };

  while (done() < prepared.length) {
    const end = Math.min(done() + CHUNK, prepared.length);
    if (
      !inBox(room, () => {
        step(end);
      })
    ) {
      const next = done() + 1;
      if (
        next <= prepared.length &&
        !inBox(room, () => {
          step(next);
        }) &&
        done() < next
      ) {
        const late = refusedRow(`it ran over ${String(room.stepMs)} ms`);
        const application = prepared[next - 1] as PreparedApplication;
        keep(
          application,
          Array.from({ length: application.context.rows }, () => late),
        );
      }
    }
    yield;
  }
}

function inBox(room: ApplyRoom, work: () => void): boolean {
  room.determinism.strict = true;
  try {
    return room.timeBox.run(work, room.stepMs);
  } finally {
    room.determinism.strict = false;
  }
}

function applyRows(room: ApplyRoom, application: PreparedApplication): unknown[] {
  const rows: unknown[] = [];
  for (let row = 0; row < application.context.rows; row++) {
    let result = applyRow(room, application, row, false);
    if (application.touchesMutable && bringBackChanged(room, application, row)) {
      // An earlier application may have changed a value that both hold: only a second change is this one's own.
      result = applyRow(room, application, row, false);
      if (bringBackChanged(room, application, row)) result = refusedRow("it changes its argument");
    }
    rows.push(result);
  }
  return rows;
}

/** `afresh` computes arguments that freezing does not protect again instead of taking the stored ones. */
function applyRow(room: ApplyRoom, application: PreparedApplication, row: number, afresh: boolean): unknown {
  const { component, args } = application;
  const { determinism } = room;
  const values: unknown[] = new Array(args.length);
  for (let i = 0; i < args.length; i++) {
    const { vector, map, callback } = args[i] as Argument;
    const source = map === undefined ? row : (map[row] as number);
    if (callback !== undefined) {
      values[i] = callbackFor(room, vector, source, callback);
      continue;
    }
    const value = vector.rows[source];
    if (vector.hasFailedRow && value instanceof FailedRow) return value;
    values[i] = afresh ? (vector.mutableRows?.[source]?.rebuild() ?? value) : value;
  }
  determinism.refused = undefined;
  let result: unknown;
  try {
    result = call(component, values);
  } catch (thrown) {
    result = failedRowOf(thrown);
  }
  // Read anew: the component may have set it through a guard.
  const { refused } = determinism as { refused: string | undefined };
  return refused === undefined ? result : refusedRow(refused);
}

function call(component: Component, values: readonly unknown[]): unknown {
  switch (values.length) {
    case 0:
      return component();
    case 1:
      return component(values[0]);
    case 2:
      return component(values[0], values[1]);
    case 3:
      return component(values[0], values[1], values[2]);
    default:
      return component(...values);
  }
}

function callbackFor(
  room: ApplyRoom,
  body: Vector,
  parentRow: number,
  callback: { context: Context; bodyRow: Int32Array | undefined },
): Component {
  const { context, bodyRow } = callback;
  return createCallback({
    context,
    from: context.start[parentRow] as number,
    to: context.start[parentRow + 1] as number,
    body,
    bodyRow,
    onRefusal: (message) => {
      room.determinism.refused = message;
    },
  });
}

/** Whether an argument is not what it was; a changed one is brought back. */
function bringBackChanged(room: ApplyRoom, application: PreparedApplication, row: number): boolean {
  let changed = false;
  for (const { vector, map, callback } of application.args) {
    const source = map === undefined ? row : (map[row] as number);
    const before = callback === undefined ? vector.mutableRows?.[source] : undefined;
    if (before === undefined || isUnchanged(room, vector.rows[source], before)) continue;
    changed = true;
    const value = vector.rows[source];
    if (value instanceof Date && before.text.startsWith("D")) value.setTime(Number(before.text.slice(1, -1)));
    else vector.rows[source] = rebuilt(room, before);
  }
  return changed;
}

function isUnchanged(room: ApplyRoom, value: unknown, before: MutableRow): boolean {
  try {
    if (value instanceof Date) return `D${String(value.getTime())};` === before.text;
    if (value instanceof FailedRow || room.fingerprint(value).text === before.text) return true;
    return before.snapshot !== undefined && isUnchangedSince(before.snapshot, value);
  } catch {
    // It cannot be read any more: it was changed.
    return false;
  }
}

function rebuilt(room: ApplyRoom, before: MutableRow): unknown {
  try {
    const value = before.rebuild();
    if (isUnchanged(room, value, before)) return value;
  } catch {
    // Falls through: it cannot be computed again.
  }
  return refusedRow("an application changed this value, and it cannot be computed again");
}

function unpackBatch(room: ApplyRoom, batch: Int32Array): PreparedApplication[] {
  const prepared: PreparedApplication[] = [];
  let at = 0;
  const read = (): number => batch[at++] as number;
  while (at < batch.length) {
    const context = contextOf(room, read());
    const index = read();
    const component = room.components[index];
    if (component === undefined) throw new RangeError(`there is no component ${String(index)}`);
    const args: Argument[] = [];
    for (let left = read(); left > 0; left--) {
      const first = read();
      args.push(
        first === CALLBACK_MARK ? callbackArgument(room, context, read(), read()) : valueArgument(room, context, first),
      );
    }
    const touchesMutable = args.some((arg) => arg.vector.mutableRows !== undefined && arg.callback === undefined);
    prepared.push({ context, component, args, touchesMutable });
  }
  return prepared;
}

function valueArgument(room: ApplyRoom, context: Context, id: number): Argument {
  const vector = room.vectors.get(id);
  return { vector, map: room.rowMap(context, vector.context), callback: undefined };
}

function callbackArgument(room: ApplyRoom, context: Context, over: number, body: number): Argument {
  const elements = contextOf(room, over);
  if (elements.parent === undefined) throw new RangeError("a callback needs an element context, not the root context");
  const vector = room.vectors.get(body);
  return {
    vector,
    map: room.rowMap(context, elements.parent),
    callback: { context: elements, bodyRow: room.rowMap(elements, vector.context) },
  };
}

function contextOf(room: ApplyRoom, id: number): Context {
  const context = room.contexts[id];
  if (context === undefined) throw new RangeError(`there is no context ${String(id)}`);
  return context;
}
