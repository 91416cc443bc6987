/** The number by which the references of a table tell an identifier: FNV-1a, 32 bits, of its UTF-8 bytes. */
export function identifierHash(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash >>> 0;
}
