import { CALLBACK_MARK } from "../protocol.ts";
import { createCallback } from "./contexts.ts";
import type { Determinism } from "./determinism.ts";
import { FailedRow, failedRowOf, refusedRow } from "./failed-row.ts";
import type { Fingerprinter } from "./fingerprint.ts";
import type { TimeBox } from "./time-box.ts";
import type { Context, Vector, VectorStore } from "./vectors.ts";

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
}

/** Applications of a time-boxed chunk: enough that the box costs nothing, few enough that a chunk ends well within it. */
const CHUNK = 1024;

/**
 * Applies a packed batch, in order, and yields after each chunk, so that the process stays responsive. An application
 * that runs over its time is tried once more alone, since the machine may have stalled, and then counts as failed.
 */
export function* applyBatch(room: ApplyRoom, batch: Int32Array): Generator<undefined, void> {
  const prepared = unpackBatch(room, batch);
  let at = 0;
  let rows: unknown[] = [];

  const step = (until: number): void => {
    for (; at < until; at++) {
      const application = prepared[at] as PreparedApplication;
      rows = [];
      applyRows(room, application, rows);
      keep(application);
    }
  };
  const keep = ({ context, args }: PreparedApplication): void => {
    room.vectors.add(
      context,
      rows,
      args.some((arg) => arg.vector.usesIndex),
    );
  };

  while (at < prepared.length) {
    const end = Math.min(at + CHUNK, prepared.length);
    if (
      !inBox(room, () => {
        step(end);
      })
    ) {
      const one = at + 1;
      if (
        !inBox(room, () => {
          step(one);
        })
      ) {
        const application = prepared[at] as PreparedApplication;
        const late = refusedRow(`it ran over ${String(room.stepMs)} ms`);
        rows = Array.from({ length: application.context.rows }, () => late);
        keep(application);
        at++;
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

function applyRows(room: ApplyRoom, application: PreparedApplication, rows: unknown[]): void {
  const { component, args, context } = application;
  const { determinism } = room;
  const values: unknown[] = new Array(args.length);
  for (let row = 0; row < context.rows; row++) {
    let failed: FailedRow | undefined;
    for (let i = 0; i < args.length; i++) {
      const { vector, map, callback } = args[i] as Argument;
      const source = map === undefined ? row : (map[row] as number);
      if (callback !== undefined) {
        values[i] = callbackFor(room, vector, source, callback);
        continue;
      }
      const value = vector.rows[source];
      if (vector.hasFailedRow && value instanceof FailedRow) {
        failed = value;
        break;
      }
      values[i] = value;
    }
    if (failed !== undefined) {
      rows.push(failed);
      continue;
    }
    determinism.refused = undefined;
    let result: unknown;
    try {
      result = call(component, values);
    } catch (thrown) {
      result = failedRowOf(thrown);
    }
    // Read through the holder: the component may have set it through a guard.
    const refused = (determinism as { refused: string | undefined }).refused;
    if (refused !== undefined) result = refusedRow(refused);
    for (let i = 0; i < args.length; i++) {
      const { vector, map, callback } = args[i] as Argument;
      if (vector.mutableRows === undefined || callback !== undefined) continue;
      if (!isUnchanged(room, vector, map === undefined ? row : (map[row] as number))) {
        result = refusedRow("it changes its argument");
      }
    }
    rows.push(result);
  }
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

/** Checks a value that freezing does not protect, and brings it back where it was changed. */
function isUnchanged(room: ApplyRoom, vector: Vector, row: number): boolean {
  const before = vector.mutableRows?.[row];
  if (before === undefined) return true;
  const value = vector.rows[row];
  if (value instanceof Date && before.startsWith("D")) {
    const time = Number(before.slice(1, -1));
    if (Object.is(value.getTime(), time)) return true;
    value.setTime(time);
    return false;
  }
  try {
    if (room.fingerprint(value).text === before) return true;
  } catch {
    // It cannot be read any more: it was changed.
  }
  vector.rows[row] = refusedRow("an application changed this value");
  return false;
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
    prepared.push({ context, component, args });
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
