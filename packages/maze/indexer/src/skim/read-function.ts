import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { skipDecorators } from "./read-class.ts";
import { readBinding } from "./read-binding.ts";
import { unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";
import { skipType, skipTypeParameters } from "./skip-type.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const PROPERTY = kindNumber("property");
const PARAMETER = kindNumber("parameter");
const TYPE_PARAMETER = kindNumber("type-parameter");

/** What the parameters of a function declare. */
export interface SignatureRows {
  /** Row of the function; -1 where nothing is declared in it. */
  readonly row: number;
  /** Row of the class whose properties the parameters of a constructor may be; -1 elsewhere. */
  readonly classRow: number;
}

const NOTHING: SignatureRows = { row: -1, classRow: -1 };

/** Skips a function expression behind its word `function`. */
export function skipFunctionRest(reader: Reader): void {
  const { scanner } = reader;
  if (scanner.kind === CHAR.star) scanner.next();
  if (scanner.kind === TOKEN.word) scanner.next();
  readSignature(reader, NOTHING);
  if (scanner.kind !== CHAR.openBrace) throw unusual(reader);
  scanner.skipBrackets();
}

/** Reads type parameters, parameters and the result of a function from the current token on. */
export function readSignature(reader: Reader, rows: SignatureRows): void {
  const { scanner, options } = reader;
  const isTold = options.parameters && rows.row >= 0;
  if (scanner.kind === CHAR.less) readTypeParameters(reader, rows.row);
  if (scanner.kind !== CHAR.openParen) throw unusual(reader);
  if (isTold || rows.classRow >= 0) readParameters(reader, rows);
  else scanner.skipBrackets();
  if (scanner.kind === CHAR.colon) {
    scanner.next();
    if (!skipType(scanner)) throw unusual(reader);
  }
}

/** `<T extends A>` of a declaration. */
export function readTypeParameters(reader: Reader, row: number): void {
  const { scanner, builder, options } = reader;
  const tell =
    options.parameters && row >= 0
      ? (start: number, end: number): void => {
          const added = builder.add(TYPE_PARAMETER, 0, row, start, scanner.tokenLine, start, scanner.bytes, start, end);
          builder.setEnd(added, end);
        }
      : undefined;
  if (!skipTypeParameters(scanner, 0, tell)) throw unusual(reader);
}

const MODIFIERS = new Map<number, number>([
  [WORD.public, flag.public],
  [WORD.protected, flag.protected],
  [WORD.private, flag.private],
  [WORD.readonly, flag.readonly],
  [WORD.override, flag.override],
]);

function readParameters(reader: Reader, rows: SignatureRows): void {
  const { scanner } = reader;
  scanner.next();
  while (scanner.kind !== CHAR.closeParen) {
    readParameter(reader, rows);
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.closeParen) throw unusual(reader);
  }
  scanner.next();
}

function readParameter(reader: Reader, { row, classRow }: SignatureRows): void {
  const { scanner, builder, options } = reader;
  const { start, tokenLine } = scanner;
  if (scanner.kind === CHAR.at) skipDecorators(reader);
  let flags = 0;
  for (;;) {
    const modifier = scanner.kind === TOKEN.word ? (MODIFIERS.get(scanner.word) ?? 0) : 0;
    if (modifier === 0) break;
    const place = scanner.place();
    scanner.next();
    const isModifier =
      scanner.kind === TOKEN.word || scanner.kind === CHAR.openBrace || scanner.kind === CHAR.openBracket;
    if (!isModifier) {
      scanner.goBack(place);
      break;
    }
    flags |= modifier;
  }
  if (scanner.kind === TOKEN.ellipsis) scanner.next();
  const isProperty = flags !== 0 && classRow >= 0;
  const first = builder.count;
  if (isProperty) readBinding(reader, PROPERTY, flags | flag.parameterProperty, classRow);
  const properties = builder.count;
  if (options.parameters && row >= 0 && !isProperty) readBinding(reader, PARAMETER, 0, row);
  else if (!isProperty) skipBinding(reader);
  let optional = 0;
  if (scanner.kind === CHAR.question) {
    optional = flag.optional;
    scanner.next();
  }
  if (scanner.kind === CHAR.colon) {
    scanner.next();
    if (!skipType(scanner)) throw unusual(reader);
  }
  if (scanner.kind === CHAR.equals) {
    scanner.next();
    skipExpression(reader, true);
  }
  const isWhole = builder.count === first + 1;
  for (let added = first; added < builder.count; added++) {
    builder.addFlags(added, optional);
    if (added < properties || isWhole) {
      builder.setStart(added, start, tokenLine);
      builder.setEnd(added, scanner.lastEnd);
    }
  }
}

function skipBinding(reader: Reader): void {
  const { scanner } = reader;
  if (scanner.kind === TOKEN.word) scanner.next();
  else if (scanner.kind === CHAR.openBrace || scanner.kind === CHAR.openBracket) scanner.skipBrackets();
  else throw unusual(reader);
}
