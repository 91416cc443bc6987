import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { softmax } from "./softmax.ts";
import { tensor } from "./tensor.ts";
import { transformer } from "./transformer-lm.ts";

export interface Sampling {
  /** 1 by default; 0 takes the most likely token. */
  readonly temperature?: number;
  /** How many of the most likely tokens are kept; all by default. */
  readonly topK?: number;
  /** The probability that the kept tokens reach together; 1 by default. */
  readonly topP?: number;
}

/** One token for the logits of a position. */
export function sampleToken(logits: ArrayLike<number>, sampling: Sampling, random: Random): number {
  const { temperature = 1, topK = logits.length, topP = 1 } = sampling;
  if (!(temperature >= 0)) throw new RangeError(`a temperature is at least 0, got ${temperature}`);
  if (!(topK >= 1)) throw new RangeError(`topK keeps at least one token, got ${topK}`);
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`topP is a probability above 0, got ${topP}`);
  const scores = Array.from(logits);
  if (temperature === 0) return scores.indexOf(scores.reduce((a, b) => Math.max(a, b), -Infinity));
  const scaled = scores.map((score) => score / temperature);
  const probabilities = softmax(tensor([scaled.length], scaled)).data;
  const ranked = scores.map((_, id) => id).sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  const kept: number[] = [];
  let mass = 0;
  for (const id of ranked) {
    if (kept.length >= topK || mass >= topP) break;
    kept.push(id);
    mass += probabilities[id];
  }
  const threshold = random() * mass;
  let sum = 0;
  for (const id of kept) {
    sum += probabilities[id];
    if (sum > threshold) return id;
  }
  return kept[kept.length - 1];
}

/** Up to `count` tokens after `prompt`; ends early, without it, at the token `stop`. */
export function generate(
  weights: ModelWeights,
  config: ModelConfig,
  prompt: readonly number[],
  count: number,
  options: Sampling & { readonly random: Random; readonly stop?: number },
): number[] {
  if (prompt.length === 0) throw new RangeError("an empty prompt gives the model nothing to continue");
  const generated: number[] = [];
  while (generated.length < count) {
    const seen = [...prompt, ...generated].slice(-config.context);
    const logits = transformer(seen, weights, config).data;
    const last = logits.slice(logits.length - config.vocabulary);
    const next = sampleToken(last, options, options.random);
    if (next === options.stop) break;
    generated.push(next);
  }
  return generated;
}
