import {
  ElementFlags,
  ObjectFlags,
  SignatureFlags,
  SymbolFlags,
  TypeFlags,
  TypePredicateKind,
} from "typescript-7/unstable/sync";
import { SyntaxKind } from "typescript-7/unstable/ast";
import { expect, it } from "vitest";
import {
  ElementFlag,
  NodeKind,
  ObjectFlag,
  PredicateKind,
  SignatureFlag,
  SymbolFlag,
  TypeFlag,
} from "../src/compiler/protocol.ts";
import { TREE_KINDS } from "../src/references/tree-kinds.ts";

it("numbers types, symbols, signatures and nodes as the compiler's package does", () => {
  expect(TypeFlag).toEqual({
    any: TypeFlags.Any,
    bigintLiteral: TypeFlags.BigIntLiteral,
    literal: TypeFlags.Literal,
    enumLiteral: TypeFlags.EnumLiteral,
    typeParameter: TypeFlags.TypeParameter,
    object: TypeFlags.Object,
    index: TypeFlags.Index,
    templateLiteral: TypeFlags.TemplateLiteral,
    stringMapping: TypeFlags.StringMapping,
    indexedAccess: TypeFlags.IndexedAccess,
    conditional: TypeFlags.Conditional,
    substitution: TypeFlags.Substitution,
    union: TypeFlags.Union,
    intersection: TypeFlags.Intersection,
    boolean: TypeFlags.Boolean,
    void: TypeFlags.Void,
    intrinsic: TypeFlags.Intrinsic,
  });
  expect(ObjectFlag).toEqual({
    classOrInterface: ObjectFlags.ClassOrInterface,
    reference: ObjectFlags.Reference,
    tuple: ObjectFlags.Tuple,
    mapped: ObjectFlags.Mapped,
  });
  expect(SymbolFlag).toEqual({
    value: SymbolFlags.Value,
    blockScoped: SymbolFlags.BlockScopedVariable,
    type: SymbolFlags.Type,
    namespace: SymbolFlags.Namespace,
    function: SymbolFlags.Function,
    method: SymbolFlags.Method,
    moduleFile: SymbolFlags.ValueModule,
    class: SymbolFlags.Class,
    enum: SymbolFlags.Enum,
    alias: SymbolFlags.Alias,
    optional: SymbolFlags.Optional,
    getAccessor: SymbolFlags.GetAccessor,
    setAccessor: SymbolFlags.SetAccessor,
  });
  expect(SignatureFlag).toEqual({ hasRest: SignatureFlags.HasRestParameter });
  expect(ElementFlag).toEqual({
    optional: ElementFlags.Optional,
    rest: ElementFlags.Rest,
    variadic: ElementFlags.Variadic,
  });
  expect(PredicateKind).toEqual({
    this: TypePredicateKind.This,
    identifier: TypePredicateKind.Identifier,
    assertsThis: TypePredicateKind.AssertsThis,
    assertsIdentifier: TypePredicateKind.AssertsIdentifier,
  });
  expect(NodeKind).toEqual({
    identifier: SyntaxKind.Identifier,
    stringLiteral: SyntaxKind.StringLiteral,
    dotDotDot: SyntaxKind.DotDotDotToken,
    question: SyntaxKind.QuestionToken,
    parameter: SyntaxKind.Parameter,
    propertyDeclaration: SyntaxKind.PropertyDeclaration,
    methodDeclaration: SyntaxKind.MethodDeclaration,
    getAccessor: SyntaxKind.GetAccessor,
    setAccessor: SyntaxKind.SetAccessor,
    functionType: SyntaxKind.FunctionType,
    importDeclaration: SyntaxKind.ImportDeclaration,
    importClause: SyntaxKind.ImportClause,
    importSpecifier: SyntaxKind.ImportSpecifier,
    privateKeyword: SyntaxKind.PrivateKeyword,
    protectedKeyword: SyntaxKind.ProtectedKeyword,
    readonlyKeyword: SyntaxKind.ReadonlyKeyword,
  });
  const kinds = SyntaxKind as unknown as Readonly<Record<string, number>>;
  expect(TREE_KINDS).toEqual(Object.fromEntries(Object.keys(TREE_KINDS).map((name) => [name, kinds[name]])));
});
