import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { addMemberName, isMemberName, type MemberName, readMemberName } from "./member-name.ts";
import { readSignature, readTypeParameters } from "./read-function.ts";
import { ascend, descend, endStatement, unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";
import { skipType, skipTypeArguments } from "./skip-type.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const METHOD = kindNumber("method");
const PROPERTY = kindNumber("property");
const ACCESSOR = kindNumber("accessor");
const CONSTRUCTOR = kindNumber("constructor");
const INDEX_SIGNATURE = kindNumber("index-signature");

/** `@a.b(c)`, any number of them. */
export function skipDecorators(reader: Reader): void {
  const { scanner } = reader;
  while (scanner.kind === CHAR.at) {
    scanner.next();
    if (scanner.kind === CHAR.openParen) scanner.skipBrackets();
    else if (scanner.kind === TOKEN.word) {
      scanner.next();
      for (;;) {
        if (scanner.kind === CHAR.dot) {
          scanner.next();
          if (scanner.kind !== TOKEN.word && scanner.kind !== TOKEN.privateName) throw unusual(reader);
          scanner.next();
        } else if (scanner.kind === CHAR.openParen) scanner.skipBrackets();
        else if (scanner.kind === CHAR.less && !scanner.newline) {
          if (!skipTypeArguments(scanner)) throw unusual(reader);
        } else break;
      }
    } else throw unusual(reader);
  }
}

/**
 * Reads a class from its word `class` on, whose name was not read yet. Its members are declared in `row`; in none where
 * `isDeclared` is not set.
 */
export function readClass(reader: Reader, row: number, isDeclared: boolean): void {
  const { scanner } = reader;
  scanner.next();
  if (scanner.kind === TOKEN.word && scanner.word !== WORD.extends && scanner.word !== WORD.implements) scanner.next();
  readClassRest(reader, row, isDeclared);
}

/** Reads a class behind its name. */
export function readClassRest(reader: Reader, row: number, isDeclared: boolean): void {
  const { scanner } = reader;
  if (scanner.kind === CHAR.less) readTypeParameters(reader, isDeclared ? row : -1);
  skipHeritage(reader);
  if (scanner.kind !== CHAR.openBrace) throw unusual(reader);
  if (!isDeclared) {
    scanner.skipBrackets();
    return;
  }
  descend(reader);
  scanner.next();
  while (scanner.kind !== CHAR.closeBrace) {
    if (scanner.kind === CHAR.semicolon) scanner.next();
    else readClassMember(reader, row);
  }
  scanner.next();
  ascend(reader);
}

/** `extends a.b<C>(d) implements E, F<G>`, up to the brace. */
export function skipHeritage(reader: Reader): void {
  const { scanner } = reader;
  while (scanner.kind !== CHAR.openBrace) {
    switch (scanner.kind) {
      case TOKEN.word:
        if (scanner.word === WORD.class || scanner.word === WORD.function || scanner.word === WORD.import)
          throw unusual(reader);
        scanner.next();
        break;
      case CHAR.dot:
      case CHAR.comma:
      case TOKEN.string:
      case TOKEN.questionDot:
      case TOKEN.privateName:
        scanner.next();
        break;
      case CHAR.openParen:
      case CHAR.openBracket:
        scanner.skipBrackets();
        break;
      case CHAR.less:
        if (!skipTypeArguments(scanner)) throw unusual(reader);
        break;
      default:
        throw unusual(reader);
    }
  }
}

const MODIFIERS = new Map<number, number>([
  [WORD.public, flag.public],
  [WORD.protected, flag.protected],
  [WORD.private, flag.private],
  [WORD.abstract, flag.abstract],
  [WORD.static, flag.static],
  [WORD.override, flag.override],
  [WORD.readonly, flag.readonly],
  [WORD.declare, flag.declare],
  [WORD.async, flag.async],
  [WORD.accessor, flag.accessor],
  [WORD.get, flag.get],
  [WORD.set, flag.set],
]);

/** Bits of the modifiers at the current token, which are none where they are the name itself. */
function readModifiers(reader: Reader): number {
  const { scanner } = reader;
  let flags = 0;
  while (scanner.kind === TOKEN.word && scanner.word !== 0) {
    const modifier = MODIFIERS.get(scanner.word) ?? 0;
    if (modifier === 0) break;
    const place = scanner.place();
    const { word } = scanner;
    scanner.next();
    const canBreak = word === WORD.static || word === WORD.get || word === WORD.set;
    const isModifier =
      (canBreak || !scanner.newline) &&
      (isMemberName(scanner) ||
        scanner.kind === CHAR.star ||
        (word === WORD.static && scanner.kind === CHAR.openBrace));
    if (!isModifier) {
      scanner.goBack(place);
      break;
    }
    flags |= modifier;
  }
  return flags;
}

function readClassMember(reader: Reader, classRow: number): void {
  const { scanner, builder } = reader;
  const { start, tokenLine } = scanner;
  if (scanner.kind === CHAR.at) skipDecorators(reader);
  let flags = readModifiers(reader);
  if (scanner.kind === CHAR.openBrace && (flags & flag.static) !== 0) {
    scanner.skipBrackets();
    return;
  }
  if (scanner.kind === CHAR.star) {
    flags |= flag.generator;
    scanner.next();
  }
  const name = readMemberName(reader);
  if (name.isIndex) {
    const row = builder.add(INDEX_SIGNATURE, flags, classRow, start, tokenLine, start, scanner.bytes, start, start);
    skipAnnotation(reader);
    endMember(reader, row);
    return;
  }
  if (name.isComputed) flags |= flag.computed;
  if (scanner.kind === CHAR.question) {
    flags |= flag.optional;
    scanner.next();
  } else if (scanner.kind === CHAR.bang) scanner.next();
  if (scanner.kind === CHAR.openParen || scanner.kind === CHAR.less)
    readMethod(reader, { name, flags, classRow, start, line: tokenLine });
  else {
    const kind = (flags & flag.accessor) === 0 ? PROPERTY : ACCESSOR;
    const row = addMemberName(reader, kind, flags, classRow, start, tokenLine, name);
    skipAnnotation(reader);
    if (scanner.kind === CHAR.equals) {
      scanner.next();
      skipExpression(reader, false);
    }
    endMember(reader, row);
  }
}

function readMethod(
  reader: Reader,
  of: { name: MemberName; flags: number; classRow: number; start: number; line: number },
): void {
  const { scanner, builder } = reader;
  const { name, flags, classRow, start, line } = of;
  const isConstructor = name.isConstructor && (flags & (flag.static | flag.get | flag.set)) === 0;
  const isAccessor = (flags & (flag.get | flag.set)) !== 0;
  const kind = isConstructor ? CONSTRUCTOR : isAccessor ? ACCESSOR : METHOD;
  const row = addMemberName(reader, kind, flags, classRow, start, line, name);
  readSignature(reader, { row, classRow: isConstructor ? classRow : -1 });
  if (scanner.kind !== CHAR.openBrace) {
    endMember(reader, row);
    return;
  }
  builder.addFlags(row, flag.body);
  scanner.skipBrackets();
  builder.setEnd(row, scanner.lastEnd);
}

function skipAnnotation(reader: Reader): void {
  if (reader.scanner.kind !== CHAR.colon) return;
  reader.scanner.next();
  if (!skipType(reader.scanner)) throw unusual(reader);
}

function endMember(reader: Reader, row: number): void {
  endStatement(reader);
  reader.builder.setEnd(row, reader.scanner.lastEnd);
}
