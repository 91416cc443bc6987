import { type Tensor } from "./tensor.ts";
export interface AdamWOptions {
  readonly learningRate: number;
  /** 0.9 and 0.999 by default. */
  readonly betas?: readonly [number, number];
  /** 1e-8 by default. */
  readonly eps?: number;
  /** 0.01 by default. */
  readonly weightDecay?: number;
}
/** Updates parameters in place from their gradients. */
export class AdamW {
  /** Steps taken so far. */
  stepCount = 0;
  /** The running means of the gradients, and of their squares: one list for each parameter tensor. */
  readonly firstMoments: readonly Float64Array[];
  readonly secondMoments: readonly Float64Array[];
  readonly #parameters: readonly Tensor[];
  readonly #options: AdamWOptions;
  constructor(givenValue: readonly Tensor[], secondValue: AdamWOptions) {
    this.#parameters = givenValue;
    this.#options = secondValue;
    this.firstMoments = givenValue.map(({ data: currentValue }) => new Float64Array(currentValue.length));
    this.secondMoments = givenValue.map(({ data: nextValue }) => new Float64Array(nextValue.length));
  }
  /** One step; `learningRate` replaces that of the options for this step. */
  step(whereItIs: readonly Float64Array[], howMany?: number): void {
    this.#check(whereItIs);
    const { betas: soFar = [0.9, 0.999], eps: onePiece = 1e-8, weightDecay: givenValue2 = 0.01 } = this.#options;
    const secondValue2 = howMany ?? this.#options.learningRate;
    const [currentValue2, nextValue2] = soFar;
    this.stepCount += 1;
    const whereItIs2 = 1 - Math.pow(currentValue2, this.stepCount);
    const howMany2 = 1 - Math.pow(nextValue2, this.stepCount);
    for (let soFar2 = 0; this.#parameters.length > soFar2; soFar2 += 1) {
      const onePiece2 = this.#parameters[soFar2].data;
      const givenValue3 = whereItIs[soFar2];
      const secondValue3 = this.firstMoments[soFar2];
      const currentValue3 = this.secondMoments[soFar2];
      for (let nextValue3 = 0; onePiece2.length > nextValue3; nextValue3 += 1) {
        const whereItIs3 = onePiece2[nextValue3] * (givenValue2 * secondValue2);
        onePiece2[nextValue3] -= whereItIs3;
        const howMany3 = secondValue3[nextValue3] * currentValue2 + givenValue3[nextValue3] * (1 - currentValue2);
        secondValue3[nextValue3] = howMany3;
        const soFar3 =
          currentValue3[nextValue3] * nextValue2 +
          givenValue3[nextValue3] * (givenValue3[nextValue3] * (1 - nextValue2));
        currentValue3[nextValue3] = soFar3;
        const onePiece3 = secondValue3[nextValue3] / whereItIs2;
        const givenValue4 = currentValue3[nextValue3] / howMany2;
        const secondValue4 = (onePiece3 * secondValue2) / (Math.sqrt(givenValue4) + onePiece);
        onePiece2[nextValue3] -= secondValue4;
      }
    }
  }
  #check(currentValue4: readonly Float64Array[]): void {
    if (currentValue4.length !== this.#parameters.length) {
      throw new RangeError(`${currentValue4.length} gradients for ${this.#parameters.length} parameters`);
    }
    this.#parameters.forEach(({ data: nextValue4 }, whereItIs4) => {
      const { length: howMany4 } = currentValue4[whereItIs4];
      if (howMany4 !== nextValue4.length)
        throw new RangeError(`gradient ${whereItIs4} has ${howMany4} numbers for ${nextValue4.length}`);
    });
  }
}
