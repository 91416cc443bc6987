import { toUSVString } from "node:util";
import { createIsSecretKey, isCountKey } from "./secret-keys.ts";
import { REDACTED, redactPatterns } from "./secret-patterns.ts";

/** What is secret besides what is always taken for secret. */
export interface RedactionOptions {
  /** Further key names; a key that contains one is secret, whatever its case and separators. */
  readonly keys?: readonly string[] | undefined;
  /** Texts that are secret wherever they appear, such as the API key that is in use; shorter than 4 units are ignored. */
  readonly values?: readonly string[] | undefined;
  /** Further shapes of secrets; the whole match is replaced. */
  readonly patterns?: readonly RegExp[] | undefined;
}

/** Removes secrets from what is about to be written. */
export interface Redaction {
  /** A text without secrets; a very long one is cut. */
  text(text: string): string;
  /** True where what this key holds must not be shown, whatever it is. */
  hides(key: string, value: unknown): boolean;
}

/** Texts are examined up to here, in UTF-16 units; the rest of a longer one is dropped before anything else. */
const MAX_EXAMINED = 16_384;
/** A secret may lie across the cut and lose the part that it is known by, so a word that ends there is dropped too. */
const LONGEST_WORD = 1024;

export function createRedaction({ keys = [], values = [], patterns = [] }: RedactionOptions): Redaction {
  const isSecretKey = createIsSecretKey(keys);
  // The longest first, so that a secret which contains another goes as a whole.
  const secrets = [...new Set(values.filter((value) => value.length >= 4).flatMap(spellings))].sort(
    (a, b) => b.length - a.length,
  );
  const further = patterns.map(({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`));
  return {
    text(text) {
      let result = text;
      for (const secret of secrets) result = result.replaceAll(secret, REDACTED);
      if (result.length > MAX_EXAMINED) result = cut(result);
      for (const pattern of further) result = result.replace(pattern, REDACTED);
      return redactPatterns(result);
    },
    hides(key, value) {
      if (value === undefined || value === null || typeof value === "boolean" || !isSecretKey(key)) return false;
      return !(typeof value === "number" && isCountKey(key));
    },
  };
}

function cut(text: string): string {
  const examined = text.slice(0, MAX_EXAMINED);
  const word = examined.slice(-LONGEST_WORD).split(/\s/).at(-1)?.length ?? 0;
  const kept = examined.slice(0, MAX_EXAMINED - word);
  return `${kept}…[${String(text.length - kept.length)} more characters]`;
}

/** A text as it is, as a JSON string holds it, and as a URL does. */
function spellings(text: string): readonly string[] {
  return [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(toUSVString(text))];
}
