import type { ByteExpression, ByteExpressions } from "../derivative/byte-expression.ts";

/** Edges of an automaton: from a node to another by any word of an expression. */
export type Edges<Node> = Map<Node, Map<Node, ByteExpression>>;

/**
 * All words between two nodes, by taking out one node after the other, the least connected first (Brzozowski and
 * McCluskey, Signal flow graph techniques for sequential circuit state diagrams, 1963). The edges are used up. Nothing
 * leads into `from` and nothing out of `to`.
 */
export function eliminateStates<Node>(make: ByteExpressions, edges: Edges<Node>, from: Node, to: Node): ByteExpression {
  const into: Edges<Node> = new Map();
  const connect = (source: Node, target: Node, words: ByteExpression): void => {
    const row = edges.get(source) ?? new Map<Node, ByteExpression>();
    const joined = make.alternate([row.get(target) ?? make.nothing, words]);
    edges.set(source, row.set(target, joined));
    into.set(target, (into.get(target) ?? new Map<Node, ByteExpression>()).set(source, joined));
  };
  for (const [source, row] of [...edges]) for (const [target, words] of row) connect(source, target, words);

  const between = new Set([...edges.keys(), ...into.keys()]);
  between.delete(from);
  between.delete(to);
  const degree = (node: Node): number => (into.get(node)?.size ?? 0) * (edges.get(node)?.size ?? 0);
  while (between.size > 0) {
    const node = [...between].reduce((least, other) => (degree(other) < degree(least) ? other : least));
    between.delete(node);
    const outgoing = edges.get(node) ?? new Map<Node, ByteExpression>();
    const incoming = into.get(node) ?? new Map<Node, ByteExpression>();
    edges.delete(node);
    into.delete(node);
    const loop = make.repeat(outgoing.get(node) ?? make.nothing, 0, Number.POSITIVE_INFINITY);
    outgoing.delete(node);
    incoming.delete(node);
    for (const source of incoming.keys()) edges.get(source)?.delete(node);
    for (const target of outgoing.keys()) into.get(target)?.delete(node);
    for (const [source, before] of incoming) {
      for (const [target, after] of outgoing) connect(source, target, make.concat(before, make.concat(loop, after)));
    }
  }
  return edges.get(from)?.get(to) ?? make.nothing;
}
