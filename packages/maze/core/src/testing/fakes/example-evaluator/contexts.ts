import { MazeError } from "../../../index.ts";
import { FailedRow, fingerprint } from "./values.ts";

/** Rows over which vectors have values; the rows of an element context belong to rows of its parent. */
export interface RowContext {
  readonly rows: number;
  readonly parent?: {
    readonly context: RowContext;
    /** For each row the row of the parent. */
    readonly rowOf: readonly number[];
    readonly elements: readonly unknown[];
  };
}

export interface Vector {
  readonly context: RowContext;
  readonly rows: readonly unknown[];
}

/** The value of a vector in a row of the same or an inner context. */
export function valueIn(vector: Vector, context: RowContext, row: number): unknown {
  if (vector.context === context) return vector.rows[row];
  if (context.parent === undefined) throw wrongContext("a value of a context that does not enclose this one");
  return valueIn(vector, context.parent.context, context.parent.rowOf[row] ?? 0);
}

/** The rows of an element context over one array for each row of `parent`; `null` where that is not what they are. */
export function elementContext(parent: RowContext, arrays: readonly unknown[], maxRows: number): RowContext | null {
  const lists = arrays.filter((value): value is unknown[] => Array.isArray(value));
  const elements = lists.flat();
  if (lists.length < arrays.length || elements.length > maxRows) return null;
  const rowOf = lists.flatMap((list, row) => list.map(() => row));
  return { rows: elements.length, parent: { context: parent, rowOf, elements } };
}

/** A function that answers with the row of `body` that was computed for the element it is called with. */
export function callbackFor(
  body: Vector,
  over: RowContext,
  context: RowContext,
  row: number,
): (element: unknown, index?: unknown) => unknown {
  const { parent } = over;
  if (parent === undefined) throw wrongContext("a callback over the root context, which has no elements");
  const parentRow = valueIn(
    { context: parent.context, rows: Array.from({ length: parent.context.rows }, (_, i) => i) },
    context,
    row,
  );
  const own = parent.rowOf.flatMap((of, elementRow) => (of === parentRow ? [elementRow] : []));
  return (element, index) => {
    const isElement = (elementRow: number | undefined): boolean =>
      elementRow !== undefined && fingerprint(parent.elements[elementRow]) === fingerprint(element);
    const at = typeof index === "number" ? own[index] : undefined;
    const elementRow = isElement(at) ? at : own.find(isElement);
    if (elementRow === undefined) throw new Error("the callback was called with something that is no element");
    const value = valueIn(body, over, elementRow);
    if (value instanceof FailedRow) throw Object.assign(new Error(value.message), { name: value.name });
    return value;
  };
}

function wrongContext(what: string): MazeError {
  return new MazeError({
    code: "MAZE_CORE_FAKE_UNPREPARED",
    message: `an application uses ${what}`,
    hint: "Use values of the application's own context or of one around it.",
  });
}
