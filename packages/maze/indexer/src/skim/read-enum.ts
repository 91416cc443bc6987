import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { addMemberName, readMemberName } from "./member-name.ts";
import { expectToken, unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";
import { kindNumber } from "./table-builder.ts";

const ENUM_MEMBER = kindNumber("enum-member");

/** Reads the members of an enum from its brace on. */
export function readEnumMembers(reader: Reader, row: number): void {
  const { scanner, builder } = reader;
  expectToken(reader, CHAR.openBrace);
  while (scanner.kind !== CHAR.closeBrace) {
    const { kind, start, tokenLine } = scanner;
    if (kind !== TOKEN.word && kind !== TOKEN.string) throw unusual(reader);
    const member = addMemberName(reader, ENUM_MEMBER, 0, row, start, tokenLine, readMemberName(reader));
    if (scanner.kind === CHAR.equals) {
      scanner.next();
      skipExpression(reader, true);
    }
    builder.setEnd(member, scanner.lastEnd);
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.closeBrace) throw unusual(reader);
  }
  scanner.next();
}
