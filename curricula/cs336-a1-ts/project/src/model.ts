import { type Tensor } from "./tensor.ts";

/** The sizes of a transformer language model. */
export interface ModelConfig {
  /** How many tokens there are. */
  readonly vocabulary: number;
  /** How many tokens it sees at most. */
  readonly context: number;
  /** Features of a position. */
  readonly width: number;
  readonly layers: number;
  /** Heads of attention; `width` is a multiple of twice this number. */
  readonly heads: number;
  /** Features inside of the feed-forward layers. */
  readonly hidden: number;
  /** The base of the rotary frequencies. */
  readonly theta: number;
}

/** The four projections of multi-head attention, each [width, width]. */
export interface AttentionWeights {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly output: Tensor;
}

export interface BlockWeights {
  /** Gains [width] of the norm before attention. */
  readonly attentionNorm: Tensor;
  readonly attention: AttentionWeights;
  /** Gains [width] of the norm before the feed-forward layer. */
  readonly feedForwardNorm: Tensor;
  readonly feedForward: { readonly gate: Tensor; readonly up: Tensor; readonly down: Tensor };
}

export interface ModelWeights {
  /** [vocabulary, width] */
  readonly embedding: Tensor;
  readonly blocks: readonly BlockWeights[];
  /** Gains [width] of the norm after the last block. */
  readonly finalNorm: Tensor;
  /** [vocabulary, width] */
  readonly output: Tensor;
}

/** All tensors of a model in one fixed order: what the optimiser, clipping and checkpoints work on. */
export function parametersOf({ embedding, blocks, finalNorm, output }: ModelWeights): readonly Tensor[] {
  const ofBlocks = blocks.flatMap(({ attentionNorm, attention, feedForwardNorm, feedForward }) => [
    attentionNorm,
    attention.query,
    attention.key,
    attention.value,
    attention.output,
    feedForwardNorm,
    feedForward.gate,
    feedForward.up,
    feedForward.down,
  ]);
  return [embedding, ...ofBlocks, finalNorm, output];
}
