import type {
  Class,
  ClassElement,
  Function as FunctionNode,
  MethodDefinition,
  Node,
  ParamPattern,
  TSEnumMember,
  TSSignature,
} from "oxc-parser";
import { boundNames } from "../typescript/names.ts";
import type { SourceFile } from "../typescript/parse-source.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { namedMember, startOf, type ParserRows } from "./parser-rows.ts";

/** Where members are declared. */
export interface MemberPlace {
  readonly source: SourceFile;
  readonly rows: ParserRows;
  readonly parent: number;
}

type TypeParameters =
  { readonly params: readonly { readonly name: { name: string; start: number; end: number } }[] } | null | undefined;

/** Parameters and type parameters, where they are wanted. */
export function addSignatureRows(
  parent: number,
  of: { params?: readonly ParamPattern[] | undefined; typeParameters?: TypeParameters },
  { rows, source }: { rows: ParserRows; source: SourceFile },
): void {
  if (!rows.options.parameters) return;
  addTypeParameterRows(parent, of.typeParameters, rows);
  for (const parameter of of.params ?? []) {
    if (parameter.type === "TSParameterProperty") continue;
    addParameter(parameter, { rows, source, parent });
  }
}

export function addTypeParameterRows(parent: number, typeParameters: TypeParameters, rows: ParserRows): void {
  if (!rows.options.parameters) return;
  for (const { name } of typeParameters?.params ?? []) {
    const { start, end } = name;
    rows.add({ kind: "type-parameter", flags: 0, parent, name: name.name, nameStart: start, start, end });
  }
}

function addParameter(parameter: ParamPattern, { rows, parent }: MemberPlace): void {
  const names = boundNames(parameter);
  const optional = isOptional(parameter) ? flag.optional : 0;
  for (const { name, node } of names) {
    const [start, end] =
      names.length === 1 ? [startOf(parameter), parameter.end] : [node.start, node.start + name.length];
    rows.add({ kind: "parameter", flags: optional, parent, name, nameStart: node.start, start, end });
  }
}

const isOptional = (node: Node): boolean => "optional" in node && node.optional === true;

export function addClassMembers(node: Class, place: MemberPlace): void {
  addTypeParameterRows(place.parent, node.typeParameters, place.rows);
  for (const element of node.body.body) addClassMember(element, place);
}

function addClassMember(element: ClassElement, { source, rows, parent }: MemberPlace): void {
  if (element.type === "StaticBlock") return;
  const { end } = element;
  if (element.type === "TSIndexSignature") {
    const flags = (element.static ? flag.static : 0) | (element.readonly ? flag.readonly : 0);
    const { start } = element;
    rows.add({ kind: "index-signature", flags, parent, name: "", start, end });
    return;
  }
  const start = startOf(element);
  const named = namedMember(element.key, element.computed, source);
  let flags =
    named.flags |
    (element.type.startsWith("TSAbstract") ? flag.abstract : 0) |
    (element.static ? flag.static : 0) |
    (element.override ? flag.override : 0) |
    (element.optional === true ? flag.optional : 0) |
    (element.accessibility == null ? 0 : flag[element.accessibility]);
  if (!isMethod(element)) {
    const isAccessor = element.type.includes("Accessor");
    flags |=
      (element.declare === true ? flag.declare : 0) |
      (element.readonly === true ? flag.readonly : 0) |
      (isAccessor ? flag.accessor : 0);
    rows.add({ ...named, kind: isAccessor ? "accessor" : "property", flags, parent, start, end });
    return;
  }
  const { value } = element;
  flags |=
    (value.async ? flag.async : 0) |
    (value.generator ? flag.generator : 0) |
    (element.kind === "get" ? flag.get : element.kind === "set" ? flag.set : 0) |
    (hasBody(value) ? flag.body : 0);
  const isConstructor = element.kind === "constructor";
  const kind = isConstructor ? "constructor" : element.kind === "method" ? "method" : "accessor";
  const row = rows.add({ ...named, kind, flags, parent, start, end });
  if (!isConstructor) addSignatureRows(row, value, { source, rows });
  else addConstructorParameters(value, row, { source, rows, parent });
}

function addConstructorParameters({ params }: FunctionNode, row: number, place: MemberPlace): void {
  const { rows, parent } = place;
  for (const parameter of params) {
    if (parameter.type !== "TSParameterProperty") {
      if (rows.options.parameters) addParameter(parameter, { ...place, parent: row });
      continue;
    }
    const flags =
      flag.parameterProperty |
      (parameter.accessibility === null ? 0 : flag[parameter.accessibility]) |
      (parameter.override ? flag.override : 0) |
      (parameter.readonly ? flag.readonly : 0) |
      (isOptional(parameter.parameter) ? flag.optional : 0);
    const start = startOf(parameter);
    for (const { name, node } of boundNames(parameter))
      rows.add({ kind: "property", flags, parent, name, nameStart: node.start, start, end: parameter.end });
  }
}

const isMethod = (element: ClassElement): element is MethodDefinition =>
  element.type === "MethodDefinition" || element.type === "TSAbstractMethodDefinition";

const hasBody = ({ body }: FunctionNode): boolean => body !== null;

export function addTypeMembers(members: readonly TSSignature[], { source, rows, parent }: MemberPlace): void {
  for (const member of members) {
    const { start, end } = member;
    switch (member.type) {
      case "TSIndexSignature": {
        const flags = member.readonly ? flag.readonly : 0;
        rows.add({ kind: "index-signature", flags, parent, name: "", start, end });
        break;
      }
      case "TSCallSignatureDeclaration":
      case "TSConstructSignatureDeclaration": {
        const kind = member.type === "TSCallSignatureDeclaration" ? "call-signature" : "construct-signature";
        const row = rows.add({ kind, flags: 0, parent, name: "", start, end });
        addSignatureRows(row, member, { source, rows });
        break;
      }
      case "TSPropertySignature":
      case "TSMethodSignature": {
        const named = namedMember(member.key, member.computed, source);
        const kind =
          member.type === "TSPropertySignature" ? "property" : member.kind === "method" ? "method" : "accessor";
        const flags =
          named.flags |
          (member.optional ? flag.optional : 0) |
          (member.type === "TSPropertySignature" && member.readonly ? flag.readonly : 0) |
          (member.type === "TSMethodSignature" && member.kind === "get" ? flag.get : 0) |
          (member.type === "TSMethodSignature" && member.kind === "set" ? flag.set : 0);
        const row = rows.add({ ...named, kind, flags, parent, start, end });
        if (member.type === "TSMethodSignature") addSignatureRows(row, member, { source, rows });
      }
    }
  }
}

export function addEnumMembers(members: readonly TSEnumMember[], { rows, parent }: MemberPlace): void {
  for (const { id, start, end } of members) {
    const name =
      id.type === "Identifier" ? id.name : id.type === "Literal" ? id.value : (id.quasis[0]?.value.cooked ?? "");
    rows.add({ kind: "enum-member", flags: 0, parent, name, nameStart: id.start, start, end });
  }
}
