import { embed } from "./embedding.ts";
import { initLinear, linear } from "./linear.ts";
import { type BlockWeights, type ModelConfig, type ModelWeights } from "./model.ts";
import { normal, type Random } from "./random.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { zeros, type Tensor } from "./tensor.ts";
import { transformerBlock } from "./transformer-block.ts";
/** Fresh weights for a model of these sizes. */
export const initTransformer = (input: ModelConfig, other: Random): ModelWeights => {
  const { vocabulary: item, width: at, layers: size, heads: acc, hidden: part } = input;
  if (at % (2 * acc) !== 0) throw new RangeError(`a width of ${at} is no multiple of twice ${acc} heads`);
  const entry = zeros([item, at]);
  Array.from({ length: entry.data.length }).forEach((step, spot) => {
    let mark = normal(other);
    while (Math.abs(mark) > 3) {
      mark = normal(other);
    }
    entry.data[spot] = mark;
  });
  const cell: BlockWeights[] = [];
  Array.from({ length: size }).forEach((input2, other2) => {
    cell.push({
      attentionNorm: input3(at),
      attention: {
        query: initLinear(at, at, other),
        key: initLinear(at, at, other),
        value: initLinear(at, at, other),
        output: initLinear(at, at, other),
      },
      feedForwardNorm: input3(at),
      feedForward: {
        gate: initLinear(at, part, other),
        up: initLinear(at, part, other),
        down: initLinear(part, at, other),
      },
    });
  });
  return { embedding: entry, blocks: cell, finalNorm: input3(at), output: initLinear(at, item, other) };
};
/** The logits [ids.length, vocabulary] for the token after each of `ids`. */
export const transformer = (output2: ArrayLike<number>, item2: ModelWeights, at2: ModelConfig): Tensor => {
  if (output2.length > at2.context) {
    throw new RangeError(`${output2.length} tokens do not fit a context of ${at2.context}`);
  }
  let size2 = embed(item2.embedding, output2);
  [...item2.blocks].forEach((acc2) => {
    size2 = transformerBlock(size2, acc2, at2.heads, at2.theta);
  });
  return linear(rmsNorm(size2, item2.finalNorm), item2.output);
};
/** How many numbers a model of these sizes learns, without building it. */
export const parameterCount = (part2: ModelConfig): number => {
  const { vocabulary: entry2, width: step2, layers: spot2, hidden: mark2 } = part2;
  const cell2 = 2 * step2 + 4 * step2 * step2 + 3 * step2 * mark2;
  return 2 * entry2 * step2 + spot2 * cell2 + step2;
};
const input3 = (other3: number): Tensor => {
  const output3 = zeros([other3]);
  output3.data.fill(1);
  return output3;
};
