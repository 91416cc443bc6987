/** A queue that gives the item with the least score first; among equals the one that came first. */
export interface ScoreQueue<Item> {
  readonly size: number;
  push(score: number, item: Item): void;
  /** The next item, without taking it. */
  peek(): Item | undefined;
  pop(): Item | undefined;
}

/** A binary heap. */
export function createScoreQueue<Item>(): ScoreQueue<Item> {
  const heap: { score: number; order: number; item: Item }[] = [];
  let order = 0;
  const isBefore = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]];
    if (x === undefined || y === undefined) return x !== undefined;
    return x.score < y.score || (x.score === y.score && x.order < y.order);
  };
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]];
    if (x === undefined || y === undefined) return;
    heap[a] = y;
    heap[b] = x;
  };
  return {
    get size() {
      return heap.length;
    },
    push(score, item) {
      heap.push({ score, order: order++, item });
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (isBefore(parent, at)) break;
        swap(parent, at);
        at = parent;
      }
    },
    peek: () => heap[0]?.item,
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        for (let at = 0; ;) {
          const [left, right] = [2 * at + 1, 2 * at + 2];
          const least = right < heap.length && isBefore(right, left) ? right : left;
          if (least >= heap.length || isBefore(at, least)) break;
          swap(at, least);
          at = least;
        }
      }
      return first.item;
    },
  };
}
