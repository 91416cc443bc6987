import type { PackedObservations } from "../protocol.ts";
import { deepEqual, isExpectedError } from "./deep-equal.ts";
import { FailedRow, failedRowOf } from "./failed-row.ts";
import { type Fingerprint, type Fingerprinter, kindOf } from "./fingerprint.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** A context: rows, and for an element context where they come from. */
export interface Context {
  readonly id: number;
  readonly rows: number;
  readonly parent: Context | undefined;
  /** For each row, its row in the parent. */
  readonly parentRow: Int32Array;
  /** For each row of the parent, its first row here; one more than the parent has rows. */
  readonly start: Int32Array;
  /** For each row, the element and its index in its array. */
  readonly elements: readonly unknown[];
}

/** One value per row of a context. */
export interface Vector {
  readonly context: Context;
  readonly rows: unknown[];
  readonly hasFailedRow: boolean;
  /** What the rows were that can change in spite of freezing; `undefined` where no row can. */
  readonly mutableRows: (MutableRow | undefined)[] | undefined;
  /** Whether it was computed from an index of an element context. */
  readonly usesIndex: boolean;
}

/** A value that freezing does not protect, as it was when it was computed. */
export interface MutableRow {
  readonly text: string;
  /** Set where a class instance is part of the value. */
  readonly snapshot: Snapshot | undefined;
  /** Computes the value again. */
  readonly rebuild: () => unknown;
}

export type Expected = { value: unknown; text: string } | { throws: string };

interface Entry {
  readonly vector: Vector;
  readonly key: number;
  readonly kinds: number;
  readonly matches: number;
}

/** All vectors of a session, by id, and what is seen of them. */
export interface VectorStore {
  get(id: number): Vector;
  /** Keeps a vector whose rows are values or `FailedRow`s; too large values become failed rows. */
  add(context: Context, rows: unknown[], usesIndex: boolean, rebuild: (row: number) => unknown): number;
  release(id: number): void;
  /** Observations of the vectors from `first` on, and the interned rows since the last call. */
  take(first: number): PackedObservations;
  readonly next: number;
}

export function createVectorStore(fingerprint: Fingerprinter, expected: readonly Expected[]): VectorStore {
  // What was taken keeps its vector alone; what was released keeps its number.
  const entries: (Entry | Vector | undefined)[] = [];
  const keys = new Map<string, number>();
  const kindRows = createInterner<string[]>();
  const matchRows = createInterner<boolean[]>();
  // Two ways to fail differ only where an example expects a failure.
  const failuresDiffer = expected.some((row) => "throws" in row);

  function add(context: Context, rows: unknown[], usesIndex: boolean, rebuild: (row: number) => unknown): number {
    let key = "";
    let hasFailedRow = false;
    let mutableRows: (MutableRow | undefined)[] | undefined;
    const kinds: string[] = [];
    const matches: boolean[] = [];
    let kindsText = "";
    let matchesText = "";
    const isRoot = context.parent === undefined;
    for (let row = 0; row < rows.length; row++) {
      let text = "";
      let value = rows[row];
      if (!(value instanceof FailedRow)) {
        try {
          const print = fingerprint(value);
          text = print.text;
          if (print.mutable) {
            (mutableRows ??= [])[row] = mutableRow(value, print, () => rebuild(row));
          }
        } catch (thrown) {
          value = rows[row] = failedRowOf(thrown);
        }
      }
      if (value instanceof FailedRow) {
        hasFailedRow = true;
        text = failuresDiffer
          ? `!${String(value.name.length)}:${value.name}${String(value.message.length)}:${value.message}`
          : "!";
      }
      key += text;
      const kind = safeKind(value);
      kinds.push(kind);
      kindsText += `${kind},`;
      if (!isRoot) continue;
      const isMatch = isExpected(value, text, expected[row]);
      matches.push(isMatch);
      matchesText += isMatch ? "1" : "0";
    }
    let keyId = keys.get(key);
    if (keyId === undefined) {
      keyId = keys.size;
      keys.set(key, keyId);
    }
    const kindsId = kindRows.idOf(kindsText, kinds);
    const matchesId = matchRows.idOf(matchesText, matches);
    const vector = { context, rows, hasFailedRow, mutableRows, usesIndex };
    // A time limit may strike at any call: the entry comes into being in one step, or not at all.
    return entries.push({ vector, key: keyId, kinds: kindsId, matches: matchesId }) - 1;
  }

  return {
    get(id) {
      const entry = entries[id];
      const vector = entry !== undefined && "vector" in entry ? entry.vector : entry;
      if (vector === undefined) {
        throw new Error(`there is no value ${String(id)}; it was never computed, or it was released`);
      }
      return vector;
    },
    add,
    release(id) {
      if (id < entries.length) entries[id] = undefined;
    },
    take(first) {
      const part = entries.slice(first).filter((entry) => entry !== undefined && "vector" in entry);
      for (const [i, { vector }] of part.entries()) entries[first + i] = vector;
      return {
        first,
        keys: Int32Array.from(part, (entry) => entry.key),
        kinds: Int32Array.from(part, (entry) => entry.kinds),
        matches: Int32Array.from(part, (entry) => entry.matches),
        newKinds: kindRows.takeNew(),
        newMatches: matchRows.takeNew(),
      };
    },
    get next() {
      return entries.length;
    },
  };
}

/** A date is its time; keeping the way to it would keep every vector on that way. */
function mutableRow(value: unknown, print: Fingerprint, rebuild: () => unknown): MutableRow {
  const { text } = print;
  if (text.startsWith("D")) {
    const time = Number(text.slice(1, -1));
    return { text, snapshot: undefined, rebuild: () => new Date(time) };
  }
  return { text, snapshot: print.hasInstance ? snapshotOf(value) : undefined, rebuild };
}

function isExpected(value: unknown, text: string, expected: Expected | undefined): boolean {
  if (expected === undefined) return false;
  if ("throws" in expected)
    return value instanceof FailedRow && value.isThrown && isExpectedError(value, expected.throws);
  if (value instanceof FailedRow) return false;
  if (text === expected.text) return true;
  if (typeof value !== "object" || value === null) return false;
  try {
    return deepEqual(value, expected.value);
  } catch {
    return false;
  }
}

function safeKind(value: unknown): string {
  try {
    return kindOf(value);
  } catch {
    return "object";
  }
}

interface Interner<T> {
  idOf(text: string, value: T): number;
  takeNew(): T[];
}

/** The row is listed before its number is known by its text: struck in between, it is listed twice, and nothing is lost. */
function createInterner<T>(): Interner<T> {
  const ids = new Map<string, number>();
  const rows: T[] = [];
  let taken = 0;
  return {
    idOf(text, value) {
      let id = ids.get(text);
      if (id === undefined) {
        id = rows.push(value) - 1;
        ids.set(text, id);
      }
      return id;
    },
    takeNew() {
      const fresh = rows.slice(taken);
      taken = rows.length;
      return fresh;
    },
  };
}
