import type { ImportRecord } from "@maze/core";
import type { FallbackReason } from "./fallback-reason.ts";

/** Forms of imports; the column `forms` of imports holds an index of this list. */
export const IMPORT_FORMS = [
  "import",
  "side-effect",
  "re-export",
  "dynamic",
  "require",
  "type",
] as const satisfies readonly NonNullable<ImportRecord["form"]>[];

/**
 * What one file declares, imports and exports, in columns: no object for a declaration, so that the tables of a million
 * lines fit in memory. One row is one declaration as the compiler counts them: each overload, each half of an accessor,
 * each signature has its own.
 *
 * All offsets are UTF-8 byte offsets of the file as it is on disk; `TextIndex.offsetAtByte` of `@maze/core` turns them
 * into the UTF-16 offsets of a span. Texts are kept in `strings`, so a table outlives its source; `textOf(table, i)` is
 * the text with the number `i`, and the name of the declaration in row `i` is the text with the same number.
 */
export interface DeclarationTable {
  /** The whole table as bytes, which `unpackTable` reads without copying. All columns are views of them. */
  readonly packed: Uint8Array;
  /** Who read the file: the skimmer, or the parser that it hands doubtful files to. */
  readonly confidence: "skim" | "parser";
  /** Why the skimmer was not sure; only where the parser read the file. */
  readonly fallback: FallbackReason | undefined;
  /** True where the syntax is broken, so that the table may lack something. */
  readonly broken: boolean;
  /** True for a file with `import` or `export` at its top level. */
  readonly isModule: boolean;
  /** True in a declaration file that is a module without export lists: all of its declarations are exported. */
  readonly exportsEverything: boolean;
  /** Line starts of the file, as editors count them. */
  readonly lineCount: number;
  /** Number of declarations. */
  readonly count: number;
  /** Indexes of `SYMBOL_KINDS` of `@maze/core`. */
  readonly kinds: Uint8Array;
  /** Bits of `declarationFlags`. */
  readonly flags: Uint32Array;
  /** Row of the enclosing class, interface, enum, type or namespace, which stands before; -1 at the top level. */
  readonly parents: Int32Array;
  /** Where a declaration begins, decorators and `export` included. */
  readonly starts: Uint32Array;
  /** Behind its last byte. */
  readonly ends: Uint32Array;
  /** Line of the start, from 1. */
  readonly lines: Uint32Array;
  /** Where its name is spelled; equal to `starts` where it has none. */
  readonly nameStarts: Uint32Array;
  /** Number of texts; the first `count` are the names of the declarations. */
  readonly stringCount: number;
  /** `stringCount + 1` offsets into `strings`. */
  readonly stringOffsets: Uint32Array;
  /** All texts, in UTF-8. */
  readonly strings: Uint8Array;
  readonly imports: ImportRows;
  readonly exports: ExportRows;
  readonly references: ReferenceRows;
}

/** Imports and re-exports of every form, in the order of the text. Texts are given by their numbers. */
export interface ImportRows {
  readonly count: number;
  /** Indexes of `IMPORT_FORMS`. */
  readonly forms: Uint8Array;
  /** 1 where only types are imported. */
  readonly typeOnly: Uint8Array;
  readonly modules: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** `count + 1` offsets into the rows of `bindings`. */
  readonly bindingOffsets: Uint32Array;
  readonly bindings: BindingRows;
}

/** Names that imports bind: the name in the other module, `default` or `*`, and the name here. */
export interface BindingRows {
  readonly count: number;
  readonly imported: Uint32Array;
  readonly locals: Uint32Array;
  readonly typeOnly: Uint8Array;
}

/**
 * Exports that do not stand at a declaration: `export { a as b }`, `export default a`, `export = a` (as `export=`),
 * `exports.b = a`. Re-exports of other modules are rows of `imports`.
 */
export interface ExportRows {
  readonly count: number;
  readonly locals: Uint32Array;
  readonly exported: Uint32Array;
  readonly typeOnly: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Every identifier of a file, as `identifierHash` of its bytes; empty unless they were asked for. */
export interface ReferenceRows {
  readonly count: number;
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
}

const decoder = new TextDecoder();

/** The text with a number; numbers below `count` are the names of the declarations. */
export function textOf(table: DeclarationTable, number: number): string {
  const start = table.stringOffsets[number] ?? 0;
  const end = table.stringOffsets[number + 1] ?? start;
  if (end - start > 24) return decoder.decode(table.strings.subarray(start, end));
  let text = "";
  for (let i = start; i < end; i++) {
    const byte = table.strings[i] ?? 0;
    if (byte > 127) return decoder.decode(table.strings.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
