import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { addMemberName, isMemberName, readMemberName } from "./member-name.ts";
import { readSignature } from "./read-function.ts";
import { ascend, descend, unusual, type Reader } from "./reader.ts";
import { skipType } from "./skip-type.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const METHOD = kindNumber("method");
const PROPERTY = kindNumber("property");
const ACCESSOR = kindNumber("accessor");
const CALL = kindNumber("call-signature");
const CONSTRUCT = kindNumber("construct-signature");
const INDEX = kindNumber("index-signature");

/** Reads the members of an interface or an object type from its brace on. */
export function readTypeMembers(reader: Reader, row: number): void {
  const { scanner } = reader;
  descend(reader);
  scanner.next();
  while (scanner.kind !== CHAR.closeBrace) readTypeMember(reader, row);
  scanner.next();
  ascend(reader);
}

function readTypeMember(reader: Reader, parent: number): void {
  const { scanner, builder } = reader;
  const { start, tokenLine } = scanner;
  const signature = (kind: number): void => {
    const row = builder.add(kind, 0, parent, start, tokenLine, start, scanner.bytes, start, start);
    readSignature(reader, { row, classRow: -1 });
    endMember(reader, row);
  };
  if (scanner.kind === CHAR.openParen || scanner.kind === CHAR.less) {
    signature(CALL);
    return;
  }
  let flags = 0;
  for (;;) {
    if (scanner.kind !== TOKEN.word) break;
    const { word } = scanner;
    if (word === WORD.new) {
      const place = scanner.place();
      scanner.next();
      const next: number = scanner.kind;
      if (next === CHAR.openParen || next === CHAR.less) {
        signature(CONSTRUCT);
        return;
      }
      scanner.goBack(place);
      break;
    }
    const modifier =
      word === WORD.readonly ? flag.readonly : word === WORD.get ? flag.get : word === WORD.set ? flag.set : 0;
    if (modifier === 0) break;
    const place = scanner.place();
    scanner.next();
    if ((scanner.newline && word === WORD.readonly) || !isMemberName(scanner)) {
      scanner.goBack(place);
      break;
    }
    flags |= modifier;
  }
  const name = readMemberName(reader);
  if (name.isIndex) {
    const row = builder.add(INDEX, flags, parent, start, tokenLine, start, scanner.bytes, start, start);
    readRest(reader, row);
    return;
  }
  if (name.isComputed) flags |= flag.computed;
  if (scanner.kind === CHAR.question) {
    flags |= flag.optional;
    scanner.next();
  }
  const isCall = scanner.kind === CHAR.openParen || scanner.kind === CHAR.less;
  const isAccessor = (flags & (flag.get | flag.set)) !== 0;
  const kind = !isCall ? PROPERTY : isAccessor ? ACCESSOR : METHOD;
  const row = addMemberName(reader, kind, flags, parent, start, tokenLine, name);
  if (isCall) readSignature(reader, { row, classRow: -1 });
  readRest(reader, row);
}

function readRest(reader: Reader, row: number): void {
  const { scanner } = reader;
  if (scanner.kind === CHAR.colon) {
    scanner.next();
    if (!skipType(scanner)) throw unusual(reader);
  }
  endMember(reader, row);
}

function endMember(reader: Reader, row: number): void {
  const { scanner, builder } = reader;
  if (scanner.kind === CHAR.semicolon || scanner.kind === CHAR.comma) scanner.next();
  else if (!scanner.newline && scanner.kind !== CHAR.closeBrace) throw unusual(reader);
  builder.setEnd(row, scanner.lastEnd);
}
