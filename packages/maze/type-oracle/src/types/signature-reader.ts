import {
  arrayType,
  primitiveType,
  printTypeTerm,
  type SignatureTerm,
  type TypeParameterTerm,
  type TypeTerm,
} from "@maze/core";
import {
  PredicateKind,
  SignatureFlag,
  TypeFlag,
  type WireSignature,
  type WireSymbol,
  type WireType,
} from "../compiler/protocol.ts";
import type { ParameterShape } from "../compiler/signature-shape.ts";
import { withoutUndefined } from "./combine-types.ts";
import { asPart, compound, simple, type TypeFacts } from "./type-facts.ts";
import { mentionsVariable, type Around, type TypeReader } from "./type-reader.ts";

/** A signature as the compiler declares it. */
export interface SignatureFacts {
  readonly term: SignatureTerm;
  /** As a part of a function type, where `value is Date` makes another type than `boolean`. */
  readonly typeTerm: SignatureTerm;
  readonly facts: TypeFacts;
  readonly parameters: readonly PlacedType[];
  readonly returns: PlacedType;
}

/** What was read of one parameter or result, and the compiler's type where it is exactly what the term says. */
export interface PlacedType {
  readonly facts: TypeFacts;
  readonly type: WireType | undefined;
}

/** Reads a call signature with its own type parameters. */
export async function readSignature(
  reader: TypeReader,
  signature: WireSignature,
  inner: Around,
): Promise<SignatureFacts> {
  const { checker } = reader;
  const [shapes, symbols, variables, returnType] = await Promise.all([
    checker.shapeOf(signature),
    checker.parametersOf(signature),
    checker.typeParametersOf(signature),
    checker.returnType(signature),
  ]);
  const [types, predicate] = await Promise.all([
    parameterTypes(reader, signature, shapes, symbols),
    readPredicate(reader, signature, returnType, inner),
  ]);
  const [generics, returns, parameters] = await Promise.all([
    Promise.all(variables.map((variable) => readTypeParameter(reader, variable, inner))),
    readOptional(reader, returnType, inner),
    Promise.all(
      shapes.map(async ({ name, optional, rest }, index) => {
        const { type, isElement = false } = types[index] ?? {};
        const facts = await readOptional(reader, type, inner);
        const whole: TypeTerm = isElement ? arrayType(asPart(facts)) : asPart(facts);
        const term = optional ? withoutUndefined(whole) : whole;
        return { term: { name, type: term, optional, rest }, facts, type: term === asPart(facts) ? type : undefined };
      }),
    ),
  ]);
  const term: SignatureTerm = {
    typeParameters: generics.map((generic) => generic.term),
    parameters: parameters.map((parameter) => parameter.term),
    returns: asPart(returns),
  };
  const parts = [...generics.map(({ facts }) => facts), ...parameters.map(({ facts }) => facts), returns];
  return {
    term,
    typeTerm: predicate === undefined ? term : { ...term, returns: predicate.term },
    facts: compound(term.returns, predicate === undefined ? parts : [...parts, predicate]),
    parameters,
    returns: { facts: returns, type: returnType },
  };
}

/** `value is Date`, `asserts value`; terms have no such types, so they are kept as text. */
async function readPredicate(
  reader: TypeReader,
  signature: WireSignature,
  returnType: WireType | undefined,
  inner: Around,
): Promise<TypeFacts | undefined> {
  if (((returnType?.flags ?? 0) & (TypeFlag.boolean | TypeFlag.void)) === 0) return undefined;
  const predicate = await reader.checker.predicateOf(signature);
  if (predicate === undefined) return undefined;
  const { kind, parameterName = "this", type } = predicate;
  const asserts = kind === PredicateKind.assertsThis || kind === PredicateKind.assertsIdentifier ? "asserts " : "";
  if (type === undefined) return simple({ kind: "opaque", text: `${asserts}${parameterName}` });
  const facts = await reader.read(type, inner);
  const term = asPart(facts);
  const text = `${asserts}${parameterName} is ${printTypeTerm(term)}`;
  // A variable alone is replaced in the text; one that stands deeper is the compiler's to replace.
  const needsChecker = facts.needsChecker || (term.kind !== "variable" && mentionsVariable(term));
  return { ...compound({ kind: "opaque", text }, [facts]), needsChecker };
}

interface ParameterType {
  readonly type: WireType | undefined;
  /** The type is that of one argument of a rest parameter. */
  readonly isElement?: boolean;
}

/** Types of the parameters; a rest parameter over a tuple stands for several. */
async function parameterTypes(
  { checker }: TypeReader,
  signature: WireSignature,
  shapes: readonly ParameterShape[],
  symbols: readonly WireSymbol[],
): Promise<readonly ParameterType[]> {
  const hasRest = (signature.flags & SignatureFlag.hasRest) !== 0;
  const isExpanded = hasRest && (shapes.length !== symbols.length || shapes.at(-1)?.rest !== true);
  if (!isExpanded) {
    const types = shapes.length === 0 ? [] : await checker.typesOfSymbols(symbols.map(({ id }) => id));
    return types.map((type) => ({ type: type ?? undefined }));
  }
  return Promise.all(
    shapes.map(async ({ rest }, index) => ({ type: await checker.parameterType(signature, index), isElement: rest })),
  );
}

const unknown = simple(primitiveType("unknown"));

function readOptional(reader: TypeReader, type: WireType | undefined, inner: Around): Promise<TypeFacts> {
  return type === undefined ? Promise.resolve(unknown) : reader.read(type, inner);
}

async function readTypeParameter(
  reader: TypeReader,
  variable: WireType,
  inner: Around,
): Promise<{ term: TypeParameterTerm; facts: TypeFacts }> {
  const [own, constraint] = await Promise.all([reader.read(variable, inner), reader.checker.constraintOf(variable)]);
  const name = own.term.kind === "variable" ? own.term.name : "T";
  if (constraint === undefined) return { term: { name }, facts: unknown };
  const facts = await reader.read(constraint, inner);
  return { term: { name, constraint: asPart(facts) }, facts };
}
