import type { LarkNode } from "./lark-tree.ts";

/** The tree with every node replaced, from the leaves up. */
export function mapNode(node: LarkNode, replace: (node: LarkNode) => LarkNode): LarkNode {
  const map = (inner: LarkNode): LarkNode => mapNode(inner, replace);
  switch (node.kind) {
    case "sequence":
    case "and":
      return replace({ ...node, items: node.items.map(map) });
    case "choice":
      return replace({ ...node, options: node.options.map(map) });
    case "repeat":
    case "alias":
    case "when":
    case "not":
      return replace({ ...node, item: map(node.item) });
    case "template":
      return replace({ ...node, arguments: node.arguments.map(map) });
    case "text":
    case "range":
    case "regex":
    case "name":
    case "json":
    case "regex-json":
    case "nested":
      return replace(node);
  }
}
