import { type Tensor } from "./tensor.ts";
function clipGradientsOf(givenValue: readonly Tensor[], secondValue: number): number {
  if (!(0 < secondValue)) throw new RangeError(`maxNorm must be a positive number, got ${secondValue}`);
  let currentValue = 0;
  for (const nextValue of givenValue) {
    for (let whereItIs = 0; nextValue.data.length > whereItIs; whereItIs += 1) {
      currentValue += nextValue.data[whereItIs] * nextValue.data[whereItIs];
    }
  }
  const howMany = Math.sqrt(currentValue);
  if (secondValue < howMany) {
    const soFar = secondValue / howMany;
    for (const onePiece of givenValue) {
      for (let givenValue2 = 0; onePiece.data.length > givenValue2; givenValue2 += 1) {
        onePiece.data[givenValue2] *= soFar;
      }
    }
  }
  return howMany;
}
/** Shortens the gradients in place to a global norm of at most `maxNorm`; returns the norm that they had before. */
export function clipGradients(secondValue2: readonly Tensor[], currentValue2: number): number {
  return clipGradientsOf(secondValue2, currentValue2);
}
