import { ByteScanner, TOKEN, type Dialect } from "./byte-scanner.ts";
import { Doubt } from "./doubt.ts";
import { identifierHash } from "./identifier-hash.ts";
import { addModuleCall } from "./module-call.ts";
import { readStatements } from "./read-statement.ts";
import type { FileState, Reader, SkimOptions } from "./reader.ts";
import { REHEARSAL } from "./rehearsal.ts";
import { TableBuilder } from "./table-builder.ts";

/** What a file name tells of the language in it. */
export interface FileDialect extends Dialect {
  readonly isDeclarationFile: boolean;
  /** A file that can be a CommonJS module. */
  readonly isCommonJs: boolean;
}

const plainDialects = new Map<string, FileDialect>();

/** The language that a file name tells. */
export function dialectOf(path: string): FileDialect {
  const extension = path.slice(path.lastIndexOf("."));
  const known = path.includes(".d.") || path.includes(".D.") ? undefined : plainDialects.get(extension);
  if (known !== undefined) return known;
  const dialect = readDialect(path);
  if (!dialect.isDeclarationFile) plainDialects.set(extension, dialect);
  return dialect;
}

function readDialect(path: string): FileDialect {
  const name = path.toLowerCase();
  const isDeclarationFile = /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(name);
  const isJavaScript = /\.[cm]?jsx?$/.test(name);
  return {
    types: !isJavaScript,
    jsx: isJavaScript || name.endsWith(".tsx"),
    isDeclarationFile,
    isCommonJs: /\.c?jsx?$/.test(name),
  };
}

/** Reads tables from bytes; one for all files, since it keeps its memory. */
export interface ByteSkimmer {
  /** The packed table, or why it is not sure of the file. */
  skim(path: string, bytes: Uint8Array, length: number): Uint8Array | Doubt;
}

/** Creates what reads declarations from bytes without a parser. */
export function createByteSkimmer(options: SkimOptions): ByteSkimmer {
  const scanner = new ByteScanner();
  const builder = new TableBuilder();
  const file: FileState = { isModule: false, hasExportLists: false, isCommonJs: false, hasCommonJs: false, depth: 0 };
  const reader: Reader = { scanner, builder, options, file };
  scanner.onModuleWord = (start, end, inType) => {
    addModuleCall(reader, start, end, inType);
  };
  if (options.references) {
    scanner.onIdentifier = (start, end) => {
      if (start >= builder.nextReference) builder.addReference(identifierHash(scanner.bytes, start, end), start);
    };
  }
  const skimmer: ByteSkimmer = {
    skim(path, bytes, length) {
      const dialect = dialectOf(path);
      Object.assign(file, {
        isModule: false,
        hasExportLists: false,
        isCommonJs: dialect.isCommonJs,
        hasCommonJs: false,
        depth: 0,
      });
      builder.clear();
      try {
        scanner.load(bytes, length, dialect);
        scanner.next();
        readStatements(reader, { parent: -1, isBlock: false }, TOKEN.end);
        // Such assignments mean something else in a module.
        if (file.hasCommonJs && file.isModule) throw new Doubt("a declaration in an unusual form", 0);
      } catch (thrown) {
        if (thrown instanceof Doubt) return thrown;
        throw thrown;
      }
      return builder.finish({
        isByParser: false,
        fallback: undefined,
        isBroken: false,
        isModule: file.isModule,
        exportsEverything: dialect.isDeclarationFile && file.isModule && !file.hasExportLists,
        lineCount: scanner.line,
      });
    },
  };
  rehearse(skimmer);
  return skimmer;
}

/** Runs of the rehearsal, few enough that they are not compiled yet. */
const REHEARSALS = 3;

function rehearse(skimmer: ByteSkimmer): void {
  for (const { path, text } of REHEARSAL) {
    const bytes = Buffer.from(`${text}\0`);
    for (let i = 0; i < REHEARSALS; i++) skimmer.skim(path, bytes, bytes.length - 1);
  }
}
