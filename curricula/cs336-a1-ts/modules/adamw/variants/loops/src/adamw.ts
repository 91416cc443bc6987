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
  constructor(a: readonly Tensor[], b: AdamWOptions) {
    this.#parameters = a;
    this.#options = b;
    this.firstMoments = a.map(({ data: c }) => new Float64Array(c.length));
    this.secondMoments = a.map(({ data: d }) => new Float64Array(d.length));
  }
  /** One step; `learningRate` replaces that of the options for this step. */
  step(g: readonly Float64Array[], h?: number): void {
    this.#check(g);
    const { betas: m = [0.9, 0.999], eps: q = 1e-8, weightDecay: r = 0.01 } = this.#options;
    const s = h ?? this.#options.learningRate;
    const [t, u] = m;
    this.stepCount = this.stepCount + 1;
    const w = 1 - Math.pow(t, this.stepCount);
    const z = 1 - Math.pow(u, this.stepCount);
    {
      let a2 = 0;
      while (a2 < this.#parameters.length) {
        const b2 = this.#parameters[a2].data;
        const c2 = g[a2];
        const d2 = this.firstMoments[a2];
        const e2 = this.secondMoments[a2];
        {
          let g2 = 0;
          while (g2 < b2.length) {
            b2[g2] = b2[g2] - s * r * b2[g2];
            d2[g2] = t * d2[g2] + (1 - t) * c2[g2];
            e2[g2] = u * e2[g2] + (1 - u) * c2[g2] * c2[g2];
            const h2 = d2[g2] / w;
            const m2 = e2[g2] / z;
            b2[g2] = b2[g2] - (s * h2) / (Math.sqrt(m2) + q);
            g2 = g2 + 1;
          }
        }
        a2 = a2 + 1;
      }
    }
  }
  #check(p2: readonly Float64Array[]): void {
    if (p2.length !== this.#parameters.length) {
      throw new RangeError(`${p2.length} gradients for ${this.#parameters.length} parameters`);
    }
    this.#parameters.forEach(({ data: q2 }, r2) => {
      const { length: s2 } = p2[r2];
      if (s2 !== q2.length) throw new RangeError(`gradient ${r2} has ${s2} numbers for ${q2.length}`);
    });
  }
}
