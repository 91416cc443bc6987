import type { NodeRecords } from "./node-records.ts";
import { NodeKind } from "./protocol.ts";

/** What a signature says about a parameter besides its type, which the server does not tell otherwise. */
export interface ParameterShape {
  readonly name: string;
  readonly optional: boolean;
  readonly rest: boolean;
}

/** Parameters of a signature, from the declaration that the compiler printed for it; `this` is left out. */
export function readSignatureShape(nodes: NodeRecords): ParameterShape[] {
  return nodes
    .children(1)
    .filter((node) => nodes.kind(node) === NodeKind.parameter)
    .map((node, index) => parameterShape(nodes, node, index))
    .filter(({ name }) => name !== "this");
}

function parameterShape(nodes: NodeRecords, parameter: number, index: number): ParameterShape {
  const children = nodes.children(parameter);
  const named = children.find((node) => nodes.kind(node) === NodeKind.identifier);
  const has = (kind: number): boolean => children.some((node) => nodes.kind(node) === kind);
  return {
    name: named === undefined ? `parameter${index + 1}` : nodes.text(named),
    optional: has(NodeKind.question),
    rest: has(NodeKind.dotDotDot),
  };
}

/** Names of the properties that a printed object type marks `readonly`. */
export function readonlyProperties(nodes: NodeRecords): ReadonlySet<string> {
  const names = nodes.children(1).flatMap((member) => {
    const children = nodes.children(member);
    if (!children.some((node) => nodes.kind(node) === NodeKind.readonlyKeyword)) return [];
    const name = children.find(
      (node) => nodes.kind(node) === NodeKind.identifier || nodes.kind(node) === NodeKind.stringLiteral,
    );
    return name === undefined ? [] : [nodes.text(name)];
  });
  return new Set(names);
}

/** Whether a declaration in a file says `private` or `protected`. */
export function isInaccessible(nodes: NodeRecords, declaration: number): boolean {
  return nodes.children(declaration).some((node) => {
    const kind = nodes.kind(node);
    return kind === NodeKind.privateKeyword || kind === NodeKind.protectedKeyword;
  });
}

/** Whether an imported name can only be used as a type. */
export function isTypeOnlyImport(nodes: NodeRecords, declaration: number): boolean {
  for (let node = declaration; nodes.kind(node) !== NodeKind.importDeclaration && node > 1; node = nodes.parent(node)) {
    const kind = nodes.kind(node);
    if (kind === NodeKind.importSpecifier && ((nodes.data(node) >>> 24) & 1) === 1) return true;
    if (kind === NodeKind.importClause && ((nodes.data(node) >>> 24) & 3) === 1) return true;
  }
  return false;
}
