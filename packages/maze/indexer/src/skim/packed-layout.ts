/**
 * Layout of a packed table: a header of 32-bit numbers, the columns of 32-bit numbers, the columns of bytes, the texts.
 * Little-endian, as every machine is that Node runs on. The first number of the header is the version: change it with
 * the layout or with what a column means, and what was stored before is read anew.
 */
export const PACKED_VERSION = 0x4d5a_0001;

/** Numbers of the header, in their order. */
export const HEADER = {
  version: 0,
  declarations: 1,
  strings: 2,
  stringBytes: 3,
  imports: 4,
  bindings: 5,
  exports: 6,
  references: 7,
  bits: 8,
  fallback: 9,
  lines: 10,
} as const;
export const HEADER_WORDS = 11;

/** Bits of the header's number `bits`. */
export const TABLE_BITS = { parser: 1, broken: 2, isModule: 4, exportsEverything: 8 } as const;

/** How many rows the parts of a table have. */
export interface RowCounts {
  readonly declarations: number;
  readonly strings: number;
  readonly stringBytes: number;
  readonly imports: number;
  readonly bindings: number;
  readonly exports: number;
  readonly references: number;
}

/** The row counts that a header tells. */
export function countsInHeader(header: Uint32Array): RowCounts {
  const at = (index: number): number => header[index] ?? 0;
  return {
    declarations: at(HEADER.declarations),
    strings: at(HEADER.strings),
    stringBytes: at(HEADER.stringBytes),
    imports: at(HEADER.imports),
    bindings: at(HEADER.bindings),
    exports: at(HEADER.exports),
    references: at(HEADER.references),
  };
}

/** 32-bit numbers before the columns of bytes. */
export function wordsOf(counts: RowCounts): number {
  const { declarations, strings, imports, bindings, exports, references } = counts;
  return (
    HEADER_WORDS +
    6 * declarations +
    (strings + 1) +
    3 * imports +
    (imports + 1) +
    2 * bindings +
    4 * exports +
    2 * references
  );
}

/** Bytes of a packed table. */
export function packedSize(counts: RowCounts): number {
  const { declarations, stringBytes, imports, bindings, exports } = counts;
  return wordsOf(counts) * 4 + declarations + 2 * imports + bindings + exports + stringBytes;
}
