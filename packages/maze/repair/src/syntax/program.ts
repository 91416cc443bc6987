import { parseSync, visitorKeys, type Node } from "oxc-parser";

/** A parsed text with its tree, and the way up from each node. */
export interface Program {
  readonly file: string;
  readonly text: string;
  readonly root: Node;
  parentOf(node: Node): Node | undefined;
  /** The smallest node that covers a range. */
  nodeAt(start: number, end: number): Node;
  /** Every node, outer ones first. */
  readonly nodes: readonly Node[];
  textOf(node: { readonly start: number; readonly end: number }): string;
}

/** Parses a TypeScript text; one that does not parse has an empty tree. */
export function parseProgram(file: string, text: string): Program {
  const lang = /\.[cm]?[jt]sx$/.test(file) ? "tsx" : "ts";
  const { program } = parseSync(file, text, { lang });
  const root = program as Node;
  const parents = new Map<Node, Node>();
  const nodes: Node[] = [];
  const enter = (node: Node, parent: Node | undefined): void => {
    nodes.push(node);
    if (parent !== undefined) parents.set(node, parent);
    for (const child of childrenOf(node)) enter(child, node);
  };
  enter(root, undefined);
  return {
    file,
    text,
    root,
    nodes,
    parentOf: (node) => parents.get(node),
    nodeAt(start, end) {
      let found = root;
      for (;;) {
        const inner = childrenOf(found).find((child) => child.start <= start && child.end >= end);
        if (inner === undefined) return found;
        found = inner;
      }
    },
    textOf: ({ start, end }) => text.slice(start, end),
  };
}

/** The direct children of a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  const found: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = fields[key];
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
