import type { OracleSignature, OracleType, OracleValue, SignatureTerm, TypeTerm } from "@maze/core";
import { SymbolFlag, type WireSignature, type WireSymbol, type WireType } from "../compiler/protocol.ts";
import { closeSignature } from "../types/close-signature.ts";
import type { PlacedType, SignatureFacts } from "../types/signature-reader.ts";
import type { TypeReader } from "../types/type-reader.ts";
import type { TypeRegistry, TypeSource } from "../types/type-registry.ts";
import { overloadExpression } from "../world/carriers.ts";
import { SignatureKind } from "../world/checker.ts";
import type { Anchor, World } from "../world/world.ts";
import { closeByCompiler, type OpenSignature } from "./close-by-compiler.ts";
import { readDoc } from "./read-doc.ts";

/** A value that a question found: its symbol or type, and the expression for its type in the anchor's file. */
export interface FoundValue {
  readonly name: string;
  readonly symbol: WireSymbol;
  /** A type expression such as `typeof format`; absent where the file cannot write one. */
  readonly expression: string | undefined;
  readonly optional?: boolean;
  readonly hidden?: boolean;
}

/** What the questions share. */
export interface Room {
  readonly world: World;
  readonly registry: TypeRegistry;
}

/** Where types are read: in a state of the world, or in one that is gone when the question is answered. */
export interface Reading {
  readonly world: Pick<World, "state">;
  readonly registry: TypeRegistry;
}

/** The state of types that have no number to come back to. */
export const DETACHED: Pick<World, "state"> = { state: -1 };

interface Draft {
  readonly found: FoundValue;
  readonly type: OracleType;
  readonly signatures: readonly (OracleSignature | OpenSignature)[];
}

/** Reads values with their call signatures and documentation. The world may be in a new state afterwards. */
export async function readValues(room: Room, anchor: Anchor, found: readonly FoundValue[]): Promise<OracleValue[]> {
  const reader = room.world.reader(anchor);
  const types = found.length === 0 ? [] : await reader.checker.typesOfSymbols(found.map(({ symbol }) => symbol.id));
  const [drafts, docs] = await Promise.all([
    Promise.all(found.map((value, index) => readDraft(room, anchor, reader, value, types[index] ?? undefined))),
    Promise.all(found.map(({ symbol }) => readDoc(reader.checker, symbol))),
  ]);
  const open = drafts.flatMap(({ signatures }) => signatures.filter(isOpen));
  const closed = await closeByCompiler(room, anchor, open);
  return drafts.map(({ found: { name, optional, hidden }, type, signatures }, index) => {
    const { doc, isDeprecated = false } = docs[index] ?? {};
    return {
      name,
      type,
      signatures: signatures.map((signature) =>
        isOpen(signature) ? (closed.get(signature) ?? signature.fallback) : signature,
      ),
      ...(doc === undefined ? {} : { doc }),
      ...(optional === true ? { optional } : {}),
      ...(hidden === true || isDeprecated ? { hidden: true } : {}),
    };
  });
}

export const isOpen = (signature: OracleSignature | OpenSignature): signature is OpenSignature =>
  "fallback" in signature;

async function readDraft(
  room: Room,
  anchor: Anchor,
  reader: TypeReader,
  found: FoundValue,
  type: WireType | undefined,
): Promise<Draft> {
  const { checker } = reader;
  const { expression } = found;
  const source = expression === undefined ? undefined : { file: anchor.file.path, text: expression };
  if (type === undefined) {
    return { found, type: room.registry.intern({ kind: "primitive", name: "unknown" }, { source }), signatures: [] };
  }
  const callable = found.optional === true ? ((await checker.nonNullable(type)) ?? type) : type;
  const [own, calls] = await Promise.all([reader.read(type), checker.signaturesOf(callable, SignatureKind.call)]);
  const signatures = await Promise.all(
    calls.map((call, index) => {
      const functionType =
        found.optional === true && expression !== undefined ? `NonNullable<${expression}>` : expression;
      const overload = functionType === undefined ? undefined : overloadExpression(functionType, index, calls.length);
      return signatureOf(room, anchor, reader, call, overload);
    }),
  );
  const handle = { state: room.world.state, project: anchor.project, id: type.id };
  const { term, nominal } = own;
  return { found, type: room.registry.intern(term, { nominal, source, handle }), signatures };
}

/** One signature, closed; or open, where only the compiler can replace its type parameters. */
export async function signatureOf(
  room: Reading,
  anchor: Anchor,
  reader: TypeReader,
  call: WireSignature,
  overload: string | undefined,
): Promise<OracleSignature | OpenSignature> {
  const facts = await reader.readSignature(call);
  const { term: declared } = facts;
  const closed = closedSignature(room, anchor, facts, overload);
  const isGeneric = declared.typeParameters.length > 0;
  return isGeneric && facts.facts.needsChecker && overload !== undefined
    ? { declared, overload, fallback: closed }
    : closed;
}

function closedSignature(
  { world, registry }: Reading,
  anchor: Anchor,
  read: SignatureFacts,
  overload: string | undefined,
): OracleSignature {
  const { term: declared } = read;
  const closed = closeSignature(declared);
  const intern = (term: TypeTerm, { facts, type }: PlacedType, source: TypeSource | undefined): OracleType => {
    // Where a type parameter was replaced, the compiler has not met the type yet.
    if (closed !== declared) return registry.intern(term, { source });
    const handle = type === undefined ? undefined : { state: world.state, project: anchor.project, id: type.id };
    return term === facts.nominal
      ? registry.intern(facts.term, { nominal: term, source, handle })
      : registry.intern(term, { source, handle });
  };
  return {
    parameters: closed.parameters.map(({ name, type, optional, rest }, index) => ({
      name,
      type: intern(type, read.parameters[index] ?? read.returns, parameterSource(anchor, overload, closed, index)),
      optional,
      rest,
    })),
    returns: intern(
      closed.returns,
      read.returns,
      overload === undefined ? undefined : { file: anchor.file.path, text: `${overload}[1]` },
    ),
    declared,
  };
}

/** The expression for a parameter of an overload; of a rest parameter, for all that follows the ones before it. */
export function parameterSource(
  anchor: Anchor,
  overload: string | undefined,
  { parameters }: SignatureTerm,
  index: number,
): TypeSource | undefined {
  if (overload === undefined) return undefined;
  const parameter = parameters[index];
  const all = `${overload}[0]`;
  if (parameter?.rest !== true) {
    const text = `${all}[${index}]`;
    return { file: anchor.file.path, text: parameter?.optional === true ? `Exclude<${text}, undefined>` : text };
  }
  const before = parameters.slice(0, index).map(() => "_?: any, ");
  return {
    file: anchor.file.path,
    text: index === 0 ? all : `(${all} extends [${before.join("")}...infer Rest] ? Rest : never)`,
  };
}

/** The value that an imported name stands for. */
export async function resolvedSymbol(reader: Pick<TypeReader, "checker">, symbol: WireSymbol): Promise<WireSymbol> {
  if ((symbol.flags & SymbolFlag.alias) === 0) return symbol;
  return (await reader.checker.aliasedSymbol(symbol.id)) ?? symbol;
}
