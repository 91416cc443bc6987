import { TREE_KINDS } from "../../references/tree-kinds.ts";
import type { Compiler } from "./compiler.ts";

/** Bits of the flags of types in TypeScript 7.0, by the names that earlier versions give them too. */
const TYPE_FLAGS = {
  Any: 1,
  Unknown: 2,
  Undefined: 4,
  Null: 8,
  Void: 16,
  String: 32,
  Number: 64,
  BigInt: 128,
  Boolean: 256,
  ESSymbol: 512,
  StringLiteral: 1024,
  NumberLiteral: 2048,
  BigIntLiteral: 4096,
  BooleanLiteral: 8192,
  UniqueESSymbol: 16384,
  EnumLiteral: 32768,
  Enum: 65536,
  NonPrimitive: 131072,
  Never: 262144,
  TypeParameter: 524288,
  Object: 1048576,
  Index: 2097152,
  TemplateLiteral: 4194304,
  StringMapping: 8388608,
  Substitution: 16777216,
  IndexedAccess: 33554432,
  Conditional: 67108864,
  Union: 134217728,
  Intersection: 268435456,
} as const;

/** Kinds of nodes in TypeScript 7.0 that are looked at, by name. */
const NODE_KINDS = {
  ...TREE_KINDS,
  PrivateIdentifier: 80,
  StringLiteral: 10,
  DotDotDotToken: 25,
  QuestionToken: 57,
  ImportDeclaration: 273,
  PrivateKeyword: 122,
  ProtectedKeyword: 123,
  ReadonlyKeyword: 148,
} as const;

/** Kind of a node that nothing looks at. */
const OTHER_KIND = 1;

/** Turns flags and kinds of the running compiler into those of TypeScript 7.0. */
export interface FlagTable {
  typeFlags(flags: number): number;
  kindOf(kind: number): number;
}

export function createFlagTable(compiler: Compiler): FlagTable {
  const bits = Object.entries(TYPE_FLAGS).map(([name, bit]) => [flagNamed(compiler, name), bit] as const);
  const kinds = Object.entries(NODE_KINDS).map(([name, kind]) => [kindNamed(compiler, name), kind] as const);
  const known = new Map(kinds);
  return {
    typeFlags: (flags) => bits.reduce((sum, [from, to]) => ((flags & from) === 0 ? sum : sum | to), 0),
    kindOf: (kind) => known.get(kind) ?? OTHER_KIND,
  };
}

const flagNamed = ({ TypeFlags }: Compiler, name: string): number =>
  (TypeFlags as unknown as Readonly<Record<string, number>>)[name] ?? 0;
const kindNamed = ({ SyntaxKind }: Compiler, name: string): number =>
  (SyntaxKind as unknown as Readonly<Record<string, number>>)[name] ?? -1;
