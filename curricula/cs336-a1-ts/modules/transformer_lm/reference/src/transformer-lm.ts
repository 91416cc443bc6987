import { embed } from "./embedding.ts";
import { initLinear, linear } from "./linear.ts";
import { type BlockWeights, type ModelConfig, type ModelWeights } from "./model.ts";
import { normal, type Random } from "./random.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { zeros, type Tensor } from "./tensor.ts";
import { transformerBlock } from "./transformer-block.ts";

/** Fresh weights for a model of these sizes. */
export function initTransformer(config: ModelConfig, random: Random): ModelWeights {
  const { vocabulary, width, layers, heads, hidden } = config;
  if (width % (2 * heads) !== 0) throw new RangeError(`a width of ${width} is no multiple of twice ${heads} heads`);
  const embedding = zeros([vocabulary, width]);
  for (let i = 0; i < embedding.data.length; i += 1) {
    let draw = normal(random);
    while (Math.abs(draw) > 3) {
      draw = normal(random);
    }
    embedding.data[i] = draw;
  }
  const blocks: BlockWeights[] = [];
  for (let layer = 0; layer < layers; layer += 1) {
    blocks.push({
      attentionNorm: ones(width),
      attention: {
        query: initLinear(width, width, random),
        key: initLinear(width, width, random),
        value: initLinear(width, width, random),
        output: initLinear(width, width, random),
      },
      feedForwardNorm: ones(width),
      feedForward: {
        gate: initLinear(width, hidden, random),
        up: initLinear(width, hidden, random),
        down: initLinear(hidden, width, random),
      },
    });
  }
  return { embedding, blocks, finalNorm: ones(width), output: initLinear(width, vocabulary, random) };
}

/** The logits [ids.length, vocabulary] for the token after each of `ids`. */
export function transformer(ids: ArrayLike<number>, weights: ModelWeights, config: ModelConfig): Tensor {
  if (ids.length > config.context) {
    throw new RangeError(`${ids.length} tokens do not fit a context of ${config.context}`);
  }
  let stream = embed(weights.embedding, ids);
  for (const block of weights.blocks) {
    stream = transformerBlock(stream, block, config.heads, config.theta);
  }
  return linear(rmsNorm(stream, weights.finalNorm), weights.output);
}

/** How many numbers a model of these sizes learns, without building it. */
export function parameterCount(config: ModelConfig): number {
  const { vocabulary, width, layers, hidden } = config;
  const block = 2 * width + 4 * width * width + 3 * width * hidden;
  return 2 * vocabulary * width + layers * block + width;
}

function ones(length: number): Tensor {
  const result = zeros([length]);
  result.data.fill(1);
  return result;
}
