import { EvaluationRefused, FailedRow } from "./failed-row.ts";

/** Bounds of one value; what is larger (or cyclic) is not kept. */
export interface ValueBounds {
  /** Objects, elements and properties. */
  nodes: number;
  /** Characters of the fingerprint, which holds every string of the value. */
  characters: number;
  depth: number;
}

/** What a value looks like from outside. */
export interface Fingerprint {
  /** Equal exactly for equal values; the order of properties counts, as code can see it. */
  text: string;
  /** True where something in the value can change in spite of freezing: a date, map, set, typed array, class instance. */
  mutable: boolean;
  /** True where a class instance is part of the value; what it holds is not frozen, since it may fill caches. */
  hasInstance: boolean;
}

export type Fingerprinter = (value: unknown) => Fingerprint;

export class UnkeepableValue extends EvaluationRefused {}

/**
 * Fingerprints values and freezes their arrays and plain objects on the way, in one walk.
 *
 * @throws {UnkeepableValue} for a value that is too large, cyclic, or gives its content only once (an iterator)
 */
export function createFingerprinter(bounds: ValueBounds): Fingerprinter {
  const identities = new WeakMap<WeakKey, number>();
  const symbols = new Map<symbol, number>();
  const structural = new WeakMap<object, boolean>();
  let nextIdentity = 0;
  let nodes = 0;
  let characters = 0;
  let mutable = false;
  let hasInstance = false;
  let withinInstance = 0;

  function identityOf(value: WeakKey): string {
    let id = identities.get(value);
    if (id === undefined) {
      id = nextIdentity++;
      identities.set(value, id);
    }
    return `@${String(id)};`;
  }

  function symbolIdentity(value: symbol): string {
    let id = symbols.get(value);
    if (id === undefined) {
      id = symbols.size;
      symbols.set(value, id);
    }
    return `y${String(id)};`;
  }

  function stringText(value: string): string {
    characters += value.length;
    if (characters > bounds.characters) throw new UnkeepableValue("the value holds too much text");
    return `s${String(value.length)}:${value}`;
  }

  function walk(value: unknown, depth: number): string {
    switch (typeof value) {
      case "string":
        return stringText(value);
      case "number":
        return Object.is(value, -0) ? "d-0;" : `d${String(value)};`;
      case "boolean":
        return value ? "t" : "f";
      case "undefined":
        return "u";
      case "bigint":
        return `b${String(value)};`;
      case "symbol":
        return symbolIdentity(value);
      case "function":
        return identityOf(value);
      case "object":
        return value === null ? "n" : walkObject(value, depth);
    }
  }

  function walkObject(value: object, depth: number): string {
    if (depth > bounds.depth) throw new UnkeepableValue("the value is cyclic or nested too deeply");
    if (++nodes > bounds.nodes) throw new UnkeepableValue("the value is too large");
    if (Array.isArray(value)) return walkArray(value, depth);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null)
      return walkPlain(value, depth, prototype === null ? "0" : "");
    mutable = true;
    if (value instanceof Date) return walkDate(value, depth, prototype as object);
    if (value instanceof Map) {
      let text = "M{";
      for (const [key, member] of Map.prototype.entries.call(value) as Iterable<[unknown, unknown]>) {
        nodes++;
        text += `${walk(key, depth + 1)}=${walk(member, depth + 1)}`;
      }
      return `${text}}`;
    }
    if (value instanceof Set) {
      let text = "S{";
      for (const member of Set.prototype.values.call(value) as Iterable<unknown>) {
        nodes++;
        text += walk(member, depth + 1);
      }
      return `${text}}`;
    }
    if (value instanceof RegExp) return `R${stringText(String(value))}${String(value.lastIndex)};`;
    if (value instanceof URL) return `U${stringText(value.href)}`;
    if (value instanceof URLSearchParams) return `Q${stringText(value.toString())}`;
    if (value instanceof Error) {
      const own = walkInstance(value, depth);
      return `X${identityOf(prototype as object)}${stringText(value.name)}${stringText(value.message)}${own}`;
    }
    if (ArrayBuffer.isView(value)) return walkBytes(value);
    if (value instanceof ArrayBuffer) return walkBytes(new Uint8Array(value));
    if (value instanceof Promise) return identityOf(value);
    if (isIterator(value)) throw new UnkeepableValue("the value is an iterator, which gives its elements only once");
    if (!isStructural(prototype as object)) return identityOf(value);
    return `C${identityOf(prototype as object)}${walkInstance(value, depth)}`;
  }

  /** A subclass may carry more than its time, such as a zone. */
  function walkDate(value: Date, depth: number, prototype: object): string {
    const time = String(Date.prototype.getTime.call(value));
    if (prototype === Date.prototype) return `D${time};`;
    return `E${identityOf(prototype)}${time};${walkInstance(value, depth)}`;
  }

  function walkInstance(value: object, depth: number): string {
    hasInstance = true;
    withinInstance++;
    const text = walkOwn(value, depth);
    withinInstance--;
    return text;
  }

  function walkArray(value: unknown[], depth: number): string {
    const { length } = value;
    nodes += length;
    if (nodes > bounds.nodes) throw new UnkeepableValue("the value is too large");
    // Long sequences of numbers are common and cost more than all else; to join them before they are frozen is quick.
    const numbers = isOfNumbers(value) ? `N${joined(value, ",")}]` : undefined;
    if (withinInstance === 0 && !Object.isFrozen(value)) Object.freeze(value);
    if (numbers !== undefined) return numbers;
    let text = "[";
    for (let i = 0; i < length; i++) {
      const element = value[i];
      text += element === undefined && !(i in value) ? "h" : walk(element, depth + 1);
    }
    return `${text}]`;
  }

  function walkPlain(value: object, depth: number, marker: string): string {
    if (Object.prototype.toString.call(value) === "[object Module]") return identityOf(value);
    if (withinInstance === 0 && !Object.isFrozen(value)) Object.freeze(value);
    return `{${marker}${walkOwn(value, depth)}}`;
  }

  function walkOwn(value: object, depth: number): string {
    let text = "";
    for (const key of Object.keys(value)) {
      if (++nodes > bounds.nodes) throw new UnkeepableValue("the value is too large");
      text += `${stringText(key)}=${walk((value as Record<string, unknown>)[key], depth + 1)}`;
    }
    const keys = Object.getOwnPropertySymbols(value);
    for (const key of keys) {
      if (++nodes > bounds.nodes) throw new UnkeepableValue("the value is too large");
      text += `${symbolIdentity(key)}=${walk((value as Record<symbol, unknown>)[key], depth + 1)}`;
    }
    return text;
  }

  function walkBytes(view: ArrayBufferView): string {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    nodes += bytes.length;
    if (nodes > bounds.nodes) throw new UnkeepableValue("the value is too large");
    return `B${identityOf(Object.getPrototypeOf(view) as object)}${bytes.join(",")};`;
  }

  /** A class whose state is all in own properties, as far as its source shows. */
  function isStructural(prototype: object): boolean {
    let known = structural.get(prototype);
    if (known === undefined) {
      known = hasOpenState(prototype);
      structural.set(prototype, known);
    }
    return known;
  }

  return (value) => {
    nodes = 0;
    characters = 0;
    mutable = false;
    hasInstance = false;
    withinInstance = 0;
    const text = walk(value, 0);
    return { text, mutable, hasInstance };
  };
}

/** `Array.prototype.join` as it was before any code ran that is not ours. */
const joined = Function.prototype.call.bind(Array.prototype.join) as (values: unknown[], separator: string) => string;

/** Whether all elements are numbers, and at least one; `-0` does not count, because it joins as `0`. */
function isOfNumbers(value: readonly unknown[]): boolean {
  for (let i = 0; i < value.length; i++) {
    const element = value[i];
    if (typeof element !== "number" || Object.is(element, -0)) return false;
  }
  return value.length > 0;
}

function hasOpenState(prototype: object): boolean {
  for (
    let at: object | null = prototype;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const owner: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof owner !== "function") return false;
    const source = Function.prototype.toString.call(owner);
    if (source.includes("[native code]") || source.includes("#")) return false;
  }
  return true;
}

function isIterator(value: object): boolean {
  return Symbol.iterator in value && typeof (value as { next?: unknown }).next === "function";
}

/** The kind of a value as an observation names it. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  if (value instanceof FailedRow) return "error";
  if (Array.isArray(value)) return "array";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return "object";
  if (prototype === Date.prototype) return "Date";
  const owner: unknown = (value as { constructor?: unknown }).constructor;
  const name = typeof owner === "function" ? owner.name : "";
  return typeof name === "string" && name !== "" && name !== "Object" ? name : "object";
}
