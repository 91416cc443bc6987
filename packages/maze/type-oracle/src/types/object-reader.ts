import type { IndexTerm, PropertyTerm, SignatureTerm, TypeTerm } from "@maze/core";
import { referenceType } from "@maze/core";
import { ObjectFlag, SymbolFlag, type WireSymbol, type WireType } from "../compiler/protocol.ts";
import { SignatureKind } from "../world/checker.ts";
import { withoutUndefined } from "./combine-types.ts";
import { readSignature } from "./signature-reader.ts";
import { isPlainName, readableName } from "./symbol-places.ts";
import { asPart, compound, simple, type TypeFacts } from "./type-facts.ts";
import { byAlias, DEEPEST, opaque, type Around, type TypeReader } from "./type-reader.ts";

/** Structural types with more properties are kept by name or text; the deeper they stand, the fewer. */
const WIDEST = [40, 8, 4] as const;

/** Classes, interfaces, functions and structural object types. */
export async function readObject(reader: TypeReader, type: WireType, inner: Around): Promise<TypeFacts> {
  const { checker, places } = reader;
  const symbol = await checker.symbolOfType(type);
  const isDeclared = ((type.objectFlags ?? 0) & ObjectFlag.classOrInterface) !== 0;
  if (isDeclared && symbol !== undefined) {
    const { name, id } = await places.describe(checker, symbol);
    return simple({ ...referenceType(name), ...(id === undefined ? {} : { symbol: id }) });
  }
  // The object that a class, enum or module is; its type has no other name than `typeof`.
  if (((symbol?.flags ?? 0) & (SymbolFlag.class | SymbolFlag.enum | SymbolFlag.moduleFile)) !== 0)
    return opaque(reader, type, []);
  return (await readStructure(reader, type, isFunctionSymbol(symbol), inner)) ?? (await byName(reader, type, inner));
}

async function byName(reader: TypeReader, type: WireType, around: Around): Promise<TypeFacts> {
  return (await byAlias(reader, type, around)) ?? opaque(reader, type, []);
}

/** The parts of a structural type, or `undefined` where it has more than a term should hold or ones it cannot. */
async function readStructure(
  reader: TypeReader,
  type: WireType,
  isFunction: boolean,
  { types, depth, isOutermost = false }: Around,
): Promise<TypeFacts | undefined> {
  const inner: Around = { types, depth: depth + 1 };
  if (inner.depth > DEEPEST) return undefined;
  const { checker } = reader;
  const [calls, constructors, symbols, infos] = await Promise.all([
    checker.signaturesOf(type, SignatureKind.call),
    isFunction ? [] : checker.signaturesOf(type, SignatureKind.construct),
    checker.propertiesOf(type),
    isFunction ? [] : checker.indexInfosOf(type),
  ]);
  if (constructors.length > 0 || symbols.length > (WIDEST[inner.depth - 1] ?? 0)) return undefined;
  if (await isOpenMapped(reader, type, symbols)) return undefined;
  const isPlainFunction = isOutermost && symbols.length === 0 && infos.length === 0;
  const signatures = await Promise.all(
    calls.map((call) => (isPlainFunction ? reader.readSignature(call) : readSignature(reader, call, inner))),
  );
  const marked = symbols.length === 0 ? new Set<string>() : await checker.readonlyPropertiesOf(type);
  const properties = await Promise.all(symbols.map((symbol) => readProperty(reader, symbol, marked, inner)));
  const keys = await reader.readAll(
    infos.map(({ keyType }) => keyType),
    inner,
  );
  const values = await reader.readAll(
    infos.map(({ valueType }) => valueType),
    inner,
  );
  const index = infos.map(({ isReadonly = false }, at): IndexTerm => ({
    key: partAt(keys, at),
    value: partAt(values, at),
    readonly: isReadonly,
  }));
  const parts = [...signatures.map(({ facts }) => facts), ...properties.map(({ facts }) => facts), ...keys, ...values];
  return compound(
    structure(
      signatures.map(({ typeTerm }) => typeTerm),
      properties.map(({ term }) => term),
      index,
    ),
    parts,
  );
}

/** A declared function or method can have properties assigned to it, but neither constructors nor index signatures. */
const isFunctionSymbol = (symbol: WireSymbol | undefined): boolean =>
  symbol !== undefined &&
  (symbol.flags & SymbolFlag.value & ~(SymbolFlag.function | SymbolFlag.method)) === 0 &&
  (symbol.flags & (SymbolFlag.function | SymbolFlag.method)) !== 0;

const partAt = (parts: readonly TypeFacts[], at: number): TypeTerm => {
  const facts = parts[at];
  return facts === undefined ? { kind: "primitive", name: "unknown" } : asPart(facts);
};

function structure(calls: SignatureTerm[], properties: PropertyTerm[], index: IndexTerm[]): TypeTerm {
  const [only] = calls;
  if (only !== undefined && calls.length === 1 && properties.length === 0 && index.length === 0) {
    return { kind: "function", signature: only };
  }
  return { kind: "object", properties, index, calls };
}

/** A mapped type over keys that are not known yet, `{ [K in keyof T]: … }`. */
async function isOpenMapped({ checker }: TypeReader, type: WireType, symbols: readonly WireSymbol[]): Promise<boolean> {
  if (((type.objectFlags ?? 0) & ObjectFlag.mapped) === 0 || symbols.length > 0) return false;
  return /^\{ (?:[+-]?readonly )?\[\w+ in /.test(await checker.print(type));
}

async function readProperty(
  reader: TypeReader,
  symbol: WireSymbol,
  marked: ReadonlySet<string>,
  inner: Around,
): Promise<{ term: PropertyTerm; facts: TypeFacts }> {
  const type = await reader.checker.typeOfSymbol(symbol.id);
  const facts = type === undefined ? simple({ kind: "primitive", name: "unknown" }) : await reader.read(type, inner);
  const name = readableName(symbol.name);
  const optional = (symbol.flags & SymbolFlag.optional) !== 0;
  const isDeclared = type !== undefined && optional && (await reader.checker.saysUndefined(type));
  const term = optional && !isDeclared ? withoutUndefined(asPart(facts)) : asPart(facts);
  return { term: { name, type: term, optional, readonly: marked.has(isPlainName(symbol.name) ? name : "") }, facts };
}
