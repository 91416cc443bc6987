import { TOKEN, type ByteScanner } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import type { TableBuilder } from "./table-builder.ts";

/** What is declared besides the declarations of files, types and classes. */
export interface SkimOptions {
  /** Parameters and type parameters of functions, methods, classes and types as rows of their own. */
  readonly parameters: boolean;
  /** Hashes of all identifiers. */
  readonly references: boolean;
}

/** What the readers of one file share. */
export interface Reader {
  readonly scanner: ByteScanner;
  readonly builder: TableBuilder;
  readonly options: SkimOptions;
  /** What was found out about the file as a whole. */
  readonly file: FileState;
}

export interface FileState {
  /** It has an import or export at its top level. */
  isModule: boolean;
  /** It has export lists, so that a declaration file does not export everything. */
  hasExportLists: boolean;
  /** It may be a CommonJS module, by its name. */
  isCommonJs: boolean;
  /** `exports.a = …` was seen. */
  hasCommonJs: boolean;
  /** Classes, namespaces and statements inside each other. */
  depth: number;
}

export function unusual({ scanner }: Reader): Doubt {
  return new Doubt("a declaration in an unusual form", scanner.start);
}

/** Takes the current token, which must be of this kind. */
export function expectToken(reader: Reader, kind: number): void {
  if (reader.scanner.kind !== kind) throw unusual(reader);
  reader.scanner.next();
}

/** Takes the end of a statement or member: `;`, a line end before the current token, or what ends the block. */
export function endStatement(reader: Reader): void {
  const { scanner } = reader;
  if (scanner.kind === CHAR.semicolon) scanner.next();
  else if (!scanner.newline && scanner.kind !== CHAR.closeBrace && scanner.kind !== TOKEN.end) throw unusual(reader);
}

/** One more level of something that is read by recursion. */
export function descend(reader: Reader): void {
  if (++reader.file.depth > 100) throw new Doubt("nested too deeply", reader.scanner.start);
}

export function ascend(reader: Reader): void {
  reader.file.depth--;
}
