import { embed } from "./embedding.ts";
import { initLinear, linear } from "./linear.ts";
import { type BlockWeights, type ModelConfig, type ModelWeights } from "./model.ts";
import { normal, type Random } from "./random.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { tensor, type Tensor } from "./tensor.ts";
import { transformerBlock } from "./transformer-block.ts";

const gains = (width: number): Tensor => tensor([width], Array<number>(width).fill(1));

function cutNormal(random: Random): number {
  for (;;) {
    const z = normal(random);
    if (z >= -3 && z <= 3) return z;
  }
}

function initBlock({ width, hidden }: ModelConfig, random: Random): BlockWeights {
  const square = () => initLinear(width, width, random);
  return {
    attentionNorm: gains(width),
    attention: { query: square(), key: square(), value: square(), output: square() },
    feedForwardNorm: gains(width),
    feedForward: {
      gate: initLinear(width, hidden, random),
      up: initLinear(width, hidden, random),
      down: initLinear(hidden, width, random),
    },
  };
}

export function initTransformer(config: ModelConfig, random: Random): ModelWeights {
  const { vocabulary, width, layers, heads } = config;
  if (!Number.isInteger(width / heads / 2)) throw new RangeError("each head needs an even width");
  const values = Array.from({ length: vocabulary * width }, () => cutNormal(random));
  return {
    embedding: tensor([vocabulary, width], values),
    blocks: Array.from({ length: layers }, () => initBlock(config, random)),
    finalNorm: gains(width),
    output: initLinear(width, vocabulary, random),
  };
}

export function transformer(ids: ArrayLike<number>, weights: ModelWeights, config: ModelConfig): Tensor {
  const { context, heads, theta } = config;
  if (context < ids.length) throw new RangeError("too many tokens");
  const hidden = weights.blocks.reduce(
    (x, block) => transformerBlock(x, block, heads, theta),
    embed(weights.embedding, ids),
  );
  return linear(rmsNorm(hidden, weights.finalNorm), weights.output);
}

export function parameterCount({ vocabulary, width, layers, hidden }: ModelConfig): number {
  const attention = 4 * width ** 2;
  const feedForward = 3 * hidden * width;
  const norms = (2 * layers + 1) * width;
  return vocabulary * width * 2 + layers * (attention + feedForward) + norms;
}
