import { z } from "zod";

/** Names of the types that have no parts. `object` is TypeScript's non-primitive type. */
export const PRIMITIVE_NAMES = [
  "string",
  "number",
  "boolean",
  "bigint",
  "symbol",
  "null",
  "undefined",
  "void",
  "never",
  "unknown",
  "any",
  "object",
] as const;
/** The name of a type that has no parts. */
export type PrimitiveName = (typeof PRIMITIVE_NAMES)[number];

/** A type that has no parts. */
export interface PrimitiveTerm {
  kind: "primitive";
  name: PrimitiveName;
}
/** A literal type. A bigint literal is `{ bigint: "12" }`, since JSON has no bigint. */
export interface LiteralTerm {
  kind: "literal";
  value: string | number | boolean | { bigint: string };
}
/** A named type with arguments: a class, interface, alias or enum. `symbol` is the id of its declaration, where known. */
export interface ReferenceTerm {
  kind: "reference";
  name: string;
  args: TypeTerm[];
  symbol?: string | undefined;
}
/** `T[]`, or `readonly T[]`. */
export interface ArrayTerm {
  kind: "array";
  element: TypeTerm;
  readonly: boolean;
}
/** One place of a tuple. */
export interface TupleElement {
  type: TypeTerm;
  optional: boolean;
  rest: boolean;
  name?: string | undefined;
}
/** A tuple, `[A, B?, ...C[]]`. */
export interface TupleTerm {
  kind: "tuple";
  elements: TupleElement[];
  readonly: boolean;
}
/** A property; one that a well-known symbol names is written `[Symbol.iterator]`. */
export interface PropertyTerm {
  name: string;
  type: TypeTerm;
  optional: boolean;
  readonly: boolean;
}
/** An index signature, `[key: string]: T`. */
export interface IndexTerm {
  key: TypeTerm;
  value: TypeTerm;
  readonly: boolean;
}
/** A structural object type: properties, index signatures, call signatures. */
export interface ObjectTerm {
  kind: "object";
  properties: PropertyTerm[];
  index: IndexTerm[];
  calls: SignatureTerm[];
}
/** A function type. */
export interface FunctionTerm {
  kind: "function";
  signature: SignatureTerm;
}
/** What is any of its members. */
export interface UnionTerm {
  kind: "union";
  members: TypeTerm[];
}
/** What is all of its members at once. */
export interface IntersectionTerm {
  kind: "intersection";
  members: TypeTerm[];
}
/** A type parameter in scope. */
export interface VariableTerm {
  kind: "variable";
  name: string;
}
/** A type that the algebra does not model (conditional, mapped, …), kept as source text. */
export interface OpaqueTerm {
  kind: "opaque";
  text: string;
}

/** A type as data, independent of any compiler. */
export type TypeTerm =
  | PrimitiveTerm
  | LiteralTerm
  | ReferenceTerm
  | ArrayTerm
  | TupleTerm
  | ObjectTerm
  | FunctionTerm
  | UnionTerm
  | IntersectionTerm
  | VariableTerm
  | OpaqueTerm;

/** A type parameter of a signature. */
export interface TypeParameterTerm {
  name: string;
  constraint?: TypeTerm | undefined;
  default?: TypeTerm | undefined;
}
/** A value parameter of a signature. */
export interface ParameterTerm {
  name: string;
  type: TypeTerm;
  optional: boolean;
  rest: boolean;
}

/** A call signature: type parameters, value parameters, result. */
export interface SignatureTerm {
  typeParameters: TypeParameterTerm[];
  parameters: ParameterTerm[];
  returns: TypeTerm;
}

const lazyTerm: z.ZodType<TypeTerm> = z.lazy(() => typeTermSchema);

/** Schema of `SignatureTerm`. */
export const signatureTermSchema: z.ZodType<SignatureTerm> = z.strictObject({
  typeParameters: z.array(
    z.strictObject({ name: z.string(), constraint: lazyTerm.optional(), default: lazyTerm.optional() }),
  ),
  parameters: z.array(z.strictObject({ name: z.string(), type: lazyTerm, optional: z.boolean(), rest: z.boolean() })),
  returns: lazyTerm,
});

/** Schema of `TypeTerm`. */
export const typeTermSchema: z.ZodType<TypeTerm> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("primitive"), name: z.enum(PRIMITIVE_NAMES) }),
  z.strictObject({
    kind: z.literal("literal"),
    value: z.union([z.string(), z.number(), z.boolean(), z.strictObject({ bigint: z.string().regex(/^-?\d+$/) })]),
  }),
  z.strictObject({
    kind: z.literal("reference"),
    name: z.string(),
    args: z.array(lazyTerm),
    symbol: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("array"), element: lazyTerm, readonly: z.boolean() }),
  z.strictObject({
    kind: z.literal("tuple"),
    elements: z.array(
      z.strictObject({ type: lazyTerm, optional: z.boolean(), rest: z.boolean(), name: z.string().optional() }),
    ),
    readonly: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("object"),
    properties: z.array(
      z.strictObject({ name: z.string(), type: lazyTerm, optional: z.boolean(), readonly: z.boolean() }),
    ),
    index: z.array(z.strictObject({ key: lazyTerm, value: lazyTerm, readonly: z.boolean() })),
    calls: z.array(signatureTermSchema),
  }),
  z.strictObject({ kind: z.literal("function"), signature: signatureTermSchema }),
  z.strictObject({ kind: z.literal("union"), members: z.array(lazyTerm).min(1) }),
  z.strictObject({ kind: z.literal("intersection"), members: z.array(lazyTerm).min(1) }),
  z.strictObject({ kind: z.literal("variable"), name: z.string() }),
  z.strictObject({ kind: z.literal("opaque"), text: z.string() }),
]);
