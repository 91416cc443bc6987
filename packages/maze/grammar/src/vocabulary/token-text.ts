/** The word boundary of SentencePiece, which stands for a space. */
const LOWER_ONE_EIGHTH_BLOCK = /\u2581/gu;
const BYTE_PIECE = /^<0x([0-9A-Fa-f]{2})>$/u;

const encoder = new TextEncoder();

/**
 * The byte of each character of GPT-2's alphabet, in which printable Latin-1 stands for itself and the other bytes, in
 * order, for characters from U+0100 on (`bytes_to_unicode` of its encoder).
 */
const BYTE_OF_CHARACTER = ((): ReadonlyMap<number, number> => {
  const table = new Map<number, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    table.set(printable ? byte : next++, byte);
  }
  return table;
})();

/** The bytes of a token in GPT-2's alphabet; those of its UTF-8 when a character is not of that alphabet. */
export function byteLevelBytes(token: string): Uint8Array {
  const bytes = new Uint8Array(token.length);
  for (let at = 0; at < token.length; at++) {
    const byte = BYTE_OF_CHARACTER.get(token.charCodeAt(at));
    if (byte === undefined) return encoder.encode(token);
    bytes[at] = byte;
  }
  return bytes;
}

/** The bytes of a SentencePiece piece: `<0x0A>` is that byte where bytes fall back, and the block is a space. */
export function sentencePieceBytes(piece: string, byteFallback: boolean): Uint8Array {
  const byte = byteFallback ? BYTE_PIECE.exec(piece)?.[1] : undefined;
  if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
  return encoder.encode(piece.replace(LOWER_ONE_EIGHTH_BLOCK, " "));
}
