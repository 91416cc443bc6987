import { printTypeTerm, unionType, type OracleType, type TypeTerm } from "@maze/core";
import { isNullable } from "./shorthand.ts";

/** A type of one search: equal types are one object, so they compare by identity. */
export interface Type {
  readonly id: number;
  /** The type as source. */
  readonly key: string;
  readonly term: TypeTerm;
  /** Has `undefined` or `null` beside other members. */
  readonly nullable: boolean;
  /** The compiler's own handle, where it is known. */
  oracle: OracleType | undefined;
}

/** The types of one search, each once. */
export interface TypeTable {
  intern(term: TypeTerm, oracle?: OracleType): Type;
  of(oracle: OracleType): Type;
  /** Structural assignability; `undefined` where only the compiler can tell. */
  assignable(source: Type, target: Type): boolean | undefined;
  /** Marks a type whose values are only ever written as object literals: it fits itself and what contains it by name. */
  literalOnly(type: Type): void;
  /** Stores the compiler's answer for a pair. */
  decide(source: Type, target: Type, answer: boolean): void;
  readonly size: number;
}

/** Classes of the ECMAScript library whose values are told apart by name. */
const KNOWN_CLASSES = new Set([
  "Date",
  "Map",
  "Set",
  "RegExp",
  "Promise",
  "Error",
  "WeakMap",
  "WeakSet",
  "ReadonlyMap",
  "ReadonlySet",
]);

export function createTypeTable(): TypeTable {
  const byKey = new Map<string, Type>();
  const answers = new Map<number, boolean | undefined>();
  const written = new Set<Type>();
  const byTerm = new WeakMap<TypeTerm, Type>();
  const typeOf = (raw: TypeTerm): Type => {
    const term = normalise(raw);
    const key = printTypeTerm(term);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const type: Type = { id: byKey.size, key, term, nullable: isNullable(term), oracle: undefined };
    byKey.set(key, type);
    return type;
  };
  const intern = (raw: TypeTerm, oracle?: OracleType): Type => {
    // The parts of a term are asked about again and again, and are the same objects each time.
    const type = byTerm.get(raw) ?? typeOf(raw);
    byTerm.set(raw, type);
    type.oracle ??= oracle;
    return type;
  };
  const table: TypeTable = {
    intern,
    of: (oracle) => intern(oracle.term, oracle),
    assignable(source, target) {
      if (source === target) return true;
      const pair = source.id * 0x10000 + target.id;
      if (answers.has(pair)) return answers.get(pair);
      answers.set(pair, false);
      const compared = compare(source.term, target.term, intern, table);
      const isDecided =
        compared === undefined && (written.has(source) || (written.has(target) && !mayBeRecord(source.term)));
      const answer = isDecided ? false : compared;
      answers.set(pair, answer);
      return answer;
    },
    literalOnly(type) {
      written.add(type);
    },
    decide(source, target, answer) {
      answers.set(source.id * 0x10000 + target.id, answer);
    },
    get size() {
      return byKey.size;
    },
  };
  return table;
}

/** Types whose values may have the properties of an options object. */
const mayBeRecord = (term: TypeTerm): boolean =>
  (term.kind === "reference" && !KNOWN_CLASSES.has(term.name)) ||
  term.kind === "object" ||
  term.kind === "intersection" ||
  term.kind === "union";

/** One spelling for each type: `Array<T>` is `T[]`, unions are flat, `true | false` is `boolean`. */
export function normalise(term: TypeTerm): TypeTerm {
  switch (term.kind) {
    case "reference": {
      const [element] = term.args;
      if (element !== undefined && (term.name === "Array" || term.name === "ReadonlyArray")) {
        return { kind: "array", element: normalise(element), readonly: term.name === "ReadonlyArray" };
      }
      return { kind: "reference", name: term.name, args: term.args.map(normalise) };
    }
    case "array":
      return { ...term, element: normalise(term.element) };
    case "union": {
      const members = term.members.map(normalise);
      const has = (value: boolean): boolean =>
        members.some((member) => member.kind === "literal" && member.value === value);
      if (!has(true) || !has(false)) return sortUnion(unionType(members));
      const rest = members.filter((member) => !(member.kind === "literal" && typeof member.value === "boolean"));
      return sortUnion(unionType([...rest, { kind: "primitive", name: "boolean" }]));
    }
    default:
      return term;
  }
}

function sortUnion(term: TypeTerm): TypeTerm {
  if (term.kind !== "union") return term;
  const rank = (member: TypeTerm): string =>
    member.kind === "primitive" && (member.name === "undefined" || member.name === "null")
      ? `~${member.name}`
      : printTypeTerm(member);
  return { kind: "union", members: [...term.members].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)) };
}

type Answer = boolean | undefined;
const all = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
const some = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;

function compare(source: TypeTerm, target: TypeTerm, intern: TypeTable["intern"], table: TypeTable): Answer {
  const ask = (a: TypeTerm, b: TypeTerm): Answer => table.assignable(intern(a), intern(b));
  if (target.kind === "primitive" && (target.name === "any" || target.name === "unknown")) return true;
  if (source.kind === "primitive" && (source.name === "any" || source.name === "never")) return true;
  if (source.kind === "union") return all(source.members.map((member) => ask(member, target)));
  if (
    source.kind === "primitive" &&
    source.name === "boolean" &&
    target.kind === "union" &&
    !target.members.some((member) => member.kind === "primitive" && member.name === "boolean")
  ) {
    return all([true, false].map((value) => ask({ kind: "literal", value }, target)));
  }
  if (target.kind === "union") return some(target.members.map((member) => ask(source, member)));
  if (target.kind === "variable" || target.kind === "opaque" || source.kind === "variable" || source.kind === "opaque")
    return undefined;
  if (source.kind === "intersection") return some(source.members.map((member) => ask(member, target)));
  if (target.kind === "intersection") return all(target.members.map((member) => ask(source, member)));
  if (source.kind === "literal") {
    if (target.kind === "literal") return JSON.stringify(source.value) === JSON.stringify(target.value);
    if (target.kind === "primitive")
      return target.name === (typeof source.value === "object" ? "bigint" : typeof source.value);
    return target.kind === "reference" && !KNOWN_CLASSES.has(target.name) ? undefined : false;
  }
  if (source.kind === "primitive") {
    if (target.kind === "primitive")
      return source.name === target.name || (source.name === "undefined" && target.name === "void");
    return target.kind === "reference" && !KNOWN_CLASSES.has(target.name) ? undefined : false;
  }
  if (target.kind === "primitive") {
    if (target.name === "object") return true;
    return source.kind === "reference" && !KNOWN_CLASSES.has(source.name) ? undefined : false;
  }
  if (target.kind === "literal") return false;
  if (source.kind === "array" && target.kind === "array") {
    return source.readonly && !target.readonly ? false : ask(source.element, target.element);
  }
  if (source.kind === "tuple" && target.kind === "array") {
    if (source.readonly && !target.readonly) return false;
    return all(source.elements.map((element) => (element.rest ? undefined : ask(element.type, target.element))));
  }
  if (source.kind === "tuple" && target.kind === "tuple") {
    if (source.elements.length !== target.elements.length || (source.readonly && !target.readonly)) return false;
    return all(source.elements.map((element, i) => ask(element.type, target.elements[i]?.type ?? element.type)));
  }
  if (source.kind === "array" && target.kind === "tuple") return false;
  if (
    source.kind === "reference" &&
    target.kind === "reference" &&
    source.name === target.name &&
    source.args.length === target.args.length
  ) {
    const answer = all(source.args.map((arg, i) => ask(arg, target.args[i] ?? arg)));
    return answer === false && !KNOWN_CLASSES.has(source.name) ? undefined : answer;
  }
  if (source.kind === "object" && target.kind === "object" && target.calls.length === 0 && target.index.length === 0) {
    return all(
      target.properties.map((property) => {
        const own = source.properties.find((candidate) => candidate.name === property.name);
        if (own === undefined) return property.optional;
        return own.optional && !property.optional ? false : ask(own.type, property.type);
      }),
    );
  }
  if (target.kind === "function" && (source.kind === "array" || source.kind === "tuple")) return false;
  if (
    source.kind === "reference" &&
    KNOWN_CLASSES.has(source.name) &&
    (target.kind === "array" || target.kind === "tuple" || target.kind === "function")
  )
    return false;
  if (target.kind === "reference" && KNOWN_CLASSES.has(target.name) && source.kind !== "reference") return false;
  if (
    source.kind === "reference" &&
    target.kind === "reference" &&
    KNOWN_CLASSES.has(target.name) &&
    KNOWN_CLASSES.has(source.name)
  )
    return false;
  return undefined;
}
