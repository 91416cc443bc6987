import {
  arrayType,
  literalType,
  PRIMITIVE_NAMES,
  primitiveType,
  referenceType,
  type PrimitiveName,
  type TypeTerm,
} from "@maze/core";
import { ElementFlag, ObjectFlag, TypeFlag, type WireSignature, type WireType } from "../compiler/protocol.ts";
import type { Checker } from "../world/checker.ts";
import { combineUnion, withoutUndefined } from "./combine-types.ts";
import { readObject } from "./object-reader.ts";
import { readSignature, type SignatureFacts } from "./signature-reader.ts";
import type { SymbolPlaces } from "./symbol-places.ts";
import { asPart, compound, simple, type TypeFacts } from "./type-facts.ts";

/** Where a type stands while it is read. */
export interface Around {
  /** Ids of the types that it is a part of. */
  readonly types: readonly number[];
  /** How many structural types it is inside of. */
  readonly depth: number;
  /** It is itself what was asked about; then its own signatures are read as if they were asked about. */
  readonly isOutermost?: boolean;
}

/** Around a type that was asked about. */
export const TOP: Around = { types: [], depth: 0 };

/** Structural types nest no deeper in a term; what lies deeper is kept as text. */
export const DEEPEST = 3;
/** A longer union is kept as text. */
const WIDEST_UNION = 512;

/** Turns the compiler's types into terms. What it says about a type depends on the type alone. */
export interface TypeReader {
  readonly checker: Checker;
  readonly places: SymbolPlaces;
  read(type: WireType, around?: Around): Promise<TypeFacts>;
  readAll(types: readonly WireType[], around?: Around): Promise<TypeFacts[]>;
  /** Reads a signature that was asked about, once. */
  readSignature(signature: WireSignature): Promise<SignatureFacts>;
}

export function createTypeReader(checker: Checker, places: SymbolPlaces): TypeReader {
  const known = new Map<string, TypeFacts>();
  const signatures = new Map<number, Promise<SignatureFacts>>();
  const reader: TypeReader = {
    checker,
    places,
    async read(type, around = TOP) {
      const leaf = readLeaf(type);
      if (leaf !== undefined) return leaf;
      if (around.types.includes(type.id)) return mention(reader, type);
      const id = `${type.id} ${around === TOP ? "" : around.depth}`;
      const before = known.get(id);
      if (before !== undefined) return before;
      const inner = { types: [...around.types, type.id], depth: around.depth, isOutermost: around === TOP };
      const facts = await closeCircle(reader, type, await readParts(reader, type, inner));
      if (facts.open.size === 0) known.set(id, facts);
      return facts;
    },
    readAll: (types, around = TOP) => Promise.all(types.map((type) => reader.read(type, around))),
    readSignature(signature) {
      const asked = signatures.get(signature.id) ?? readSignature(reader, signature, TOP);
      signatures.set(signature.id, asked);
      return asked;
    },
  };
  return reader;
}

/** Types that need no question: those with a name and no parts, and literals. */
function readLeaf({ flags, intrinsicName, value }: WireType): TypeFacts | undefined {
  if ((flags & TypeFlag.enumLiteral) !== 0) return undefined;
  if ((flags & TypeFlag.boolean) !== 0) return simple(primitiveType("boolean"));
  if ((flags & TypeFlag.bigintLiteral) !== 0) return simple({ kind: "literal", value: { bigint: String(value) } });
  if ((flags & TypeFlag.literal) !== 0 && value !== null && value !== undefined) return simple(literalType(value));
  if ((flags & TypeFlag.intrinsic) === 0 || intrinsicName === undefined) return undefined;
  if (isPrimitiveName(intrinsicName)) return simple(primitiveType(intrinsicName));
  // The type of what could not be resolved behaves as any.
  return { ...simple(primitiveType("any")), failed: intrinsicName === "error" };
}

const isPrimitiveName = (name: string): name is PrimitiveName => (PRIMITIVE_NAMES as readonly string[]).includes(name);

async function readParts(reader: TypeReader, type: WireType, inner: Around): Promise<TypeFacts> {
  const { flags } = type;
  const has = (flag: number): boolean => (flags & flag) !== 0;
  if (has(TypeFlag.enumLiteral)) return readEnum(reader, type);
  if (has(TypeFlag.typeParameter)) return readVariable(reader, type);
  if (has(TypeFlag.union)) return readUnion(reader, type, inner);
  if (has(TypeFlag.intersection)) {
    const parts = await reader.readAll(await reader.checker.partsOf(type), inner);
    return compound({ kind: "intersection", members: parts.map(asPart) }, parts);
  }
  if (has(TypeFlag.object))
    return type.target === undefined ? readObject(reader, type, inner) : readReference(reader, type, inner);
  if (has(TypeFlag.templateLiteral))
    return opaque(reader, type, await reader.readAll(await reader.checker.partsOf(type), inner));
  if (has(TypeFlag.stringMapping)) {
    const target = await reader.checker.targetOf(type);
    return opaque(reader, type, target === undefined ? [] : [await reader.read(target, inner)]);
  }
  const unresolved = has(TypeFlag.index | TypeFlag.indexedAccess | TypeFlag.conditional | TypeFlag.substitution);
  const facts = unresolved
    ? ((await byAlias(reader, type, inner)) ?? (await opaque(reader, type, [])))
    : await opaque(reader, type, []);
  return unresolved ? { ...facts, needsChecker: true } : facts;
}

/** A type that terms do not model, as source text. */
export async function opaque(reader: TypeReader, type: WireType, parts: readonly TypeFacts[]): Promise<TypeFacts> {
  const facts = compound({ kind: "opaque", text: await reader.checker.print(type) }, parts);
  return { ...facts, needsChecker: facts.needsChecker || parts.some(({ term }) => mentionsVariable(term)) };
}

/** Whether a type variable stands anywhere in a term. */
export function mentionsVariable(term: TypeTerm): boolean {
  return JSON.stringify(term).includes('"kind":"variable"');
}

async function readVariable(reader: TypeReader, type: WireType): Promise<TypeFacts> {
  if (type.isThisType === true) return simple({ kind: "variable", name: "this" });
  const symbol = await reader.checker.symbolOfType(type);
  return simple({ kind: "variable", name: symbol?.name ?? (await reader.checker.print(type)) });
}

async function readEnum({ checker, places }: TypeReader, type: WireType): Promise<TypeFacts> {
  const symbol = await checker.symbolOfType(type);
  if (symbol === undefined) return simple({ kind: "opaque", text: await checker.print(type) });
  const { name, id } = await places.describe(checker, symbol);
  return simple({ ...referenceType(name), ...(id === undefined ? {} : { symbol: id }) });
}

async function readUnion(reader: TypeReader, type: WireType, inner: Around): Promise<TypeFacts> {
  const members = await reader.checker.partsOf(type);
  if (members.length > WIDEST_UNION) return (await byAlias(reader, type, inner)) ?? opaque(reader, type, []);
  const parts = await reader.readAll(await withWholeEnums(reader.checker, members), inner);
  return compound(combineUnion(parts.map(asPart)), parts);
}

/** Members of a union with all members of an enum gathered into it; a union holds them one by one. */
async function withWholeEnums(checker: Checker, members: readonly WireType[]): Promise<WireType[]> {
  if (!members.some(({ flags }) => (flags & TypeFlag.enumLiteral) !== 0)) return [...members];
  const ids = new Set(members.map(({ id }) => id));
  const whole = await Promise.all(
    members.map(async (member) => {
      if ((member.flags & TypeFlag.enumLiteral) === 0) return member;
      const symbol = await checker.symbolOfType(member);
      const parent = symbol === undefined ? undefined : await checker.parentOf(symbol);
      const declared = parent === undefined ? undefined : await checker.declaredTypeOfSymbol(parent.id);
      if (declared === undefined || (declared.flags & TypeFlag.union) === 0) return member;
      const all = await checker.partsOf(declared);
      return all.every(({ id }) => ids.has(id)) ? declared : member;
    }),
  );
  return [...new Map(whole.map((member) => [member.id, member])).values()];
}

/** Arrays, tuples, and classes and interfaces with arguments. */
async function readReference(reader: TypeReader, type: WireType, inner: Around): Promise<TypeFacts> {
  const { checker } = reader;
  const [target, types] = await Promise.all([checker.targetOf(type), checker.typeArguments(type)]);
  const parts = await reader.readAll(types, inner);
  const args = parts.map(asPart);
  if (target !== undefined && ((target.objectFlags ?? 0) & ObjectFlag.tuple) !== 0) {
    const declared = await Promise.all(types.map((element) => checker.saysUndefined(element)));
    return compound(tupleOf(target, args, declared), parts);
  }
  const symbol = await checker.symbolOfType(type);
  if (symbol === undefined) return opaque(reader, type, parts);
  const { name, id } = await reader.places.describe(checker, symbol);
  const [element] = args;
  if (id === undefined && element !== undefined && (name === "Array" || name === "ReadonlyArray")) {
    return compound(arrayType(element, name === "ReadonlyArray"), parts);
  }
  // A class inside a generic function has the parameters of the function before its own.
  const own = target?.localTypeParameters?.length ?? args.length;
  return compound(
    { ...referenceType(name, args.slice(args.length - own)), ...(id === undefined ? {} : { symbol: id }) },
    parts,
  );
}

function tupleOf(
  { elementFlags = [], readonly = false }: WireType,
  args: readonly TypeTerm[],
  saysUndefined: readonly boolean[],
): TypeTerm {
  return {
    kind: "tuple",
    elements: args.map((type, index) => {
      const flags = elementFlags[index] ?? 0;
      const optional = (flags & ElementFlag.optional) !== 0;
      const rest = (flags & (ElementFlag.rest | ElementFlag.variadic)) !== 0;
      const isElementOfRest = (flags & ElementFlag.rest) !== 0;
      const whole = isElementOfRest ? arrayType(type) : type;
      return { type: optional && saysUndefined[index] !== true ? withoutUndefined(whole) : whole, optional, rest };
    }),
    readonly,
  };
}

/** The type by the name of its alias, where it has one. */
export async function byAlias(reader: TypeReader, type: WireType, around: Around): Promise<TypeFacts | undefined> {
  const { checker, places } = reader;
  const [symbol, types] = await Promise.all([checker.aliasSymbolOfType(type), checker.aliasArguments(type)]);
  if (symbol === undefined) return undefined;
  const [{ name, id }, args] = await Promise.all([places.describe(checker, symbol), reader.readAll(types, around)]);
  return compound({ ...referenceType(name, args.map(asPart)), ...(id === undefined ? {} : { symbol: id }) }, args);
}

/** A type inside itself: its name, else its text. */
async function mention(reader: TypeReader, type: WireType): Promise<TypeFacts> {
  const aliased = await byAlias(reader, type, { types: [], depth: DEEPEST });
  const facts = aliased ?? simple({ kind: "opaque", text: await reader.checker.print(type) });
  return { ...facts, open: new Set([type.id]) };
}

/** Ends the circle of a recursive type at the type itself. */
async function closeCircle(reader: TypeReader, type: WireType, facts: TypeFacts): Promise<TypeFacts> {
  if (!facts.open.has(type.id)) return facts;
  const open = new Set(facts.open);
  open.delete(type.id);
  const { term } = await mention(reader, type);
  return { ...facts, open, nominal: term };
}
