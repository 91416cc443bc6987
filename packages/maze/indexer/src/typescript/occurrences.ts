import type { Node } from "oxc-parser";
import type { SourceFile } from "./parse-source.ts";
import { childrenOf } from "./walk-nodes.ts";

/** What an identifier does where it stands. */
export const OCCURRENCE_ROLES = [
  "declaration",
  "import",
  "export",
  "call",
  "construct",
  "type",
  "write",
  "property",
  "key",
  "read",
] as const;
export type OccurrenceRole = (typeof OCCURRENCE_ROLES)[number];

/** One place where a name is spelled as an identifier: no comment, no text of a string. */
export interface Occurrence {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly role: OccurrenceRole;
}

/** Every place of a file where a name stands as an identifier, with what it does there, in the order of the text. */
export function readOccurrences(file: SourceFile, name: string): Occurrence[] {
  const found = new Map<number, Occurrence>();
  const pending: Step[] = [{ node: file.program, parents: [], isPattern: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parents, isPattern } = next;
    if (spells(node, name)) {
      const start = node.type === "PrivateIdentifier" ? node.start + 1 : node.start;
      const [parent, outer] = parents;
      const role = parent === undefined ? "read" : roleOf(node, parent, { outer, isPattern });
      const earlier = found.get(start);
      // `{ name }` spells once what is a key and a value.
      if (earlier === undefined || earlier.role === "key") found.set(start, { start, end: start + name.length, role });
    }
    for (const child of childrenOf(node)) {
      pending.push({ node: child, parents: [node, ...parents.slice(0, 1)], isPattern: staysPattern(child, next) });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

interface Step {
  readonly node: Node;
  /** The node around it, and the one around that. */
  readonly parents: readonly Node[];
  /** Whether names stand here to be bound. */
  readonly isPattern: boolean;
}

function staysPattern(child: Node, { node, isPattern }: Step): boolean {
  switch (node.type) {
    case "ObjectPattern":
    case "ArrayPattern":
      return true;
    case "AssignmentPattern":
      return child === node.left;
    case "Property":
      return isPattern && child === node.value;
    case "RestElement":
      return isPattern;
    default:
      return false;
  }
}

function spells(node: Node, name: string): boolean {
  if (node.type === "PrivateIdentifier") return node.name === name || `#${node.name}` === name;
  return (node.type === "Identifier" || node.type === "JSXIdentifier") && node.name === name;
}

function roleOf(node: Node, parent: Node, of: { outer: Node | undefined; isPattern: boolean }): OccurrenceRole {
  const is = (member: unknown): boolean => member === node;
  if (of.isPattern) return "declaration";
  switch (parent.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "TSDeclareFunction":
      return "declaration";
    case "ArrowFunctionExpression":
      return is(parent.body) ? "read" : "declaration";
    case "ClassDeclaration":
    case "ClassExpression":
      return is(parent.id) ? "declaration" : "read";
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
      return "declaration";
    case "TSTypeParameter":
      return is(parent.name) ? "declaration" : "type";
    case "VariableDeclarator":
      return is(parent.id) ? "declaration" : "read";
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractMethodDefinition":
    case "TSAbstractPropertyDefinition":
    case "TSMethodSignature":
    case "TSPropertySignature":
      return is(parent.key) && !parent.computed ? "declaration" : "read";
    case "TSEnumMember":
      return is(parent.id) ? "declaration" : "read";
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return "import";
    case "ExportSpecifier":
    case "ExportDefaultDeclaration":
    case "ExportAllDeclaration":
      return "export";
    case "CallExpression":
      return is(parent.callee) ? "call" : "read";
    case "NewExpression":
      return is(parent.callee) ? "construct" : "read";
    case "MemberExpression":
      if (!is(parent.property) || parent.computed) return "read";
      if (of.outer?.type === "CallExpression" && of.outer.callee === parent) return "call";
      return of.outer?.type === "AssignmentExpression" && of.outer.left === parent ? "write" : "property";
    case "JSXMemberExpression":
      return is(parent.property) ? "property" : "read";
    case "JSXOpeningElement":
    case "JSXClosingElement":
      return "construct";
    case "JSXAttribute":
      return "key";
    case "Property":
      return is(parent.key) && !parent.computed ? "key" : "read";
    case "AssignmentExpression":
      return is(parent.left) ? "write" : "read";
    case "UpdateExpression":
      return "write";
    case "TSTypeReference":
    case "TSQualifiedName":
    case "TSClassImplements":
    case "TSInterfaceHeritage":
    case "TSTypeQuery":
    case "TSTypePredicate":
      return "type";
    default:
      return "read";
  }
}
