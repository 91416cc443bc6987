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

  constructor(parameters: readonly Tensor[], options: AdamWOptions) {
    throw new Error("not implemented");
  }

  /** One step; `learningRate` replaces that of the options for this step. */
  step(gradients: readonly Float64Array[], learningRate?: number): void {
    throw new Error("not implemented");
  }
}
