import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { ascend, descend, unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";

/** Reads a name or a pattern; each name that it binds becomes a declaration. */
export function readBinding(reader: Reader, kind: number, flags: number, parent: number): void {
  const { scanner, builder } = reader;
  if (scanner.kind === TOKEN.word) {
    const { start, position, tokenLine } = scanner;
    const row = builder.add(kind, flags, parent, start, tokenLine, start, scanner.bytes, start, position);
    builder.setEnd(row, position);
    scanner.next();
    return;
  }
  descend(reader);
  if (scanner.kind === CHAR.openBracket) readArrayPattern(reader, kind, flags, parent);
  else if (scanner.kind === CHAR.openBrace) readObjectPattern(reader, kind, flags, parent);
  else throw unusual(reader);
  ascend(reader);
}

function readArrayPattern(reader: Reader, kind: number, flags: number, parent: number): void {
  const { scanner } = reader;
  scanner.next();
  while (scanner.kind !== CHAR.closeBracket) {
    if (scanner.kind === CHAR.comma) {
      scanner.next();
      continue;
    }
    if (scanner.kind === TOKEN.ellipsis) scanner.next();
    readElement(reader, kind, flags, parent);
    if (scanner.kind !== CHAR.comma && scanner.kind !== CHAR.closeBracket) throw unusual(reader);
  }
  scanner.next();
}

function readObjectPattern(reader: Reader, kind: number, flags: number, parent: number): void {
  const { scanner } = reader;
  scanner.next();
  while (scanner.kind !== CHAR.closeBrace) {
    if (scanner.kind === TOKEN.ellipsis) {
      scanner.next();
      readElement(reader, kind, flags, parent);
    } else if (scanner.kind === TOKEN.word) {
      const place = scanner.place();
      scanner.next();
      if (scanner.kind === CHAR.colon) scanner.next();
      else scanner.goBack(place);
      readElement(reader, kind, flags, parent);
    } else {
      if (scanner.kind === CHAR.openBracket) scanner.skipBrackets();
      else if (scanner.kind === TOKEN.string || scanner.kind === TOKEN.number) scanner.next();
      else throw unusual(reader);
      if (scanner.kind !== CHAR.colon) throw unusual(reader);
      scanner.next();
      readElement(reader, kind, flags, parent);
    }
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.closeBrace) throw unusual(reader);
  }
  scanner.next();
}

function readElement(reader: Reader, kind: number, flags: number, parent: number): void {
  const { scanner } = reader;
  readBinding(reader, kind, flags, parent);
  if (scanner.kind !== CHAR.equals) return;
  scanner.next();
  skipExpression(reader, true);
}
