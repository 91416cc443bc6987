import type { OraclePlace } from "@maze/core";

/** A name that stands at a place that is asked about; no code uses it. */
export const HOLE = "$maze_hole";

/** A text with a name at the place that is asked about, instead of the part of a name that stands there. */
export interface TextWithHole {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** The part of a name before the place. */
  readonly typed: string;
  /** The place comes after a dot. */
  readonly isMember: boolean;
}

const NAME_BEFORE = /[\p{ID_Continue}$\u200c\u200d]*$/u;
const NAME_AFTER = /^[\p{ID_Continue}$\u200c\u200d]*/u;
/** A dot with anything but another dot or a number before it. */
const DOT_BEFORE = /(?:\?\.|(?<![.\d])\.)\s*$/u;

export function openHole({ file, text, offset }: OraclePlace): TextWithHole {
  const whole = text.replace(/^\uFEFF/, "");
  const at = Math.max(0, offset - (text.length - whole.length));
  const typed = NAME_BEFORE.exec(whole.slice(0, at))?.[0] ?? "";
  const before = whole.slice(0, at - typed.length);
  const after = whole.slice(at).replace(NAME_AFTER, "");
  return { file, before, after, typed, isMember: DOT_BEFORE.test(before) };
}

/** The text with something in the hole. */
export const filled = ({ before, after }: TextWithHole, filling: string): string => before + filling + after;
