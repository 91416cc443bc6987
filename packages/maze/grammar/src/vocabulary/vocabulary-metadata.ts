import { vocabularyError } from "./vocabulary-error.ts";

/** What a vocabulary says besides its tokens. */
export interface VocabularyMetadata {
  /** Special tokens and their ids. */
  readonly special: readonly (readonly [text: string, id: number])[];
  readonly eos: readonly number[];
  /** True when a lower id is an earlier merge, as in tiktoken ranks. */
  readonly merges: boolean;
  /** Source of the regular expression (flag u) whose matches are encoded on their own. */
  readonly pieces?: string | undefined;
}

const isId = (value: unknown, size: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < size;

/** The metadata of its JSON, of a vocabulary of `size` tokens. */
export function parseMetadata(json: Uint8Array, size: number): VocabularyMetadata {
  const value = ((): unknown => {
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json.slice()));
    } catch (thrown) {
      throw vocabularyError("The metadata of the stored vocabulary is not JSON.", thrown);
    }
  })();
  const { special, eos, merges, pieces } = (value ?? {}) as Record<keyof VocabularyMetadata, unknown>;
  const sound =
    Array.isArray(special) &&
    special.every((item) => Array.isArray(item) && typeof item[0] === "string" && isId(item[1], size)) &&
    Array.isArray(eos) &&
    eos.every((id) => isId(id, size)) &&
    typeof merges === "boolean" &&
    (pieces === undefined || typeof pieces === "string");
  if (!sound) throw vocabularyError("The metadata of the stored vocabulary does not fit its tokens.");
  return { special: special as [string, number][], eos, merges, pieces };
}

/** The metadata as JSON. */
export const printMetadata = (metadata: VocabularyMetadata): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(metadata));
