import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { transformer } from "./transformer-lm.ts";

export interface Sampling {
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
}

interface Choice {
  readonly id: number;
  readonly p: number;
}

function ranking(logits: number[], temperature: number): Choice[] {
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - top) / temperature));
  const total = powers.reduce((a, b) => a + b, 0);
  const choices = powers.map((power, id) => ({ id, p: power / total }));
  return choices.sort((a, b) => (a.p === b.p ? a.id - b.id : b.p - a.p));
}

function nucleus(choices: Choice[], limit: number): Choice[] {
  let reached = 0;
  const end = choices.findIndex(({ p }) => (reached += p) >= limit);
  return end === -1 ? choices : choices.slice(0, end + 1);
}

export function sampleToken(logits: ArrayLike<number>, sampling: Sampling, random: Random): number {
  const temperature = sampling.temperature ?? 1;
  const k = sampling.topK ?? Infinity;
  const p = sampling.topP ?? 1;
  const valid = temperature >= 0 && k >= 1 && p > 0 && p <= 1;
  if (!valid) throw new RangeError("impossible sampling options");
  const list = Array.from(logits);
  if (temperature === 0) return list.indexOf(Math.max(...list));
  const kept = nucleus(ranking(list, temperature).slice(0, k), p);
  const mass = kept.map((choice) => choice.p).reduce((a, b) => a + b, 0);
  let left = random() * mass;
  for (const choice of kept) {
    left -= choice.p;
    if (left < 0) return choice.id;
  }
  return kept.at(-1)!.id;
}

export function generate(
  weights: ModelWeights,
  config: ModelConfig,
  prompt: readonly number[],
  count: number,
  options: Sampling & { readonly random: Random; readonly stop?: number },
): number[] {
  if (!prompt.length) throw new RangeError("no prompt");
  const text = [...prompt];
  for (let n = 0; n < count; n++) {
    const window = text.length > config.context ? text.slice(text.length - config.context) : text;
    const { data, shape } = transformer(window, weights, config);
    const token = sampleToken(data.subarray((shape[0] - 1) * shape[1]), options, options.random);
    if (token === options.stop) {
      return text.slice(prompt.length);
    }
    text.push(token);
  }
  return text.slice(prompt.length);
}
