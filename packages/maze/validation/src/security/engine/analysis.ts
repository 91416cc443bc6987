import type { Node } from "oxc-parser";
import { State } from "./state.ts";
import type { Closure, Fact, Scope, Source, Value, Variable } from "./value.ts";

/** A call or a construction, with what is known of its parts. */
export interface Call {
  readonly node: Node;
  /** What is called, as far as it is from a library or the platform, such as `child_process.exec`; else empty. */
  readonly callee: string;
  /** The last name of it. */
  readonly method: string;
  readonly receiver: Value | undefined;
  /** The name that the receiver has in the text. */
  readonly receiverName: string;
  readonly args: readonly Value[];
  readonly argNodes: readonly Node[];
  readonly isNew: boolean;
}

/** What the rules are told while a program is followed. */
export interface Observer {
  call(call: Call): void;
  /** A value gets a name: a variable, a property, the result of a function. */
  bind(name: string, value: Value, node: Node, valueNode: Node): void;
  /** A property is written; `key` is set where its name is computed. */
  write(target: Value, name: string | undefined, value: Value, node: Node, key: Value | undefined): void;
  /** A name is compared with a literal. */
  compare(name: string, value: Value, node: Node): void;
  regex(pattern: string, flags: string, node: Node): void;
  element(attribute: string, value: Value, node: Node): void;
}

export interface Frame {
  readonly closure: Closure | undefined;
  readonly depth: number;
  readonly returns: { readonly value: Value; readonly changes: ReadonlyMap<Variable, Value> }[];
  facts: Fact[];
}

/** What is known while one file is followed. */
export interface Analysis {
  readonly text: string;
  readonly state: State;
  readonly observer: Observer;
  readonly frames: Frame[];
  readonly pending: Closure[];
  readonly seen: Set<unknown>;
  readonly exported: Set<unknown>;
  /** Interfaces and aliases of the file, by name. */
  readonly types: Map<string, Node>;
  readonly memo: Map<unknown, Map<string, Value>>;
  readonly sources: Map<string, Source>;
  steps: number;
  readonly limit: number;
  depth: number;
  loops: number;
  /** Set where something was too deep or too much to be followed. */
  incomplete: string | undefined;
}

export function createAnalysis(text: string, observer: Observer, limit: number): Analysis {
  return {
    text,
    observer,
    limit,
    state: new State(),
    frames: [{ closure: undefined, depth: 0, returns: [], facts: [] }],
    pending: [],
    seen: new Set(),
    exported: new Set(),
    types: new Map(),
    memo: new Map(),
    sources: new Map(),
    steps: 0,
    depth: 0,
    loops: 0,
    incomplete: undefined,
  };
}

/** One source for each place, however often it is passed. */
export function sourceAt(a: Analysis, node: Node, what: string, trust: Source["trust"] = "outside"): Source {
  const key = `${String(node.start)}:${String(node.end)}:${what}`;
  let source = a.sources.get(key);
  if (source === undefined) {
    source = { what, start: node.start, end: node.end, trust };
    a.sources.set(key, source);
  }
  return source;
}

export const childScope = (parent: Scope | undefined): Scope => ({ variables: new Map(), parent });

export function declare(scope: Scope, name: string, value: Value): Variable {
  const variable: Variable = { name, value };
  scope.variables.set(name, variable);
  return variable;
}

export function lookup(scope: Scope | undefined, name: string): Variable | undefined {
  for (let at = scope; at !== undefined; at = at.parent) {
    const found = at.variables.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What was checked holds from here on. */
export function learn(a: Analysis, facts: readonly Fact[] | undefined): void {
  if (facts === undefined || facts.length === 0) return;
  a.state.learn(facts);
  a.frames.at(-1)?.facts.push(...facts);
}
