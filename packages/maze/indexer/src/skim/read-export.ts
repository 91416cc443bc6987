import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { skipDecorators } from "./read-class.ts";
import { readDeclaration, type DeclarationStart } from "./read-declaration.ts";
import { readExportList, readImport } from "./read-modules.ts";
import { endStatement, unusual, type Reader } from "./reader.ts";
import { SHAPE, skipExpression } from "./skip-expression.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const CONSTANT = kindNumber("constant");
const DEFAULT = new TextEncoder().encode("default");
const EXPORT_EQUALS = new TextEncoder().encode("export=");

/** Reads a statement from its word `export` on. */
export function readExport(reader: Reader, at: Omit<DeclarationStart, "flags">, isTopLevel: boolean): void {
  const { scanner } = reader;
  if (isTopLevel) reader.file.isModule = true;
  scanner.next();
  if (scanner.kind === CHAR.openBrace || scanner.kind === CHAR.star) {
    readExportList(reader, 0, at.start, isTopLevel);
    return;
  }
  if (scanner.kind === CHAR.equals) {
    scanner.next();
    readExported(reader, at, isTopLevel, EXPORT_EQUALS);
    return;
  }
  if (scanner.kind === CHAR.at) skipDecorators(reader);
  if (scanner.kind !== TOKEN.word) throw unusual(reader);
  switch (scanner.word) {
    case WORD.default:
      readDefault(reader, at, isTopLevel);
      return;
    case WORD.as:
      // `export as namespace name;` exports nothing of the module itself.
      scanner.next();
      if (scanner.word !== WORD.namespace) throw unusual(reader);
      scanner.next();
      scanner.next();
      endStatement(reader);
      return;
    case WORD.import:
      if (!readImport(reader, at.start, isTopLevel)) throw unusual(reader);
      return;
    case WORD.type: {
      const place = scanner.place();
      scanner.next();
      if (scanner.kind === CHAR.openBrace || scanner.kind === CHAR.star) {
        readExportList(reader, 1, at.start, isTopLevel);
        return;
      }
      scanner.goBack(place);
      break;
    }
    default:
  }
  if (!readDeclaration(reader, { ...at, flags: flag.exported })) throw unusual(reader);
}

function readDefault(reader: Reader, at: Omit<DeclarationStart, "flags">, isTopLevel: boolean): void {
  const { scanner } = reader;
  scanner.next();
  if (scanner.kind === CHAR.at) skipDecorators(reader);
  const { word } = scanner;
  const isDeclared =
    scanner.kind === TOKEN.word &&
    (word === WORD.function ||
      word === WORD.class ||
      word === WORD.async ||
      word === WORD.abstract ||
      word === WORD.interface);
  if (isDeclared && readDeclaration(reader, { ...at, flags: flag.exported | flag.default })) return;
  if (isTopLevel) reader.file.hasExportLists = true;
  readExported(reader, at, isTopLevel, DEFAULT);
}

/** `export default value` and `export = value`: a name is exported under another one, anything else has none. */
function readExported(
  reader: Reader,
  { start, line, parent }: Omit<DeclarationStart, "flags">,
  isTopLevel: boolean,
  as: Uint8Array,
): void {
  const { scanner, builder } = reader;
  if (as === EXPORT_EQUALS && isTopLevel) reader.file.hasExportLists = true;
  const { start: nameStart, position: nameEnd, bytes } = scanner;
  const flags = flag.exported | flag.default;
  const row = as === DEFAULT ? builder.add(CONSTANT, flags, parent, start, line, start, as, 0, as.length) : -1;
  const shape = skipExpression(reader, false, row);
  endStatement(reader);
  if (shape === SHAPE.name) {
    if (row >= 0) builder.truncate(row);
    if (!isTopLevel) return;
    const { texts } = builder;
    const local = texts.add(bytes, nameStart, nameEnd);
    builder.addExport(local, texts.add(as, 0, as.length), 0, start, scanner.lastEnd);
  } else if (row >= 0) builder.setEnd(row, scanner.lastEnd);
}
