import type { Matcher, MatcherStatus, TokenMatcher, Vocabulary } from "@maze/grammar";
import { byteText, type ByteText } from "../byte-text.ts";

/** What may follow a text. */
export interface Situation {
  /** Bytes of the prefix that are the beginning of some sentence. */
  readonly acceptedBytes: number;
  readonly expected: readonly string[];
  readonly mayEnd: boolean;
  readonly status: MatcherStatus;
  readonly forced: ByteText;
}

/** A token with its text. */
export interface ShownToken {
  readonly id: number;
  readonly bytes: ByteText;
  /** The text of a special token. */
  readonly special: string | null;
}

/** The tokens that may come next. */
export interface Mask {
  readonly size: number;
  readonly allowed: number;
  readonly tokens: readonly ShownToken[];
}

/** Bytes that are read between two looks for a Ctrl-C. */
const AT_ONCE = 1 << 16;

/** Goes on as far as the grammar allows; answers how many bytes that was. */
export async function follow(matcher: Matcher, bytes: Uint8Array, pause: () => Promise<void>): Promise<number> {
  for (let from = 0; from < bytes.length; from += AT_ONCE) {
    await pause();
    const part = bytes.subarray(from, from + AT_ONCE);
    const length = matcher.prefixLength(part);
    if (length > 0) matcher.acceptBytes(part.subarray(0, length));
    if (length < part.length) return from + length;
  }
  return bytes.length;
}

export function inspect(matcher: Matcher, acceptedBytes: number): Situation {
  return {
    acceptedBytes,
    expected: matcher.expected(),
    mayEnd: matcher.isAccepting(),
    status: matcher.status(),
    forced: byteText(matcher.forcedBytes()),
  };
}

export function inspectMask(
  matcher: TokenMatcher,
  vocabulary: Vocabulary,
  names: ReadonlyMap<number, string>,
  limit: number,
): Mask {
  const mask = new Uint32Array(matcher.maskWords);
  matcher.mask(mask);
  let allowed = 0;
  for (const word of mask) for (let rest = word; rest !== 0; rest &= rest - 1) allowed++;
  const tokens = matcher.allowedTokens(limit).map((id) => shownToken(vocabulary, names, id));
  return { size: vocabulary.size, allowed, tokens };
}

export function shownToken(vocabulary: Vocabulary, names: ReadonlyMap<number, string>, id: number): ShownToken {
  return { id, bytes: byteText(vocabulary.tokenBytes(id)), special: names.get(id) ?? null };
}
