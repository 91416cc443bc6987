import { embed } from "./embedding.ts";
import { initLinear, linear } from "./linear.ts";
import { type BlockWeights, type ModelConfig, type ModelWeights } from "./model.ts";
import { normal, type Random } from "./random.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { zeros, type Tensor } from "./tensor.ts";
import { transformerBlock } from "./transformer-block.ts";
/** Fresh weights for a model of these sizes. */
export function initTransformer(b: ModelConfig, c: Random): ModelWeights {
  const { vocabulary: d, width: e, layers: g, heads: h, hidden: m } = b;
  if (e % (2 * h) !== 0) throw new RangeError(`a width of ${e} is no multiple of twice ${h} heads`);
  const p = zeros([d, e]);
  {
    let q = 0;
    while (q < p.data.length) {
      let r = normal(c);
      while (Math.abs(r) > 3) {
        r = normal(c);
      }
      p.data[q] = r;
      q = q + 1;
    }
  }
  const s: BlockWeights[] = [];
  {
    let t = 0;
    while (t < g) {
      s.push({
        attentionNorm: ones(e),
        attention: {
          query: initLinear(e, e, c),
          key: initLinear(e, e, c),
          value: initLinear(e, e, c),
          output: initLinear(e, e, c),
        },
        feedForwardNorm: ones(e),
        feedForward: {
          gate: initLinear(e, m, c),
          up: initLinear(e, m, c),
          down: initLinear(m, e, c),
        },
      });
      t = t + 1;
    }
  }
  return { embedding: p, blocks: s, finalNorm: ones(e), output: initLinear(e, d, c) };
}
/** The logits [ids.length, vocabulary] for the token after each of `ids`. */
export function transformer(u: ArrayLike<number>, w: ModelWeights, z: ModelConfig): Tensor {
  if (u.length > z.context) {
    throw new RangeError(`${u.length} tokens do not fit a context of ${z.context}`);
  }
  let a2 = embed(w.embedding, u);
  for (const b2 of w.blocks) {
    a2 = transformerBlock(a2, b2, z.heads, z.theta);
  }
  return linear(rmsNorm(a2, w.finalNorm), w.output);
}
/** How many numbers a model of these sizes learns, without building it. */
export function parameterCount(c2: ModelConfig): number {
  const { vocabulary: d2, width: e2, layers: g2, hidden: h2 } = c2;
  const m2 = 2 * e2 + 4 * e2 * e2 + 3 * e2 * h2;
  return 2 * d2 * e2 + g2 * m2 + e2;
}
function ones(p2: number): Tensor {
  const q2 = zeros([p2]);
  q2.data.fill(1);
  return q2;
}
