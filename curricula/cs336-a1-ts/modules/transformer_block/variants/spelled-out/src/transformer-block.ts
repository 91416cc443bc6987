import { type BlockWeights } from "./model.ts";
import { multiHeadAttention } from "./multihead-attention.ts";
import { rmsNorm } from "./rmsnorm.ts";
import { swiglu } from "./swiglu.ts";
import { zeros, type Tensor } from "./tensor.ts";
function transformerBlockOf(
  givenValue: Tensor,
  secondValue: BlockWeights,
  currentValue: number,
  nextValue = 10000,
): Tensor {
  const whereItIs = multiHeadAttention(
    rmsNorm(givenValue, secondValue.attentionNorm),
    secondValue.attention,
    currentValue,
    nextValue,
  );
  const howMany = add(givenValue, whereItIs);
  const soFar = swiglu(rmsNorm(howMany, secondValue.feedForwardNorm), secondValue.feedForward);
  const onePiece = add(howMany, soFar);
  return onePiece;
}
/** One pre-norm block on `x` [n, width]. */
export function transformerBlock(
  givenValue2: Tensor,
  secondValue2: BlockWeights,
  currentValue2: number,
  nextValue2 = 10000,
): Tensor {
  return transformerBlockOf(givenValue2, secondValue2, currentValue2, nextValue2);
}
function add(whereItIs2: Tensor, howMany2: Tensor): Tensor {
  const soFar2 = zeros(whereItIs2.shape);
  for (let onePiece2 = 0; soFar2.data.length > onePiece2; onePiece2 += 1) {
    const givenValue3 = whereItIs2.data[onePiece2] + howMany2.data[onePiece2];
    soFar2.data[onePiece2] = givenValue3;
  }
  return soFar2;
}
