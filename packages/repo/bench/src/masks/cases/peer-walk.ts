import type { BenchContext, Contender } from "../../definition.ts";
import { percentilesOf, walk, type MaskWalker } from "../walk.ts";

export interface PeerWalk {
  readonly name: string;
  readonly id: string;
  readonly suffix?: string;
  /** The document, cut into tokens. */
  readonly tokens: readonly number[];
  /** A walker at the beginning of a text. */
  readonly begin: () => MaskWalker | Promise<MaskWalker>;
  /** After so many milliseconds a walk ends; the numbers are those of the positions before. */
  readonly milliseconds: number;
  readonly say: BenchContext["say"];
}

const fewestPositions = 20;

/**
 * Masks of a peer over a document. A peer that refuses a token, or takes longer than the limit, is measured up to there;
 * its row says up to where.
 */
export function peerWalk({ name, id, suffix, tokens, begin, milliseconds, say }: PeerWalk): Contender {
  return {
    name,
    round: async () => {
      const { masks, refusedAt } = await walk(await begin(), tokens, { milliseconds });
      if (masks.length < fewestPositions) throw new Error(`${name} made ${String(masks.length)} masks of ${id}`);
      const why = refusedAt === undefined ? "out of time" : "it refuses the token";
      if (masks.length < tokens.length || refusedAt !== undefined) {
        say(`${id}: ${name} walked ${String(masks.length)} of ${String(tokens.length)} positions, then ${why}`);
      }
      return percentilesOf(id, masks, ["p50", "p99", "max"], suffix);
    },
  };
}

/** Something made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
