/** How GPT-2 writes each byte as a printable character. */
const characters: readonly string[] = (() => {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
})();

/** Bytes in the alphabet of GPT-2's vocabularies. */
export const byteLevelText = (bytes: Uint8Array): string => Array.from(bytes, (byte) => characters[byte]).join("");
