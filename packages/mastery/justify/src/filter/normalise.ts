/** Characters that are not seen, or that turn the reading direction around. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu;

/** The text as a person reads it: one form of each letter (NFKC), nothing invisible, one blank between words. */
export function normalise(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** The words of a text, in lower case; a number is a word. */
export function wordsOf(text: string): readonly string[] {
  return (
    normalise(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  );
}
