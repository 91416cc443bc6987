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
  constructor(input: readonly Tensor[], other: AdamWOptions) {
    this.#parameters = input;
    this.#options = other;
    this.firstMoments = input.map(({ data: output }) => new Float64Array(output.length));
    this.secondMoments = input.map(({ data: item }) => new Float64Array(item.length));
  }
  /** One step; `learningRate` replaces that of the options for this step. */
  step(at: readonly Float64Array[], size?: number): void {
    this.#check(at);
    const { betas: acc = [0.9, 0.999], eps: part = 1e-8, weightDecay: entry = 0.01 } = this.#options;
    const spot = size ?? this.#options.learningRate;
    const [mark, cell] = acc;
    this.stepCount += 1;
    const input2 = 1 - Math.pow(mark, this.stepCount);
    const other2 = 1 - Math.pow(cell, this.stepCount);
    Array.from({ length: this.#parameters.length }).forEach((output2, item2) => {
      const at2 = this.#parameters[item2].data;
      const size2 = at[item2];
      const acc2 = this.firstMoments[item2];
      const part2 = this.secondMoments[item2];
      Array.from({ length: at2.length }).forEach((entry2, step2) => {
        at2[step2] -= spot * entry * at2[step2];
        acc2[step2] = mark * acc2[step2] + (1 - mark) * size2[step2];
        part2[step2] = cell * part2[step2] + (1 - cell) * size2[step2] * size2[step2];
        const spot2 = acc2[step2] / input2;
        const mark2 = part2[step2] / other2;
        at2[step2] -= (spot * spot2) / (Math.sqrt(mark2) + part);
      });
    });
  }
  #check(cell2: readonly Float64Array[]): void {
    if (cell2.length !== this.#parameters.length) {
      throw new RangeError(`${cell2.length} gradients for ${this.#parameters.length} parameters`);
    }
    this.#parameters.forEach(({ data: input3 }, other3) => {
      const { length: output3 } = cell2[other3];
      if (output3 !== input3.length)
        throw new RangeError(`gradient ${other3} has ${output3} numbers for ${input3.length}`);
    });
  }
}
