import type { SymbolKind, SymbolRecord } from "@maze/core";
import type { Class, ClassElement, MethodDefinition, TSEnumMember, TSSignature } from "oxc-parser";
import { boundNames, memberName } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";
import type { SymbolTable } from "./symbol-table.ts";

interface MemberPlace {
  readonly file: SourceFile;
  readonly table: SymbolTable;
  readonly container: SymbolRecord;
}

/** Fields, methods, accessors, the constructor and its parameter properties. */
export function addClassMembers(node: Class, place: MemberPlace): void {
  const { file } = place;
  const add = createMemberAdder(place);
  for (const element of node.body.body) {
    if (element.type === "StaticBlock" || element.type === "TSIndexSignature") continue;
    const name = memberName(element.key, element.computed, file.text);
    const start = Math.min(element.start, element.decorators[0]?.start ?? Infinity);
    add({
      name,
      kind: kindOfElement(element),
      start,
      end: element.end,
      isStatic: element.static,
      modifiers: modifiersOfElement(element),
    });
    if (isMethod(element) && element.kind === "constructor") addParameterProperties(element, add);
  }
}

function addParameterProperties(node: MethodDefinition, add: AddMember): void {
  for (const parameter of node.value.params) {
    if (parameter.type !== "TSParameterProperty") continue;
    const modifiers = [
      ...(parameter.accessibility === null ? [] : [parameter.accessibility]),
      ...(parameter.override ? ["override"] : []),
      ...(parameter.readonly ? ["readonly"] : []),
    ];
    for (const { name } of boundNames(parameter)) {
      add({ name, kind: "property", start: parameter.start, end: parameter.end, isStatic: false, modifiers });
    }
  }
}

/** Members of an interface or an object type. */
export function addTypeMembers(members: readonly TSSignature[], place: MemberPlace): void {
  const add = createMemberAdder(place);
  for (const member of members) {
    if (member.type !== "TSPropertySignature" && member.type !== "TSMethodSignature") continue;
    const isAccessor = member.type === "TSMethodSignature" && member.kind !== "method";
    const kind = isAccessor ? "accessor" : member.type === "TSMethodSignature" ? "method" : "property";
    const modifiers = [
      ...(member.readonly ? ["readonly"] : []),
      ...(member.optional ? ["optional"] : []),
      ...(isAccessor ? [member.kind] : []),
    ];
    const name = memberName(member.key, member.computed, place.file.text);
    add({ name, kind, start: member.start, end: member.end, isStatic: false, modifiers });
  }
}

export function addEnumMembers(members: readonly TSEnumMember[], { file, table, container }: MemberPlace): void {
  for (const { id, start, end } of members) {
    const isPlain = id.type === "Identifier" || id.type === "Literal";
    const name = isPlain ? memberName(id, false, file.text) : (id.quasis[0]?.value.cooked ?? "");
    table.add({ name, kind: "enum-member", start, end, container });
  }
}

interface FoundMember {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly start: number;
  readonly end: number;
  readonly isStatic: boolean;
  readonly modifiers: readonly string[];
}
type AddMember = (member: FoundMember) => void;

/** Overloads and the two halves of an accessor share one record. */
function createMemberAdder({ table, container }: MemberPlace): AddMember {
  const shared = new Map<string, SymbolRecord>();
  return (member) => {
    const { name, kind, isStatic, modifiers, start, end } = member;
    const key = `${kind} ${String(isStatic)} ${name}`;
    const earlier = shared.get(key);
    if (earlier !== undefined && kind !== "property") {
      table.extend(earlier, { start, modifiers });
      return;
    }
    shared.set(key, table.add({ name, kind, start, end, container, modifiers }));
  };
}

const isMethod = (element: ClassElement): element is MethodDefinition =>
  element.type === "MethodDefinition" || element.type === "TSAbstractMethodDefinition";

function kindOfElement(element: ClassElement): SymbolKind {
  if (!isMethod(element)) return element.type.includes("Accessor") ? "accessor" : "property";
  if (element.kind === "constructor") return "constructor";
  return element.kind === "method" ? "method" : "accessor";
}

function modifiersOfElement(element: Exclude<ClassElement, { type: "StaticBlock" | "TSIndexSignature" }>): string[] {
  const flag = (isSet: boolean | undefined, name: string): string[] => (isSet === true ? [name] : []);
  const own = isMethod(element)
    ? [
        ...flag(element.value.async, "async"),
        ...flag(element.value.generator, "generator"),
        ...(element.kind === "get" || element.kind === "set" ? [element.kind] : []),
      ]
    : [
        ...flag(element.declare, "declare"),
        ...flag(element.readonly, "readonly"),
        ...flag(element.type.includes("Accessor"), "accessor"),
      ];
  const accessibility = element.accessibility ?? null;
  return [
    ...(accessibility === null ? [] : [accessibility]),
    ...flag(element.type.startsWith("TSAbstract"), "abstract"),
    ...flag(element.static, "static"),
    ...flag(element.override, "override"),
    ...flag(element.optional, "optional"),
    ...own,
  ];
}
