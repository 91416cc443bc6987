import { tensor, type Tensor } from "./tensor.ts";

interface Row {
  readonly scores: Float64Array;
  readonly target: number;
}

function split(logits: Tensor, targets: ArrayLike<number>): Row[] {
  const vocabulary = logits.shape[logits.shape.length - 1];
  const count = logits.data.length / vocabulary;
  if (count !== targets.length) throw new RangeError("one target for each row, please");
  return Array.from({ length: count }, (_, r) => {
    const target = targets[r];
    if (target % 1 !== 0 || target < 0 || target > vocabulary - 1) throw new RangeError(`no such token: ${target}`);
    return { scores: logits.data.slice(r * vocabulary, (r + 1) * vocabulary), target };
  });
}

/** log(sum(exp(row))) */
const logSumExp = (row: Float64Array) => {
  const top = Math.max(...row);
  return top + Math.log(row.reduce((sum, score) => sum + Math.exp(score - top), 0));
};

export function crossEntropy(logits: Tensor, targets: ArrayLike<number>): number {
  const rows = split(logits, targets);
  const losses = rows.map(({ scores, target }) => logSumExp(scores) - scores[target]);
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

export function crossEntropyGradient(logits: Tensor, targets: ArrayLike<number>): Tensor {
  const rows = split(logits, targets);
  const flat = rows.flatMap(({ scores, target }) => {
    const normaliser = logSumExp(scores);
    return [...scores].map((score, j) => {
      const probability = Math.exp(score - normaliser);
      return (j === target ? probability - 1 : probability) / rows.length;
    });
  });
  return tensor(logits.shape, flat);
}
