import { z } from "zod";

/** Bytes for a document: as text where they are UTF-8, and always in hexadecimal. */
export interface ByteText {
  readonly text: string | null;
  readonly hex: string;
}

/** Schema of `ByteText`. */
export const byteTextSchema = z.strictObject({ text: z.string().nullable(), hex: z.string() });

/** Bytes for a document. */
export function byteText(bytes: Uint8Array): ByteText {
  const hex = Buffer.from(bytes).toString("hex");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), hex };
  } catch {
    return { text: null, hex }; // A token may be a part of a character.
  }
}

/** Bytes for people: quoted text, or the bytes where they are none. */
export const shownBytes = ({ text, hex }: ByteText): string =>
  text === null ? `<${hex.replace(/(..)(?=.)/g, "$1 ")}>` : JSON.stringify(text);
