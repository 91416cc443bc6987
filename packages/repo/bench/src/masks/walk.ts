import type { Sample } from "../definition.ts";
import { percentile } from "../statistics.ts";

/** Someone who follows a text token by token and says before each which tokens may come. */
export interface MaskWalker {
  /** Makes the mask of the place; a promise where the interface has no other form. */
  mask(): void | Promise<void>;
  /** Whether the mask that was made last allows a token. */
  allows(token: number): boolean;
  accept(token: number): void;
}

/** What the steps of a walk cost, in microseconds, by position. */
export interface Walk {
  readonly masks: readonly number[];
  readonly accepts: readonly number[];
  /** The position whose token was not allowed, where the walk ended. */
  readonly refusedAt?: number;
}

/** Where a walk ends early. */
export interface WalkLimits {
  /** No step begins after so many milliseconds. */
  readonly milliseconds?: number;
}

/** Walks a document: a mask and an accepted token at each position. */
export async function walk(walker: MaskWalker, tokens: readonly number[], limits: WalkLimits = {}): Promise<Walk> {
  const masks: number[] = [];
  const accepts: number[] = [];
  const end = performance.now() + (limits.milliseconds ?? Number.POSITIVE_INFINITY);
  for (const [position, token] of tokens.entries()) {
    const begin = performance.now();
    if (begin > end) break;
    const pending = walker.mask();
    if (pending) await pending;
    const masked = performance.now();
    masks.push((masked - begin) * 1000);
    if (!walker.allows(token)) return { masks, accepts, refusedAt: position };
    const accepting = performance.now();
    walker.accept(token);
    accepts.push((performance.now() - accepting) * 1000);
  }
  return { masks, accepts };
}

const parts = { p50: 0.5, p99: 0.99, max: 1 } as const;

/** The part of a distribution that a metric names. */
export type Percentile = keyof typeof parts;

/** `id.p50`, `id.p99`, `id.max` of many numbers, followed by a suffix. */
export function percentilesOf(
  id: string,
  values: readonly number[],
  names: readonly Percentile[] = ["p50", "p99", "max"],
  suffix = "",
): Sample {
  return Object.fromEntries(names.map((name) => [`${id}.${name}${suffix}`, percentile(values, parts[name])]));
}
