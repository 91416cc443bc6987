import type { ArrowFunctionExpression, Class, Function as FunctionNode } from "oxc-parser";
import { EVERY_USE } from "./vulnerability.ts";

/** Where text from outside enters. */
export interface Source {
  readonly what: string;
  readonly start: number;
  readonly end: number;
  /** `caller`: a parameter of an exported function, whose callers are not known. */
  readonly trust: "outside" | "caller";
}

export interface Taint {
  readonly source: Source;
  /** The uses that it was made safe for. */
  readonly safe: number;
}

/** A variable of the analysed program. */
export interface Variable {
  readonly name: string;
  value: Value;
}

/** A place that a value came from; a check of the value speaks for the place, for the uses of `mask`. */
export interface Root {
  readonly variable: Variable;
  readonly path: readonly string[];
  readonly mask: number;
}

export interface Fact {
  readonly root: Root;
  readonly mask: number;
}

export interface Scope {
  readonly variables: Map<string, Variable>;
  readonly parent: Scope | undefined;
}

export interface Closure {
  readonly node: FunctionNode | ArrowFunctionExpression;
  readonly scope: Scope;
  /** Set once it is known what holds it. */
  name: string;
  readonly self: Variable | undefined;
}

export interface ClassInfo {
  readonly node: Class;
  readonly name: string;
  readonly self: Variable;
  readonly methods: ReadonlyMap<string, Closure>;
  readonly construct: Closure | undefined;
}

/** Marks of how a value was made. */
export const Mark = {
  weakRandom: 1,
  /** Read from an object under a key from outside. */
  dynamic: 2,
  /** An object without prototype, or a map. */
  bare: 4,
  normalised: 8,
  weakHash: 16,
  /** A key of somebody's object, such as in `for (key in object)`. */
  anyKey: 32,
  /** Bytes that are the same in each run. */
  fixed: 64,
} as const;

export interface Value {
  readonly taints: readonly Taint[];
  readonly roots: readonly Root[];
  readonly marks: number;
  /** Text, with `HOLE` for what comes from outside and `UNKNOWN_PART` for what is not known. */
  readonly shape?: string | undefined;
  readonly literal?: number | boolean | null | undefined;
  readonly pattern?: { readonly source: string; readonly flags: string } | undefined;
  /** What it is in a library or the platform, such as `child_process.exec`. */
  readonly ref?: string | undefined;
  readonly fields?: ReadonlyMap<string, Value> | undefined;
  readonly elements?: readonly Value[] | undefined;
  readonly closure?: Closure | undefined;
  readonly classInfo?: ClassInfo | undefined;
  readonly instance?: ClassInfo | undefined;
  readonly whenTrue?: readonly Fact[] | undefined;
  readonly whenFalse?: readonly Fact[] | undefined;
}

export const HOLE = "\uE000";
export const UNKNOWN_PART = "\uE001";
const LONGEST_SHAPE = 4000;
const MOST = 4;
const MOST_ROOTS = 8;

export const UNKNOWN: Value = { taints: [], roots: [], marks: 0 };

export const textValue = (shape: string): Value => ({ ...UNKNOWN, shape });
export const literalValue = (literal: number | boolean | null): Value => ({ ...UNKNOWN, literal });
export const refValue = (ref: string): Value => ({ ...UNKNOWN, ref });
export const taintedValue = (source: Source, safe = 0): Value => ({ ...UNKNOWN, taints: [{ source, safe }] });

/** The taints that still matter for a use. */
export const taintsFor = (value: Value, use: number): readonly Taint[] =>
  value.taints.filter(({ safe }) => (safe & use) !== use);

/** Taints of a value and of what it holds. */
export function deepTaints(value: Value, use: number, depth = 4): readonly Taint[] {
  const own = taintsFor(value, use);
  if (own.length > 0 || depth === 0) return own;
  for (const member of [...(value.fields?.values() ?? []), ...(value.elements ?? [])].slice(0, 100)) {
    const inner = deepTaints(member, use, depth - 1);
    if (inner.length > 0) return inner;
  }
  return [];
}

/** The text of a value as far as it is known. */
export function shapeOf(value: Value): string {
  if (value.shape !== undefined) return value.shape;
  if (value.literal !== undefined) return String(value.literal);
  return value.taints.length > 0 ? HOLE : UNKNOWN_PART;
}

/** The text of a value that is a constant. */
export function constantOf(value: Value): string | undefined {
  const { shape } = value;
  return shape === undefined || shape.includes(HOLE) || shape.includes(UNKNOWN_PART) ? undefined : shape;
}

export function mergeTaints(a: readonly Taint[], b: readonly Taint[]): readonly Taint[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const merged = [...a];
  for (const taint of b) {
    const at = merged.findIndex(({ source }) => source === taint.source);
    const same = merged[at];
    if (same !== undefined) merged[at] = { source: same.source, safe: same.safe & taint.safe };
    else merged.push(taint);
  }
  // What is the least safe matters most.
  return merged.length <= MOST ? merged : merged.sort((x, y) => bits(x.safe) - bits(y.safe)).slice(0, MOST);
}

const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >> 1));

export function mergeRoots(a: readonly Root[], b: readonly Root[]): readonly Root[] {
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...a, ...b].slice(0, MOST_ROOTS);
}

/** Roots of something made from a value, of which a check says something for the uses of `mask`. */
export const rootsThrough = (value: Value, mask: number): readonly Root[] =>
  value.roots.flatMap((root) => ((root.mask & mask) === 0 ? [] : [{ ...root, mask: root.mask & mask }]));

/** The same content after a step that changes only its form. */
export const derived = (value: Value, mask: number = EVERY_USE): Value => ({
  taints: value.taints,
  roots: rootsThrough(value, mask),
  marks: value.marks & (Mark.weakRandom | Mark.anyKey | Mark.weakHash),
});

/** What a value is once it is safe for some uses. */
export const madeSafe = (value: Value, uses: number): Value =>
  value.taints.length === 0
    ? value
    : { ...value, taints: value.taints.map(({ source, safe }) => ({ source, safe: safe | uses })) };

export function concatenated(parts: readonly Value[]): Value {
  let shape = "";
  let taints: readonly Taint[] = [];
  let marks = 0;
  for (const part of parts) {
    if (shape.length < LONGEST_SHAPE) shape += shapeOf(part);
    taints = mergeTaints(taints, part.taints);
    marks |= part.marks & (Mark.weakRandom | Mark.anyKey | Mark.weakHash);
  }
  return { taints, roots: [], marks, shape };
}

/** What holds of a value that is one of two. */
export function joined(a: Value, b: Value, depth = 3): Value {
  if (a === b) return a;
  if (a === UNKNOWN) return { ...b, literal: undefined, shape: b.taints.length > 0 ? b.shape : undefined };
  const same = <K extends "literal" | "pattern">(key: K): Value[K] => (a[key] === b[key] ? a[key] : undefined);
  return {
    taints: mergeTaints(a.taints, b.taints),
    roots: mergeRoots(a.roots, b.roots),
    marks: a.marks | b.marks,
    shape: a.shape === b.shape ? a.shape : riskier(a, b).shape,
    literal: same("literal"),
    pattern: same("pattern"),
    ref: a.ref ?? b.ref,
    fields: joinedFields(a.fields, b.fields, depth),
    elements: a.elements ?? b.elements,
    closure: a.closure ?? b.closure,
    classInfo: a.classInfo ?? b.classInfo,
    instance: a.instance ?? b.instance,
    ...joinedFacts(a, b),
  };
}

/** Of two texts the one with parts from outside speaks for both; of two constants neither does. */
function riskier(a: Value, b: Value): Value {
  if (a.taints.length > 0) return a;
  return b.taints.length > 0 ? b : UNKNOWN;
}

function joinedFields(a: Value["fields"], b: Value["fields"], depth: number): Value["fields"] {
  if (a === undefined || b === undefined || depth === 0 || a === b) return a ?? b;
  const fields = new Map(a);
  for (const [name, value] of b) {
    const own = a.get(name);
    fields.set(name, own === undefined ? value : joined(own, value, depth - 1));
  }
  return fields;
}

/** A constant that is never true says nothing about the case of truth. */
function joinedFacts(a: Value, b: Value): Pick<Value, "whenTrue" | "whenFalse"> {
  const both = (key: "whenTrue" | "whenFalse", never: boolean): readonly Fact[] | undefined => {
    if (a.literal === never) return b[key];
    if (b.literal === never) return a[key];
    const other = b[key];
    return other === undefined
      ? undefined
      : a[key]?.filter(({ root, mask }) =>
          other.some((fact) => fact.root.variable === root.variable && fact.mask === mask && samePath(fact.root, root)),
        );
  };
  return { whenTrue: both("whenTrue", false), whenFalse: both("whenFalse", true) };
}

const samePath = (a: Root, b: Root): boolean => a.path.join(".") === b.path.join(".");
