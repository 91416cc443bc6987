import type { DeclarationTable } from "./declaration-table.ts";
import { indexerFailure } from "../errors.ts";
import { FALLBACK_REASONS } from "./fallback-reason.ts";
import { countsInHeader, HEADER, HEADER_WORDS, PACKED_VERSION, packedSize, TABLE_BITS } from "./packed-layout.ts";

/**
 * The table that bytes hold, as views of these bytes; they are copied only where they do not begin at a multiple of four.
 *
 * @throws {MazeError} MAZE_INDEXER_TABLE_UNREADABLE
 */
export function unpackTable(bytes: Uint8Array): DeclarationTable {
  const packed = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset } = packed;
  const isHeaderThere = packed.length >= HEADER_WORDS * 4;
  const header = new Uint32Array(buffer, byteOffset, isHeaderThere ? HEADER_WORDS : 0);
  if (header[HEADER.version] !== PACKED_VERSION)
    throw indexerFailure("MAZE_INDEXER_TABLE_UNREADABLE", "the bytes are no table of declarations of this version");
  const counts = countsInHeader(header);
  const size = packedSize(counts);
  if (size !== packed.length)
    throw indexerFailure(
      "MAZE_INDEXER_TABLE_UNREADABLE",
      `a table of declarations has ${String(packed.length)} bytes, and its header promises ${String(size)}`,
    );
  let at = byteOffset + HEADER_WORDS * 4;
  const words = (length: number): Uint32Array => {
    const column = new Uint32Array(buffer, at, length);
    at += length * 4;
    return column;
  };
  const small = (length: number): Uint8Array => {
    const column = new Uint8Array(buffer, at, length);
    at += length;
    return column;
  };
  const { declarations, strings, stringBytes, imports, bindings, exports, references } = counts;
  const flags = words(declarations);
  const parents = new Int32Array(buffer, at, declarations);
  at += declarations * 4;
  const [starts, ends, lines, nameStarts] = [
    words(declarations),
    words(declarations),
    words(declarations),
    words(declarations),
  ];
  const stringOffsets = words(strings + 1);
  const [modules, importStarts, importEnds, bindingOffsets] = [
    words(imports),
    words(imports),
    words(imports),
    words(imports + 1),
  ];
  const [imported, bindingLocals] = [words(bindings), words(bindings)];
  const [locals, exported, exportStarts, exportEnds] = [words(exports), words(exports), words(exports), words(exports)];
  const [hashes, referenceStarts] = [words(references), words(references)];
  const kinds = small(declarations);
  const [forms, typeOnly] = [small(imports), small(imports)];
  const [bindingTypeOnly, exportTypeOnly] = [small(bindings), small(exports)];
  const bits = header[HEADER.bits] ?? 0;
  return {
    packed,
    confidence: (bits & TABLE_BITS.parser) === 0 ? "skim" : "parser",
    fallback: FALLBACK_REASONS[(header[HEADER.fallback] ?? 0) - 1],
    broken: (bits & TABLE_BITS.broken) !== 0,
    isModule: (bits & TABLE_BITS.isModule) !== 0,
    exportsEverything: (bits & TABLE_BITS.exportsEverything) !== 0,
    lineCount: header[HEADER.lines] ?? 0,
    count: declarations,
    kinds,
    flags,
    parents,
    starts,
    ends,
    lines,
    nameStarts,
    stringCount: strings,
    stringOffsets,
    strings: small(stringBytes),
    imports: {
      count: imports,
      forms,
      typeOnly,
      modules,
      starts: importStarts,
      ends: importEnds,
      bindingOffsets,
      bindings: { count: bindings, imported, locals: bindingLocals, typeOnly: bindingTypeOnly },
    },
    exports: { count: exports, locals, exported, typeOnly: exportTypeOnly, starts: exportStarts, ends: exportEnds },
    references: { count: references, hashes, starts: referenceStarts },
  };
}
