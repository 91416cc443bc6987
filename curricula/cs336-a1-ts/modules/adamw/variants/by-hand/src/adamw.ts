import { type Tensor } from "./tensor.ts";

export interface AdamWOptions {
  readonly learningRate: number;
  readonly betas?: readonly [number, number];
  readonly eps?: number;
  readonly weightDecay?: number;
}

interface Slot {
  readonly theta: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
}

export class AdamW {
  stepCount: number = 0;
  readonly firstMoments: readonly Float64Array[];
  readonly secondMoments: readonly Float64Array[];
  private readonly slots: readonly Slot[];
  private readonly settings: Required<AdamWOptions>;

  constructor(parameters: readonly Tensor[], options: AdamWOptions) {
    this.slots = parameters.map(({ data: theta }) => ({ theta, m: theta.map(() => 0), v: theta.map(() => 0) }));
    this.firstMoments = this.slots.map((slot) => slot.m);
    this.secondMoments = this.slots.map((slot) => slot.v);
    this.settings = { betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0.01, ...options };
  }

  step(gradients: readonly Float64Array[], learningRate: number = this.settings.learningRate): void {
    const fits = this.slots.every(({ theta }, k) => gradients[k]?.length === theta.length);
    if (!fits || this.slots.length !== gradients.length) throw new RangeError("gradients do not fit the parameters");
    const { eps, weightDecay } = this.settings;
    const [b1, b2] = this.settings.betas;
    this.stepCount++;
    const t = this.stepCount;
    this.slots.forEach(({ theta, m, v }, k) => {
      gradients[k].forEach((g, i) => {
        m[i] += (1 - b1) * (g - m[i]);
        v[i] += (1 - b2) * (g ** 2 - v[i]);
        const mHat = m[i] / (1 - b1 ** t);
        const vHat = v[i] / (1 - b2 ** t);
        theta[i] = theta[i] * (1 - learningRate * weightDecay) - (learningRate * mHat) / (Math.sqrt(vHat) + eps);
      });
    });
  }
}
