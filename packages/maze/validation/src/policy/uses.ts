import type { Node, Program } from "oxc-parser";
import { type Capability, capabilityOfGlobal, capabilityOfModule, isHarmlessOfProcess } from "./capabilities.ts";
import { childrenOf, isNode, namesOfScope } from "./scopes.ts";

/** A place where code reaches outside of itself. */
export interface Use {
  readonly capability: Capability;
  /** As an allow list names it: `fs`, `fetch`, `process.exit`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const globalObjects = new Set(["globalThis", "window", "self", "global"]);

/**
 * Where a program imports what reaches outside, or uses a global that does. A name that the program declares itself is
 * not the global; one that it only declares to the compiler is.
 */
export function findUses(program: Program): Use[] {
  const uses: Use[] = [];
  const scopes: ReadonlySet<string>[] = [];
  const isGlobal = (name: string): boolean => !scopes.some((names) => names.has(name));
  const add = (capability: Capability | undefined, name: string, { start, end }: Node): void => {
    if (capability !== undefined) uses.push({ capability, name, start, end });
  };
  const addModule = (source: unknown, at: Node): void => {
    const specifier = textOf(source);
    const found = specifier === undefined ? undefined : capabilityOfModule(specifier);
    if (found !== undefined) add(found.capability, found.name, at);
  };
  const isGlobalNamed = (node: Node, names: { has(name: string): boolean }): boolean =>
    node.type === "Identifier" && names.has(node.name) && isGlobal(node.name);

  function visit(node: Node, parent: Node | undefined): void {
    const names = namesOfScope(node);
    if (names !== undefined) scopes.push(names);
    look(node, parent);
    for (const child of childrenOf(node)) if (!isTypeOnly(child)) visit(child, node);
    if (names !== undefined) scopes.pop();
  }

  function look(node: Node, parent: Node | undefined): void {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
      case "ImportExpression":
        addModule(node.source, node);
        return;
      case "TSImportEqualsDeclaration":
        if (node.moduleReference.type === "TSExternalModuleReference") addModule(node.moduleReference.expression, node);
        return;
      case "CallExpression":
        if (isLoader(node.callee)) addModule(node.arguments[0], node);
        return;
      case "MemberExpression": {
        if (!isGlobalNamed(node.object, globalObjects)) return;
        const name = memberOf(node);
        if (name === undefined) return;
        if (name === "process") lookAtProcess(node, parent);
        else add(capabilityOfGlobal(name), name, node);
        return;
      }
      case "Identifier":
        if (!isReference(node, parent) || !isGlobal(node.name)) return;
        if (node.name === "process") lookAtProcess(node, parent);
        else add(capabilityOfGlobal(node.name), node.name, node);
        return;
      default:
    }
  }

  /** `require` itself, or what loads a module of Node by its name. */
  function isLoader(callee: Node): boolean {
    if (callee.type === "Identifier") return callee.name === "require";
    return callee.type === "MemberExpression" && ["getBuiltinModule", "require"].includes(memberOf(callee) ?? "");
  }

  function lookAtProcess(node: Node, parent: Node | undefined): void {
    // Asking whether there is a process, as code for browsers does.
    if (parent?.type === "UnaryExpression" && parent.operator === "typeof") return;
    const member = parent?.type === "MemberExpression" && parent.object === node ? memberOf(parent) : undefined;
    if (member === undefined) add("process", "process", node);
    else if (!isHarmlessOfProcess(member)) add("process", `process.${member}`, parent ?? node);
  }

  visit(program, undefined);
  return uses;
}

/** Names that stand for a value, not for a member, a label or what they declare. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return false;
  const of = parent as unknown as Readonly<Record<string, unknown>>;
  if (of["computed"] !== true && (of["property"] === node || of["key"] === node))
    return parent.type === "Property" && parent.shorthand && parent.value === node;
  if (of["id"] === node || of["label"] === node || of["local"] === node) return parent.type === "ExportSpecifier";
  return of["imported"] !== node && of["exported"] !== node;
}

const isTypeOnly = (node: Node): boolean =>
  /^TS(?:TypeAnnotation|TypeParameter|InterfaceDeclaration|TypeAlias|TypeQuery|DeclareFunction)/.test(node.type) ||
  ("declare" in node && node.declare) ||
  ("importKind" in node && node.importKind === "type") ||
  ("exportKind" in node && node.exportKind === "type");

function memberOf(node: Node): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  return node.computed ? textOf(node.property) : node.property.type === "Identifier" ? node.property.name : undefined;
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  const [only] = node.type === "TemplateLiteral" ? node.quasis : [];
  return node.type === "TemplateLiteral" && node.expressions.length === 0
    ? (only?.value.cooked ?? undefined)
    : undefined;
}
