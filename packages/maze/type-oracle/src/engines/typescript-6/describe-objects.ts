import type ts from "typescript";
import type { WireDiagnostic, WireSignature, WireSymbol, WireType } from "../../compiler/protocol.ts";
import type { Compiler, SymbolOf6, TypeOf6 } from "./compiler.ts";
import type { FlagTable } from "./flags.ts";
import type { NodeTable } from "./node-table.ts";
import { signatureNumber, symbolNumber, type View } from "./view.ts";

/** Writes the compiler's objects as TypeScript 7.0 sends them. */
export interface ObjectWriter {
  type(view: View, type: ts.Type | undefined): WireType | undefined;
  symbol(view: View, symbol: ts.Symbol | undefined): WireSymbol | undefined;
  signature(view: View, signature: ts.Signature): WireSignature;
  finding(finding: ts.Diagnostic | ts.DiagnosticRelatedInformation): WireDiagnostic;
}

export function createObjectWriter(compiler: Compiler, flags: FlagTable, nodes: NodeTable): ObjectWriter {
  const mention = (view: View, symbol: SymbolOf6 | undefined): number | undefined => {
    if (symbol === undefined) return undefined;
    const number = symbolNumber(symbol);
    view.symbols.set(number, symbol);
    return number;
  };
  const number = (view: View, type: TypeOf6 | undefined): number | undefined => {
    if (type === undefined) return undefined;
    view.types.set(type.id, type);
    return type.id;
  };
  const numbers = (view: View, types: readonly TypeOf6[] | undefined): number[] | undefined =>
    types?.map((type) => number(view, type) ?? 0);

  return {
    type(view, given) {
      if (given === undefined) return undefined;
      const type = given as TypeOf6;
      number(view, type);
      return present({
        id: type.id,
        flags: flags.typeFlags(type.flags),
        objectFlags: type.objectFlags,
        value: literalValue(compiler, type),
        target: number(view, targetOf(compiler, type)),
        localTypeParameters: numbers(view, type.localTypeParameters),
        elementFlags: type.elementFlags,
        fixedLength: type.fixedLength,
        readonly: type.readonly,
        texts: type.texts,
        intrinsicName: type.intrinsicName,
        isThisType: type.isThisType,
        aliasTypeArguments: numbers(view, type.aliasTypeArguments as readonly TypeOf6[] | undefined),
        aliasSymbol: mention(view, type.aliasSymbol),
        symbol: mention(view, type.symbol),
      }) as unknown as WireType;
    },
    symbol(view, given) {
      if (given === undefined) return undefined;
      const { escapedName, flags: bits, declarations, valueDeclaration, parent } = given as SymbolOf6;
      return present({
        id: mention(view, given),
        name: escapedName,
        flags: bits,
        checkFlags: 0,
        declarations: declarations?.map((node) => nodes.handleOf(node)),
        valueDeclaration: valueDeclaration === undefined ? undefined : nodes.handleOf(valueDeclaration),
        parent: mention(view, parent),
      }) as unknown as WireSymbol;
    },
    signature: (view, signature) =>
      present({
        id: signatureNumber(view, signature),
        flags: (signature as unknown as { flags: number }).flags,
        typeParameters: numbers(view, signature.typeParameters as readonly TypeOf6[] | undefined),
        parameters: signature.parameters.map((parameter) => mention(view, parameter)),
      }) as unknown as WireSignature,
    finding(finding) {
      const { file, start = 0, length = 0, code, category, messageText } = finding;
      const related = "relatedInformation" in finding ? finding.relatedInformation : undefined;
      const chain = typeof messageText === "string" ? undefined : messageText.next;
      return present({
        fileName: file?.fileName,
        pos: file === undefined ? -1 : start,
        end: start + length,
        code,
        category,
        text: typeof messageText === "string" ? messageText : messageText.messageText,
        messageChain: chain?.map((link) => chainLink(link)),
        relatedInformation: related?.map((other) => this.finding(other)),
      }) as unknown as WireDiagnostic;
    },
  };
}

/** The target of a reference to a generic type, and what is in a mapped string; a type made from another has none. */
function targetOf({ ObjectFlags, TypeFlags }: Compiler, type: TypeOf6): TypeOf6 | undefined {
  if ((type.flags & TypeFlags.StringMapping) !== 0) return type.type;
  return ((type.objectFlags ?? 0) & ObjectFlags.Reference) === 0 ? undefined : type.target;
}

function chainLink({ messageText, code, category, next }: ts.DiagnosticMessageChain): object {
  return { pos: -1, end: -1, code, category, text: messageText, messageChain: next?.map((link) => chainLink(link)) };
}

function literalValue({ TypeFlags }: Compiler, { flags, value, intrinsicName }: TypeOf6): unknown {
  if ((flags & TypeFlags.BooleanLiteral) !== 0) return intrinsicName === "true";
  if (typeof value !== "object") return value ?? null;
  return `${value.negative ? "-" : ""}${value.base10Value}`;
}

const present = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
