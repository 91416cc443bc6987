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

  constructor(parameters: readonly Tensor[], options: AdamWOptions) {
    this.#parameters = parameters;
    this.#options = options;
    this.firstMoments = parameters.map(({ data }) => new Float64Array(data.length));
    this.secondMoments = parameters.map(({ data }) => new Float64Array(data.length));
  }

  /** One step; `learningRate` replaces that of the options for this step. */
  step(gradients: readonly Float64Array[], learningRate?: number): void {
    this.#check(gradients);
    const { betas = [0.9, 0.999], eps = 1e-8, weightDecay = 0.01 } = this.#options;
    const rate = learningRate ?? this.#options.learningRate;
    const [beta1, beta2] = betas;
    this.stepCount += 1;
    const correction1 = 1 - Math.pow(beta1, this.stepCount);
    const correction2 = 1 - Math.pow(beta2, this.stepCount);
    for (let p = 0; p < this.#parameters.length; p += 1) {
      const values = this.#parameters[p].data;
      const gradient = gradients[p];
      const first = this.firstMoments[p];
      const second = this.secondMoments[p];
      for (let i = 0; i < values.length; i += 1) {
        values[i] -= rate * weightDecay * values[i];
        first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
        second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
        const mean = first[i] / correction1;
        const square = second[i] / correction2;
        values[i] -= (rate * mean) / (Math.sqrt(square) + eps);
      }
    }
  }

  #check(gradients: readonly Float64Array[]): void {
    if (gradients.length !== this.#parameters.length) {
      throw new RangeError(`${gradients.length} gradients for ${this.#parameters.length} parameters`);
    }
    this.#parameters.forEach(({ data }, p) => {
      const { length } = gradients[p];
      if (length !== data.length) throw new RangeError(`gradient ${p} has ${length} numbers for ${data.length}`);
    });
  }
}
