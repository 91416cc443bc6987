import type ts from "typescript";
import type { Compiler, SymbolOf6, TypeOf6 } from "./compiler.ts";
import type { ObjectWriter } from "./describe-objects.ts";
import type { NodeTable } from "./node-table.ts";
import { symbolNumber, type View } from "./view.ts";

/** Parameters of the questions to a checker. */
export interface Params {
  readonly file: string;
  readonly position?: number;
  readonly positions: readonly number[];
  readonly name: string;
  readonly meaning: number;
  readonly excludeGlobals?: boolean;
  readonly symbol: number;
  readonly symbols: readonly number[];
  readonly objectId: number;
  readonly type: number;
  readonly signature: number;
  readonly kind: ts.SignatureKind;
  readonly index: number;
  readonly flags?: ts.NodeBuilderFlags & ts.TypeFormatFlags;
  readonly source: number;
  readonly target: number;
  readonly location: string;
}

export type Answer = (view: View, params: Params) => unknown;

interface Tools {
  readonly compiler: Compiler;
  readonly write: ObjectWriter;
  readonly nodes: NodeTable;
}

/** The questions of the API of TypeScript 7.0 that this package asks a checker, answered by an earlier one. */
export function createAnswers({ compiler, write, nodes }: Tools): Readonly<Record<string, Answer>> {
  const types = (view: View, found: readonly ts.Type[] | undefined): unknown =>
    found?.map((type) => write.type(view, type));
  const symbols = (view: View, found: readonly ts.Symbol[] | undefined): unknown =>
    found?.map((symbol) => write.symbol(view, symbol));
  const nodeAt = ({ program }: View, file: string, position: number): ts.Node | undefined => {
    const source = program.getSourceFile(file);
    if (source === undefined) return undefined;
    return position >= source.end ? source : compiler.getTouchingPropertyName(source, position);
  };
  const located = ({ program }: View, location: string): ts.Node | undefined => {
    const source = program.getSourceFile(location.slice(location.indexOf(".", location.indexOf(".") + 1) + 1));
    return source === undefined ? undefined : nodes.nodeOf(location, source);
  };
  const typeAt = (view: View, node: ts.Node | undefined): unknown =>
    node === undefined || compiler.isSourceFile(node)
      ? undefined
      : write.type(view, view.checker.getTypeAtLocation(node));
  const symbolAt = (view: View, node: ts.Node | undefined): unknown =>
    node === undefined ? undefined : write.symbol(view, view.checker.getSymbolAtLocation(node));
  const encoded = (node: ts.Node | undefined): unknown =>
    node === undefined ? undefined : { data: nodes.encode(node) };
  const findings = (
    { program }: View,
    file: string,
    find: (source: ts.SourceFile) => readonly ts.Diagnostic[],
  ): unknown => {
    const source = program.getSourceFile(file);
    return source === undefined ? [] : find(source).map((finding) => write.finding(finding));
  };

  return {
    getSourceFileNames: ({ program }) => program.getSourceFiles().map(({ fileName }) => fileName),
    getTypesAtPositions: (view, { file, positions }) =>
      positions.map((position) => typeAt(view, nodeAt(view, file, position)) ?? null),
    getTypeAtLocations: (view, { locations }: Params & { locations?: readonly string[] }) =>
      (locations ?? []).map((location) => typeAt(view, located(view, location)) ?? null),
    getSymbolsAtLocations: (view, { locations }: Params & { locations?: readonly string[] }) =>
      (locations ?? []).map((location) => symbolAt(view, located(view, location)) ?? null),
    getContextualType: (view, { location }) => {
      const node = located(view, location);
      return node === undefined ? null : write.type(view, view.checker.getContextualType(node as ts.Expression));
    },
    resolveName: (view, { name, meaning, file, position, excludeGlobals }) => {
      const node = position === undefined ? undefined : nodeAt(view, file, position);
      return write.symbol(view, view.checker.resolveName(name, node, meaning, excludeGlobals === true));
    },
    getTypeOfSymbol: (view, { symbol }) => write.type(view, view.checker.getTypeOfSymbol(symbolOf(view, symbol))),
    getTypesOfSymbols: (view, { symbols: asked }) =>
      types(
        view,
        asked.map((id) => view.checker.getTypeOfSymbol(symbolOf(view, id))),
      ),
    getDeclaredTypeOfSymbol: (view, { symbol }) =>
      write.type(view, view.checker.getDeclaredTypeOfSymbol(symbolOf(view, symbol))),
    getAliasedSymbol: (view, { symbol }) => write.symbol(view, view.checker.getAliasedSymbol(symbolOf(view, symbol))),
    getParentOfSymbol: (view, { objectId }) => write.symbol(view, symbolOf(view, objectId).parent),
    getDocumentationComment: (view, { symbol }) =>
      compiler.displayPartsToString(symbolOf(view, symbol).getDocumentationComment(view.checker)),
    getJsDocTags: (view, { symbol }) =>
      symbolOf(view, symbol)
        .getJsDocTags(view.checker)
        .map(({ name, text }) => ({ name, text: compiler.displayPartsToString(text) })),
    getSymbolOfType: (view, { objectId }) => write.symbol(view, typeOf(view, objectId).symbol),
    getAliasSymbolOfType: (view, { objectId }) => write.symbol(view, typeOf(view, objectId).aliasSymbol),
    getAliasTypeArgumentsOfType: (view, { objectId }) => types(view, typeOf(view, objectId).aliasTypeArguments),
    getTypeArguments: (view, { type }) =>
      types(view, view.checker.getTypeArguments(typeOf(view, type) as unknown as ts.TypeReference)),
    getTargetOfType: (view, { objectId }) => {
      const type = typeOf(view, objectId);
      return write.type(view, (type.flags & compiler.TypeFlags.StringMapping) === 0 ? type.target : type.type);
    },
    getTypesOfType: (view, { objectId }) => types(view, typeOf(view, objectId).types),
    getUndefinedType: (view) => write.type(view, view.checker.getUndefinedType()),
    getConstraintOfTypeParameter: (view, { type }) => {
      const parameter = typeOf(view, type);
      const own = parameter.symbol.declarations?.find((declaration) =>
        compiler.isTypeParameterDeclaration(declaration),
      );
      if (own?.constraint === undefined) return undefined;
      return write.type(view, view.checker.getTypeFromTypeNode(own.constraint));
    },
    getNonNullableType: (view, { type }) => write.type(view, view.checker.getNonNullableType(typeOf(view, type))),
    getPropertiesOfType: (view, { type }) =>
      symbols(view, view.checker.getPropertiesOfType(view.checker.getApparentType(typeOf(view, type)))),
    getIndexInfosOfType: (view, { type }) =>
      view.checker.getIndexInfosOfType(typeOf(view, type)).map(({ keyType, type: valueType, isReadonly }) => ({
        keyType: write.type(view, keyType),
        valueType: write.type(view, valueType),
        isReadonly,
      })),
    getSignaturesOfType: (view, { type, kind }) =>
      view.checker.getSignaturesOfType(typeOf(view, type), kind).map((signature) => write.signature(view, signature)),
    getParametersOfSignature: (view, { objectId }) => symbols(view, signatureOf(view, objectId).parameters),
    getTypeParametersOfSignature: (view, { objectId }) => types(view, signatureOf(view, objectId).typeParameters),
    getReturnTypeOfSignature: (view, { signature }) =>
      write.type(view, view.checker.getReturnTypeOfSignature(signatureOf(view, signature))),
    getParameterType: (view, { signature, index }) =>
      write.type(view, view.checker.getParameterType(signatureOf(view, signature), index)),
    getTypePredicateOfSignature: (view, { signature }) => {
      const found = view.checker.getTypePredicateOfSignature(signatureOf(view, signature));
      return found === undefined ? undefined : { ...found, type: write.type(view, found.type) };
    },
    typeToTypeNode: (view, { type, flags: bits }) =>
      encoded(view.checker.typeToTypeNode(typeOf(view, type), undefined, bits)),
    signatureToSignatureDeclaration: (view, { signature, flags: bits }) =>
      encoded(
        view.checker.signatureToSignatureDeclaration(
          signatureOf(view, signature),
          compiler.SyntaxKind.FunctionType,
          undefined,
          bits,
        ),
      ),
    typeToString: (view, { type, flags: bits }) => view.checker.typeToString(typeOf(view, type), undefined, bits),
    isTypeAssignableTo: (view, { source, target }) =>
      view.checker.isTypeAssignableTo(typeOf(view, source), typeOf(view, target)),
    getSourceFile: ({ program }, { file }) => encoded(program.getSourceFile(file)),
    getSyntacticDiagnostics: (view, { file }) =>
      findings(view, file, (source) => view.program.getSyntacticDiagnostics(source)),
    getSemanticDiagnostics: (view, { file }) =>
      findings(view, file, (source) => view.program.getSemanticDiagnostics(source)),
    getDeclarationDiagnostics: (view, { file }) =>
      findings(view, file, (source) => view.program.getDeclarationDiagnostics(source)),
  };
}

function typeOf({ types }: View, id: number): TypeOf6 {
  return required(types.get(id), "type", id);
}

function symbolOf({ symbols }: View, id: number): SymbolOf6 {
  const symbol = required(symbols.get(id), "symbol", id);
  symbols.set(symbolNumber(symbol), symbol);
  return symbol;
}

function signatureOf({ signatures }: View, id: number): ts.Signature {
  return required(signatures.get(id), "signature", id);
}

function required<Found>(found: Found | undefined, what: string, id: number): Found {
  if (found === undefined) throw new Error(`there is no ${what} ${id} in this view`);
  return found;
}
