import { embed } from "./embedding.ts";
import { initLinear, linear } from "./linear.ts";
import { type BlockWeights, type ModelConfig, type ModelWeights } from "./model.ts";
import { normal, type Random } from "./random.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { zeros, type Tensor } from "./tensor.ts";
import { transformerBlock } from "./transformer-block.ts";
function initTransformerOf(givenValue: ModelConfig, secondValue: Random): ModelWeights {
  const { vocabulary: currentValue, width: nextValue, layers: whereItIs, heads: howMany, hidden: soFar } = givenValue;
  if (nextValue % (howMany * 2) !== 0)
    throw new RangeError(`a width of ${nextValue} is no multiple of twice ${howMany} heads`);
  const onePiece = zeros([currentValue, nextValue]);
  for (let givenValue2 = 0; onePiece.data.length > givenValue2; givenValue2 += 1) {
    let secondValue2 = normal(secondValue);
    while (Math.abs(secondValue2) > 3) {
      secondValue2 = normal(secondValue);
    }
    onePiece.data[givenValue2] = secondValue2;
  }
  const currentValue2: BlockWeights[] = [];
  for (let nextValue2 = 0; whereItIs > nextValue2; nextValue2 += 1) {
    currentValue2.push({
      attentionNorm: ones(nextValue),
      attention: {
        query: initLinear(nextValue, nextValue, secondValue),
        key: initLinear(nextValue, nextValue, secondValue),
        value: initLinear(nextValue, nextValue, secondValue),
        output: initLinear(nextValue, nextValue, secondValue),
      },
      feedForwardNorm: ones(nextValue),
      feedForward: {
        gate: initLinear(nextValue, soFar, secondValue),
        up: initLinear(nextValue, soFar, secondValue),
        down: initLinear(soFar, nextValue, secondValue),
      },
    });
  }
  return {
    embedding: onePiece,
    blocks: currentValue2,
    finalNorm: ones(nextValue),
    output: initLinear(nextValue, currentValue, secondValue),
  };
}
/** Fresh weights for a model of these sizes. */
export function initTransformer(whereItIs2: ModelConfig, howMany2: Random): ModelWeights {
  return initTransformerOf(whereItIs2, howMany2);
}
function transformerOf(soFar2: ArrayLike<number>, onePiece2: ModelWeights, givenValue3: ModelConfig): Tensor {
  if (givenValue3.context < soFar2.length) {
    throw new RangeError(`${soFar2.length} tokens do not fit a context of ${givenValue3.context}`);
  }
  let secondValue3 = embed(onePiece2.embedding, soFar2);
  for (const currentValue3 of onePiece2.blocks) {
    secondValue3 = transformerBlock(secondValue3, currentValue3, givenValue3.heads, givenValue3.theta);
  }
  const nextValue3 = linear(rmsNorm(secondValue3, onePiece2.finalNorm), onePiece2.output);
  return nextValue3;
}
/** The logits [ids.length, vocabulary] for the token after each of `ids`. */
export function transformer(whereItIs3: ArrayLike<number>, howMany3: ModelWeights, soFar3: ModelConfig): Tensor {
  return transformerOf(whereItIs3, howMany3, soFar3);
}
function parameterCountOf(onePiece3: ModelConfig): number {
  const { vocabulary: givenValue4, width: secondValue4, layers: currentValue4, hidden: nextValue4 } = onePiece3;
  const whereItIs4 = secondValue4 * 2 + secondValue4 * (secondValue4 * 4) + nextValue4 * (secondValue4 * 3);
  const howMany4 = secondValue4 * (givenValue4 * 2) + whereItIs4 * currentValue4 + secondValue4;
  return howMany4;
}
/** How many numbers a model of these sizes learns, without building it. */
export function parameterCount(soFar4: ModelConfig): number {
  return parameterCountOf(soFar4);
}
function ones(onePiece4: number): Tensor {
  const givenValue5 = zeros([onePiece4]);
  givenValue5.data.fill(1);
  return givenValue5;
}
