import { EvaluationRefused, FailedRow } from "./failed-row.ts";
import type { Context, Vector } from "./vectors.ts";

const noRows = new Int32Array(0);

export function rootContext(rows: number): Context {
  return { id: 0, rows, parent: undefined, parentRow: noRows, start: noRows, elements: [] };
}

/** The context over the elements of the arrays in `rows`; `null` where a row is no array or there are too many elements. */
export function elementContext(id: number, parent: Context, rows: readonly unknown[], maxRows: number): Context | null {
  const start = new Int32Array(parent.rows + 1);
  let total = 0;
  for (let row = 0; row < parent.rows; row++) {
    const array = rows[row];
    if (!Array.isArray(array)) return null;
    total += array.length;
    if (total > maxRows) return null;
    start[row + 1] = total;
  }
  const parentRow = new Int32Array(total);
  const elements: unknown[] = [];
  for (let row = 0; row < parent.rows; row++) {
    for (const element of rows[row] as unknown[]) {
      parentRow[elements.length] = row;
      elements.push(element);
    }
  }
  return { id, rows: total, parent, parentRow, start, elements };
}

/** Finds, for each row of a context, the row of an enclosing context; `undefined` where they are the same. */
export function createRowMaps(): (inner: Context, outer: Context) => Int32Array | undefined {
  const maps = new Map<number, Int32Array>();
  return (inner, outer) => {
    if (inner === outer) return undefined;
    const key = inner.id * 0x100000 + outer.id;
    const known = maps.get(key);
    if (known !== undefined) return known;
    let map = Int32Array.from({ length: inner.rows }, (_, row) => row);
    let at: Context = inner;
    while (at !== outer) {
      const { parentRow, parent } = at;
      if (parent === undefined) {
        throw new RangeError(`context ${String(outer.id)} does not enclose context ${String(inner.id)}`);
      }
      map = map.map((row) => parentRow[row] as number);
      at = parent;
    }
    maps.set(key, map);
    return map;
  };
}

/**
 * The callback that stands for a computed body over the elements of one array: it is called as `(element)`,
 * `(element, index)` or `(element, index, array)` with the elements in order and answers from the body's rows. Any other
 * call (a comparator, an accumulator) is refused, since no body was computed for it.
 */
export function createCallback(call: {
  context: Context;
  /** First and one past the last row of the array's elements. */
  from: number;
  to: number;
  body: Vector;
  bodyRow: Int32Array | undefined;
  onRefusal: (message: string) => void;
}): (...args: unknown[]) => unknown {
  const { context, from, to, body, bodyRow } = call;
  let next = from;
  return function (...args: unknown[]): unknown {
    let row = next;
    const [element, index] = args;
    if (args.length >= 3 && Array.isArray(args[2]) && typeof index === "number") row = from + index;
    const fits =
      Number.isInteger(row) &&
      row >= from &&
      row < to &&
      Object.is(element, context.elements[row]) &&
      (args.length === 1 ? !body.usesIndex : index === row - from && (args.length === 2 || Array.isArray(args[2])));
    if (!fits || args.length === 0 || args.length > 3) {
      const message = "a callback was called with something else than the elements in order";
      call.onRefusal(message);
      throw new EvaluationRefused(message);
    }
    next = row + 1;
    const value = body.rows[bodyRow === undefined ? row : (bodyRow[row] as number)];
    if (!(value instanceof FailedRow)) return value;
    if (!value.isThrown) call.onRefusal(value.message);
    throw value.thrown;
  };
}
