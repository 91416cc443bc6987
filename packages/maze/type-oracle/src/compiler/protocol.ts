import type { Diagnostic } from "typescript-7/unstable/sync";
import type {
  IndexInfoResponse,
  ProjectResponse,
  SignatureResponse,
  SymbolResponse,
  TypePredicateResponse,
  TypeResponse,
  UpdateSnapshotParams,
  UpdateSnapshotResponse,
} from "typescript-7/unstable/proto";

/** What the compiler's server answers, as the typings of its own client declare it. */
export type WireDiagnostic = Diagnostic;
export type WireIndexInfo = IndexInfoResponse;
export type WirePredicate = TypePredicateResponse;
export type WireProject = ProjectResponse;
export type WireSignature = SignatureResponse;
export type WireSymbol = SymbolResponse;
export type WireType = TypeResponse;
export type WireSnapshot = UpdateSnapshotResponse;
export type WireSnapshotUpdate = UpdateSnapshotParams;

export interface WireDocTag {
  name: string;
  text?: string;
}

/** The project of files that no tsconfig includes. */
export const INFERRED_PROJECT = "/dev/null/inferred";

/** Bits of `flags` of a type; the test of this file compares them with the enums of the package. */
export const TypeFlag = {
  any: 1,
  bigintLiteral: 4096,
  literal: 15360,
  enumLiteral: 32768,
  typeParameter: 524288,
  object: 1048576,
  index: 2097152,
  templateLiteral: 4194304,
  stringMapping: 8388608,
  indexedAccess: 33554432,
  conditional: 67108864,
  substitution: 16777216,
  union: 134217728,
  intersection: 268435456,
  boolean: 256,
  void: 16,
  /** Types with a name and no parts: any, unknown, string, …, never, object. */
  intrinsic: 393983,
} as const;

/** Bits of `objectFlags` of a type. */
export const ObjectFlag = { classOrInterface: 3, reference: 4, tuple: 8, mapped: 32 } as const;

/** Bits of `flags` of a symbol. */
export const SymbolFlag = {
  value: 111551,
  blockScoped: 2,
  type: 788968,
  namespace: 1920,
  function: 16,
  method: 8192,
  moduleFile: 512,
  class: 32,
  enum: 384,
  alias: 2097152,
  optional: 16777216,
  getAccessor: 32768,
  setAccessor: 65536,
} as const;

/** Bits of `flags` of a signature. */
export const SignatureFlag = { hasRest: 1 } as const;

/** `kind` of a type predicate. */
export const PredicateKind = { this: 0, identifier: 1, assertsThis: 2, assertsIdentifier: 3 } as const;

/** Bits of `elementFlags` of a tuple. */
export const ElementFlag = { optional: 2, rest: 4, variadic: 8 } as const;

/** Kinds of nodes and tokens that are looked at. */
export const NodeKind = {
  identifier: 79,
  stringLiteral: 10,
  dotDotDot: 25,
  question: 57,
  parameter: 170,
  propertyDeclaration: 173,
  methodDeclaration: 175,
  getAccessor: 178,
  setAccessor: 179,
  functionType: 185,
  importDeclaration: 273,
  importClause: 274,
  importSpecifier: 277,
  privateKeyword: 122,
  protectedKeyword: 123,
  readonlyKeyword: 148,
} as const;

/** Flags of the printing of types: never cut a long one. */
export const NO_TRUNCATION = 1;
