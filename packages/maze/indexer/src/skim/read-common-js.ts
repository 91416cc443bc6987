import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { endStatement, unusual, type Reader } from "./reader.ts";
import { SHAPE, skipExpression } from "./skip-expression.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const CONSTANT = kindNumber("constant");
const FUNCTION = kindNumber("function");
const CLASS = kindNumber("class");
const EXPORT_EQUALS = new TextEncoder().encode("export=");

/**
 * `exports.a = value`, `module.exports.a = value`, `module.exports = { a, b: c }` from its first word on. `false` for any
 * other statement, of which nothing was taken.
 */
export function readCommonJs(reader: Reader, start: number, line: number): boolean {
  const { scanner, builder } = reader;
  const place = scanner.place();
  const back = (): false => {
    scanner.goBack(place);
    return false;
  };
  const isModule = scanner.word === WORD.module;
  scanner.next();
  if (isModule) {
    if (scanner.kind !== CHAR.dot) return back();
    scanner.next();
    if (scanner.word !== WORD.exports) return back();
    scanner.next();
    if (scanner.kind === CHAR.equals) {
      scanner.next();
      readModuleExports(reader, start);
      return true;
    }
  }
  if (scanner.kind !== CHAR.dot) return back();
  scanner.next();
  if (scanner.kind !== TOKEN.word) return back();
  const { start: nameStart, position: nameEnd, bytes } = scanner;
  scanner.next();
  if (scanner.kind !== CHAR.equals) return back();
  scanner.next();
  reader.file.hasCommonJs = true;
  const { start: valueStart, position: valueEnd } = scanner;
  const row = builder.add(CONSTANT, flag.commonJs, -1, start, line, nameStart, bytes, nameStart, nameEnd);
  const shape = skipValue(reader, row);
  endStatement(reader);
  if (shape === SHAPE.name) {
    builder.truncate(row);
    const { texts } = builder;
    const local = texts.add(bytes, valueStart, valueEnd);
    builder.addExport(local, texts.add(bytes, nameStart, nameEnd), 0, start, scanner.lastEnd);
    return true;
  }
  builder.setKind(row, shape === SHAPE.function ? FUNCTION : shape === SHAPE.class ? CLASS : CONSTANT);
  builder.setEnd(row, scanner.lastEnd);
  return true;
}

/** Skips a value and tells its shape, also of one in parentheses. */
function skipValue(reader: Reader, row: number): number {
  const { scanner } = reader;
  const place = scanner.place();
  if (scanner.kind === CHAR.openParen) {
    scanner.next();
    const shape = scanner.kind === TOKEN.word ? skipExpression(reader, true, row) : SHAPE.other;
    if (shape !== SHAPE.other && scanner.kind === CHAR.closeParen) {
      scanner.next();
      if (scanner.kind === CHAR.semicolon || scanner.kind === TOKEN.end) {
        if (shape === SHAPE.name) throw unusual(reader);
        return shape;
      }
    }
    scanner.goBack(place);
  }
  return skipExpression(reader, false, row);
}

/** The value of `module.exports = value`: names in it are exported. */
function readModuleExports(reader: Reader, start: number): void {
  const { scanner, builder } = reader;
  const { texts } = builder;
  reader.file.hasCommonJs = true;
  const { bytes } = scanner;
  const names: number[] = [];
  const { start: from, position: to } = scanner;
  const place = scanner.place();
  if (scanner.kind === CHAR.openBrace) collectShorthands(reader, names);
  scanner.goBack(place);
  const shape = skipExpression(reader, false);
  endStatement(reader);
  const end = scanner.lastEnd;
  if (shape === SHAPE.name) {
    const local = texts.add(bytes, from, to);
    builder.addExport(local, texts.add(EXPORT_EQUALS, 0, EXPORT_EQUALS.length), 0, start, end);
  }
  for (let i = 0; i < names.length; i += 4) {
    const local = texts.add(bytes, names[i + 2] ?? 0, names[i + 3] ?? 0);
    builder.addExport(local, texts.add(bytes, names[i] ?? 0, names[i + 1] ?? 0), 0, start, end);
  }
}

/** Collects `a` and `a: b` of an object as places of both names. */
function collectShorthands(reader: Reader, names: number[]): void {
  const { scanner } = reader;
  scanner.next();
  while (scanner.kind !== CHAR.closeBrace) {
    if (scanner.kind === TOKEN.word) {
      const { start, position } = scanner;
      scanner.next();
      if (scanner.kind === CHAR.comma || scanner.kind === CHAR.closeBrace) names.push(start, position, start, position);
      else if (scanner.kind === CHAR.colon) {
        scanner.next();
        const { start: valueStart, position: valueEnd } = scanner;
        if (skipExpression(reader, true) === SHAPE.name) names.push(start, position, valueStart, valueEnd);
      }
    }
    // What is left of a property that is neither.
    while (scanner.kind !== CHAR.comma && scanner.kind !== CHAR.closeBrace) {
      if (scanner.kind === CHAR.openBrace || scanner.kind === CHAR.openParen || scanner.kind === CHAR.openBracket)
        scanner.skipBrackets();
      else if (scanner.kind === TOKEN.end) return;
      else scanner.next();
    }
    if (scanner.kind === CHAR.comma) scanner.next();
  }
}
