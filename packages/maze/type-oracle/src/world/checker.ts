import type { CompilerProcess } from "../compiler/compiler-process.ts";
import type { Snapshot } from "../project/project.ts";
import { readNodeRecords, type NodeRecords } from "../compiler/node-records.ts";
import { readonlyProperties, readSignatureShape, type ParameterShape } from "../compiler/signature-shape.ts";
import {
  NO_TRUNCATION,
  NodeKind,
  TypeFlag,
  type WireDiagnostic,
  type WireDocTag,
  type WireIndexInfo,
  type WirePredicate,
  type WireSignature,
  type WireSymbol,
  type WireType,
} from "../compiler/protocol.ts";

export const SignatureKind = { call: 0, construct: 1 } as const;

/** What the type checker of one project in one snapshot answers; the same question is asked once. */
export interface Checker {
  readonly project: string;
  typesAt(file: string, positions: readonly number[]): Promise<(WireType | undefined)[]>;
  /** A name as it resolves at a position of a file; without `location`, a global one. */
  resolveName(
    name: string,
    meaning: number,
    location?: { file?: string; position?: number; localOnly?: boolean },
  ): Promise<WireSymbol | undefined>;
  fileNames(): Promise<readonly string[]>;
  /** The types of nodes, by handle. */
  typesOf(locations: readonly string[]): Promise<(WireType | undefined)[]>;
  symbolsOf(locations: readonly string[]): Promise<(WireSymbol | undefined)[]>;
  contextualType(location: string): Promise<WireType | undefined>;
  typeOfSymbol(symbol: number): Promise<WireType | undefined>;
  typesOfSymbols(symbols: readonly number[]): Promise<readonly (WireType | null)[]>;
  declaredTypeOfSymbol(symbol: number): Promise<WireType | undefined>;
  aliasedSymbol(symbol: number): Promise<WireSymbol | undefined>;
  parentOf(symbol: WireSymbol): Promise<WireSymbol | undefined>;
  documentation(symbol: number): Promise<string>;
  docTags(symbol: number): Promise<readonly WireDocTag[]>;
  symbolOfType(type: WireType): Promise<WireSymbol | undefined>;
  aliasSymbolOfType(type: WireType): Promise<WireSymbol | undefined>;
  aliasArguments(type: WireType): Promise<readonly WireType[]>;
  typeArguments(type: WireType): Promise<readonly WireType[]>;
  targetOf(type: WireType): Promise<WireType | undefined>;
  /** Members of a union or intersection, types in a template literal. */
  partsOf(type: WireType): Promise<readonly WireType[]>;
  constraintOf(typeParameter: WireType): Promise<WireType | undefined>;
  /** Whether a type that may be absent also says `undefined` itself, where the project tells the two apart. */
  saysUndefined(type: WireType): Promise<boolean>;
  nonNullable(type: WireType): Promise<WireType | undefined>;
  propertiesOf(type: WireType): Promise<readonly WireSymbol[]>;
  indexInfosOf(type: WireType): Promise<readonly WireIndexInfo[]>;
  readonlyPropertiesOf(type: WireType): Promise<ReadonlySet<string>>;
  signaturesOf(type: WireType, kind: number): Promise<readonly WireSignature[]>;
  parametersOf(signature: WireSignature): Promise<readonly WireSymbol[]>;
  shapeOf(signature: WireSignature): Promise<readonly ParameterShape[]>;
  parameterType(signature: WireSignature, index: number): Promise<WireType | undefined>;
  returnType(signature: WireSignature): Promise<WireType | undefined>;
  predicateOf(signature: WireSignature): Promise<WirePredicate | undefined>;
  typeParametersOf(signature: WireSignature): Promise<readonly WireType[]>;
  print(type: WireType): Promise<string>;
  isAssignable(source: number, target: number): Promise<boolean>;
  nodesOf(file: string): Promise<NodeRecords | undefined>;
  /** The kind of a node in TypeScript 7.0 by its kind in a handle. */
  kindOf(kind: number): number;
  syntacticFindings(file: string): Promise<readonly WireDiagnostic[]>;
  semanticFindings(file: string): Promise<readonly WireDiagnostic[]>;
  declarationFindings(file: string): Promise<readonly WireDiagnostic[]>;
}

export function createChecker(
  process: CompilerProcess,
  { id: snapshot, projects }: Snapshot,
  project: string,
): Checker {
  const options = projects.find(({ id }) => id === project)?.compilerOptions;
  const answered = new Map<string, Map<number | string, Promise<unknown>>>();
  /** Symbols that came with another answer. */
  const symbols = new Map<number, WireSymbol>();
  const met = <Found extends WireSymbol | undefined>(symbol: Found): Found => {
    if (symbol !== undefined) symbols.set(symbol.id, symbol);
    return symbol;
  };
  const ask = <Answer>(method: string, params: object): Promise<Answer> =>
    process.request<Answer>(method, { snapshot, project, ...params });
  /** Asks about one object, once. */
  const once = <Answer>(method: string, id: number | string, params: object, fallback: Answer): Promise<Answer> => {
    const answers = answered.get(method) ?? new Map<number | string, Promise<unknown>>();
    answered.set(method, answers);
    const known = answers.get(id);
    if (known !== undefined) return known as Promise<Answer>;
    const asked = ask<Answer | null>(method, params).then((answer) => answer ?? fallback);
    answers.set(id, asked);
    return asked;
  };
  const ofType = <Answer>(method: string, type: WireType, fallback: Answer): Promise<Answer> =>
    once(method, type.id, { type: type.id }, fallback);
  const ofObject = <Answer>(method: string, { id }: { id: number }, fallback: Answer): Promise<Answer> =>
    once(method, id, { objectId: id }, fallback);
  const symbol = (method: string, id: number | undefined, of: { id: number }): Promise<WireSymbol | undefined> => {
    if (id === undefined) return Promise.resolve(nothing);
    const known = symbols.get(id);
    return known === undefined
      ? once<WireSymbol | undefined>(method, id, { objectId: of.id }, nothing).then(met)
      : Promise.resolve(known);
  };
  const nothing = undefined;
  const nowhere: readonly never[] = [];
  const encoded = async <Answer>(
    method: string,
    id: number | string,
    params: object,
    read: (nodes: NodeRecords) => Answer,
  ): Promise<Answer | undefined> => {
    const answer = await once<{ data: string; decoded?: Answer } | undefined>(method, id, params, nothing);
    if (answer === undefined) return undefined;
    answer.decoded ??= read(readNodeRecords(answer.data, process.kindOf));
    return answer.decoded;
  };

  const partsOf = (type: WireType): Promise<readonly WireType[]> => ofObject("getTypesOfType", type, nowhere);

  return {
    project,
    kindOf: (kind) => process.kindOf(kind),
    typesAt: (file, positions) =>
      ask<(WireType | null)[]>("getTypesAtPositions", { file, positions }).then((types) =>
        types.map((type) => type ?? undefined),
      ),
    fileNames: () => once("getSourceFileNames", 0, {}, nowhere),
    typesOf: (locations) =>
      ask<(WireType | null)[]>("getTypeAtLocations", { locations }).then((types) =>
        types.map((type) => type ?? undefined),
      ),
    symbolsOf: (locations) =>
      ask<(WireSymbol | null)[]>("getSymbolsAtLocations", { locations }).then((found) =>
        found.map((symbol) => symbol ?? undefined),
      ),
    contextualType: (location) =>
      ask<WireType | null>("getContextualType", { location }).then((type) => type ?? undefined),
    resolveName(name, meaning, location) {
      const { file, position, localOnly = false } = location ?? {};
      const id = `${name} ${meaning} ${localOnly} ${position ?? ""} ${file ?? ""}`;
      return once<WireSymbol | undefined>(
        "resolveName",
        id,
        { name, meaning, file, position, excludeGlobals: localOnly },
        nothing,
      ).then(met);
    },
    typeOfSymbol: (id) => once("getTypeOfSymbol", id, { symbol: id }, nothing),
    typesOfSymbols: (ids) => once("getTypesOfSymbols", ids.join(" "), { symbols: ids }, nowhere),
    declaredTypeOfSymbol: (id) => once("getDeclaredTypeOfSymbol", id, { symbol: id }, nothing),
    aliasedSymbol: (id) => once<WireSymbol | undefined>("getAliasedSymbol", id, { symbol: id }, nothing).then(met),
    parentOf: (child) => symbol("getParentOfSymbol", child.parent, child),
    documentation: (id) => once("getDocumentationComment", id, { symbol: id }, ""),
    docTags: (id) => once("getJsDocTags", id, { symbol: id }, nowhere),
    symbolOfType: (type) => symbol("getSymbolOfType", type.symbol, type),
    aliasSymbolOfType: (type) => symbol("getAliasSymbolOfType", type.aliasSymbol, type),
    aliasArguments: (type) =>
      type.aliasTypeArguments === undefined
        ? Promise.resolve(nowhere)
        : ofObject("getAliasTypeArgumentsOfType", type, nowhere),
    typeArguments: (type) => ofType("getTypeArguments", type, nowhere),
    targetOf: (type) =>
      type.target === undefined
        ? Promise.resolve(nothing)
        : once<WireType | undefined>("getTargetOfType", type.target, { objectId: type.id }, nothing),
    partsOf,
    async saysUndefined(type) {
      if (options?.exactOptionalPropertyTypes !== true || (type.flags & TypeFlag.union) === 0) return false;
      const [parts, own] = await Promise.all([
        partsOf(type),
        once<WireType | undefined>("getUndefinedType", 0, {}, nothing),
      ]);
      return parts.some(({ id }) => id === own?.id);
    },
    constraintOf: (type) => ofType("getConstraintOfTypeParameter", type, nothing),
    nonNullable: (type) => ofType("getNonNullableType", type, nothing),
    propertiesOf: async (type) => {
      const found = await ofType<readonly WireSymbol[]>("getPropertiesOfType", type, nowhere);
      for (const property of found) met(property);
      return found;
    },
    indexInfosOf: (type) => ofType("getIndexInfosOfType", type, nowhere),
    readonlyPropertiesOf: async (type) =>
      (await encoded("typeToTypeNode", type.id, { type: type.id, flags: NO_TRUNCATION }, readonlyProperties)) ??
      new Set(),
    signaturesOf: (type, kind) => once("getSignaturesOfType", `${type.id} ${kind}`, { type: type.id, kind }, nowhere),
    parametersOf: (signature) =>
      (signature.parameters ?? []).length === 0
        ? Promise.resolve(nowhere)
        : ofObject("getParametersOfSignature", signature, nowhere),
    shapeOf: async (signature) => {
      if ((signature.parameters ?? []).length === 0) return nowhere;
      const params = { signature: signature.id, kind: NodeKind.functionType, flags: NO_TRUNCATION };
      return (await encoded("signatureToSignatureDeclaration", signature.id, params, readSignatureShape)) ?? nowhere;
    },
    parameterType: (signature, index) =>
      once("getParameterType", `${signature.id} ${index}`, { signature: signature.id, index }, nothing),
    predicateOf: (signature) => once("getTypePredicateOfSignature", signature.id, { signature: signature.id }, nothing),
    returnType: (signature) => once("getReturnTypeOfSignature", signature.id, { signature: signature.id }, nothing),
    typeParametersOf: (signature) =>
      (signature.typeParameters ?? []).length === 0
        ? Promise.resolve(nowhere)
        : ofObject("getTypeParametersOfSignature", signature, nowhere),
    print: (type) => once("typeToString", type.id, { type: type.id, flags: NO_TRUNCATION }, ""),
    isAssignable: (source, target) => ask("isTypeAssignableTo", { source, target }),
    nodesOf: (file) => encoded("getSourceFile", file, { file }, (nodes) => nodes),
    syntacticFindings: (file) =>
      ask<WireDiagnostic[] | null>("getSyntacticDiagnostics", { file }).then((found) => found ?? nowhere),
    semanticFindings: (file) =>
      ask<WireDiagnostic[] | null>("getSemanticDiagnostics", { file }).then((found) => found ?? nowhere),
    declarationFindings: (file) =>
      ask<WireDiagnostic[] | null>("getDeclarationDiagnostics", { file }).then((found) => found ?? nowhere),
  };
}
