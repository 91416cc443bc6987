import { visitorKeys, type Node } from "oxc-parser";

/**
 * Visits a tree in the order of the text, without recursion. The children of a node are left out where `enter` returns
 * `false`.
 */
export function walkNodes(root: Node | readonly Node[], enter: (node: Node) => boolean | undefined): void {
  const pending: Node[] = isList(root) ? [...root].reverse() : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (enter(node) === false) continue;
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] as Node);
  }
}

/** Direct children of a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    // The generated keys name exactly the members that hold nodes, lists of nodes, or null.
    const member = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    if (Array.isArray(member)) children.push(...member.filter((child) => child !== null));
    else if (member !== null && member !== undefined) children.push(member);
  }
  return children;
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);
