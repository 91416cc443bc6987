import type { SymbolKind } from "@maze/core";
import { SYMBOL_KINDS } from "@maze/core/plain";
import { Column, TextColumn } from "./column.ts";
import { FALLBACK_REASONS, type FallbackReason } from "./fallback-reason.ts";
import { HEADER, HEADER_WORDS, PACKED_VERSION, packedSize, TABLE_BITS, wordsOf } from "./packed-layout.ts";

const kindNumbers = new Map<string, number>(SYMBOL_KINDS.map((kind, number) => [kind, number]));

/** The number of a kind in the column `kinds`. */
export const kindNumber = (kind: SymbolKind): number => kindNumbers.get(kind) ?? 0;

/** What the header of a table says besides its counts. */
export interface TableHead {
  readonly isByParser: boolean;
  readonly fallback: FallbackReason | undefined;
  readonly isBroken: boolean;
  readonly isModule: boolean;
  readonly exportsEverything: boolean;
  readonly lineCount: number;
}

/**
 * Collects the rows of one table after the other. Its columns are kept from file to file, so that a table costs one
 * allocation. Texts are slices of bytes that the caller has.
 */
export class TableBuilder {
  readonly kinds = new Column();
  readonly flags = new Column();
  readonly parents = new Column();
  readonly starts = new Column();
  readonly ends = new Column();
  readonly lines = new Column();
  readonly nameStarts = new Column();
  readonly names = new TextColumn();
  /** Texts that are no names of declarations. Their numbers count from 0 here, and from `count` in the table. */
  readonly texts = new TextColumn();
  readonly forms = new Column();
  readonly importTypeOnly = new Column();
  readonly modules = new Column();
  readonly importStarts = new Column();
  readonly importEnds = new Column();
  readonly bindingOffsets = new Column();
  readonly imported = new Column();
  readonly bindingLocals = new Column();
  readonly bindingTypeOnly = new Column();
  readonly exportLocals = new Column();
  readonly exported = new Column();
  readonly exportTypeOnly = new Column();
  readonly exportStarts = new Column();
  readonly exportEnds = new Column();
  readonly hashes = new Column();
  readonly referenceStarts = new Column();

  /** Declarations so far. */
  get count(): number {
    return this.kinds.length;
  }

  /**
   * Adds a declaration that ends where `setEnd` says; returns its row. The name is a slice of `source`.
   */
  // eslint-disable-next-line max-params -- called for every declaration; an object for each would cost more than the work
  add(
    kind: number,
    flags: number,
    parent: number,
    start: number,
    line: number,
    nameAt: number,
    source: Uint8Array,
    nameStart: number,
    nameEnd: number,
  ): number {
    const row = this.kinds.length;
    this.kinds.push(kind);
    this.flags.push(flags);
    this.parents.push(parent);
    this.starts.push(start);
    this.ends.push(start);
    this.lines.push(line);
    this.nameStarts.push(nameAt);
    this.names.add(source, nameStart, nameEnd);
    return row;
  }

  setStart(row: number, start: number, line: number): void {
    this.starts.words[row] = start;
    this.lines.words[row] = line;
  }

  setKind(row: number, kind: number): void {
    this.kinds.words[row] = kind;
  }

  parentOf(row: number): number {
    return (this.parents.words[row] ?? 0) | 0;
  }

  /** Forgets the declarations from a row on. */
  truncate(count: number): void {
    const columns = [this.kinds, this.flags, this.parents, this.starts, this.ends, this.lines, this.nameStarts];
    for (const column of columns) column.length = count;
    this.names.truncate(count);
  }

  setEnd(row: number, end: number): void {
    this.ends.words[row] = end;
  }

  addFlags(row: number, flags: number): void {
    this.flags.words[row] = (this.flags.words[row] ?? 0) | flags;
  }

  /** Adds an import, whose bindings follow by `addBinding`; returns its row. */
  addImport(form: number, typeOnly: number, module: number, start: number, end: number): number {
    this.forms.push(form);
    this.importTypeOnly.push(typeOnly);
    this.modules.push(module);
    this.importStarts.push(start);
    this.importEnds.push(end);
    this.bindingOffsets.push(this.imported.length);
    return this.forms.length - 1;
  }

  addBinding(imported: number, local: number, typeOnly: number): void {
    this.imported.push(imported);
    this.bindingLocals.push(local);
    this.bindingTypeOnly.push(typeOnly);
  }

  addExport(local: number, exported: number, typeOnly: number, start: number, end: number): void {
    this.exportLocals.push(local);
    this.exported.push(exported);
    this.exportTypeOnly.push(typeOnly);
    this.exportStarts.push(start);
    this.exportEnds.push(end);
  }

  /** Offset before which all references were added; a speculation may pass them twice. */
  nextReference = 0;

  addReference(hash: number, start: number): void {
    this.nextReference = start + 1;
    this.hashes.push(hash);
    this.referenceStarts.push(start);
  }

  /** Forgets all rows. */
  clear(): void {
    for (const column of this.#columns()) column.length = 0;
    this.names.clear();
    this.texts.clear();
    this.nextReference = 0;
  }

  /** The packed table of all rows, which are forgotten. */
  finish(head: TableHead): Uint8Array {
    const counts = {
      declarations: this.kinds.length,
      strings: this.kinds.length + this.texts.offsets.length,
      stringBytes: this.names.length + this.texts.length,
      imports: this.forms.length,
      bindings: this.imported.length,
      exports: this.exportLocals.length,
      references: this.hashes.length,
    };
    const bytes = new Uint8Array(packedSize(counts));
    const words = new Uint32Array(bytes.buffer, 0, wordsOf(counts));
    words[HEADER.version] = PACKED_VERSION;
    words.set(Object.values(counts), HEADER.declarations);
    words[HEADER.bits] =
      (head.isByParser ? TABLE_BITS.parser : 0) |
      (head.isBroken ? TABLE_BITS.broken : 0) |
      (head.isModule ? TABLE_BITS.isModule : 0) |
      (head.exportsEverything ? TABLE_BITS.exportsEverything : 0);
    words[HEADER.fallback] = head.fallback === undefined ? 0 : FALLBACK_REASONS.indexOf(head.fallback) + 1;
    words[HEADER.lines] = head.lineCount;
    let at = HEADER_WORDS;
    const put = (column: Column, shift = 0): void => {
      for (let i = 0; i < column.length; i++) words[at++] = (column.words[i] ?? 0) + shift;
    };
    put(this.flags);
    put(this.parents);
    put(this.starts);
    put(this.ends);
    put(this.lines);
    put(this.nameStarts);
    put(this.names.offsets);
    put(this.texts.offsets, this.names.length);
    words[at++] = counts.stringBytes;
    put(this.modules, counts.declarations);
    put(this.importStarts);
    put(this.importEnds);
    put(this.bindingOffsets);
    words[at++] = counts.bindings;
    put(this.imported, counts.declarations);
    put(this.bindingLocals, counts.declarations);
    put(this.exportLocals, counts.declarations);
    put(this.exported, counts.declarations);
    put(this.exportStarts);
    put(this.exportEnds);
    put(this.hashes);
    put(this.referenceStarts);
    let byte = at * 4;
    for (const column of [this.kinds, this.forms, this.importTypeOnly, this.bindingTypeOnly, this.exportTypeOnly]) {
      for (let i = 0; i < column.length; i++) bytes[byte++] = column.words[i] ?? 0;
    }
    bytes.set(this.names.bytes.subarray(0, this.names.length), byte);
    bytes.set(this.texts.bytes.subarray(0, this.texts.length), byte + this.names.length);
    this.clear();
    return bytes;
  }

  #columns(): readonly Column[] {
    return [
      this.kinds,
      this.flags,
      this.parents,
      this.starts,
      this.ends,
      this.lines,
      this.nameStarts,
      this.forms,
      this.importTypeOnly,
      this.modules,
      this.importStarts,
      this.importEnds,
      this.bindingOffsets,
      this.imported,
      this.bindingLocals,
      this.bindingTypeOnly,
      this.exportLocals,
      this.exported,
      this.exportTypeOnly,
      this.exportStarts,
      this.exportEnds,
      this.hashes,
      this.referenceStarts,
    ];
  }
}
