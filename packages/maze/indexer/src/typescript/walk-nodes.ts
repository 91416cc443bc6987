import { visitorKeys, type Node } from "oxc-parser";

/**
 * Visits a tree in the order of the text, without recursion. The children of a node are left out where `enter` returns
 * `false`.
 */
export function walkNodes(root: Node | readonly Node[], enter: (node: Node) => boolean | undefined): void {
  const pending: Node[] = isList(root) ? [...root].reverse() : [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (enter(node) !== false) pushChildren(node, pending);
  }
}

/** Direct children of a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  pushChildren(node, children);
  return children.reverse();
}

/** Adds the children of a node, the last one first. */
function pushChildren(node: Node, into: Node[]): void {
  const keys = visitorKeys[node.type] ?? [];
  // The generated keys name exactly the members that hold nodes, lists of nodes, or null.
  const members = node as unknown as Readonly<Record<string, Node | (Node | null)[] | null | undefined>>;
  for (let k = keys.length - 1; k >= 0; k--) {
    const member = members[keys[k] ?? ""];
    if (member === null || member === undefined) continue;
    if (!Array.isArray(member)) into.push(member);
    else {
      for (let i = member.length - 1; i >= 0; i--) {
        const child = member[i];
        if (child !== null && child !== undefined) into.push(child);
      }
    }
  }
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);
