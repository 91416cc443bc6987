import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { readCommonJs } from "./read-common-js.ts";
import { readDeclaration } from "./read-declaration.ts";
import { readExport } from "./read-export.ts";
import { readImport } from "./read-modules.ts";
import { skipDecorators } from "./read-class.ts";
import { readLoopHead } from "./read-variables.ts";
import { ascend, descend, endStatement, expectToken, unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";
import { WORD } from "./words.ts";

/** Where statements stand. In a block only `var` declares something for the file or namespace around it. */
export interface Place {
  readonly parent: number;
  readonly isBlock: boolean;
}

/** Reads statements until `closer`, which is not taken. */
export function readStatements(reader: Reader, place: Place, closer: number): void {
  const { scanner } = reader;
  while (scanner.kind !== closer) readStatement(reader, place);
}

/** Reads one statement from the current token on. */
export function readStatement(reader: Reader, place: Place): void {
  descend(reader);
  const isTopLevel = place.parent < 0 && !place.isBlock;
  const { scanner } = reader;
  let { isBlock } = place;
  const { parent } = place;
  // What stands before a statement without ending one, such as `if (…)`, is taken in turns.
  for (;;) {
    const { kind, word, start, tokenLine: line } = scanner;
    if (kind === CHAR.semicolon) {
      scanner.next();
      break;
    }
    if (kind === CHAR.openBrace) {
      scanner.next();
      readStatements(reader, { parent, isBlock: true }, CHAR.closeBrace);
      scanner.next();
      break;
    }
    if (kind === CHAR.at) skipDecorators(reader);
    else if (kind !== TOKEN.word) {
      readExpressionStatement(reader);
      break;
    }
    const at = { start, line, parent, isBlock };
    if (scanner.word === WORD.import && !isBlock) {
      if (!readImport(reader, start, isTopLevel)) readExpressionStatement(reader);
      break;
    }
    if (scanner.word === WORD.export && !isBlock) {
      readExport(reader, at, isTopLevel);
      break;
    }
    if (readDeclaration(reader, { ...at, flags: 0 })) break;
    if (kind !== TOKEN.word) throw unusual(reader);
    if (word !== 0 && readPrefix(reader, parent)) {
      isBlock = true;
      continue;
    }
    if (word !== 0 && readControl(reader, { parent, isBlock })) break;
    if (takeLabel(reader)) continue;
    if (isTopLevel && reader.file.isCommonJs && (word === WORD.exports || word === WORD.module)) {
      if (readCommonJs(reader, start, line)) break;
    }
    readExpressionStatement(reader);
    break;
  }
  ascend(reader);
}

function readExpressionStatement(reader: Reader): void {
  skipExpression(reader, false);
  endStatement(reader);
}

function takeLabel({ scanner }: Reader): boolean {
  const place = scanner.place();
  scanner.next();
  if (scanner.kind === CHAR.colon) {
    scanner.next();
    return true;
  }
  scanner.goBack(place);
  return false;
}

/** Takes `if (…)`, `else`, `for (…)`, `case …:` and the like, behind which a statement of the same place follows. */
function readPrefix(reader: Reader, parent: number): boolean {
  const { scanner } = reader;
  switch (scanner.word) {
    case WORD.if:
    case WORD.while:
    case WORD.with: {
      scanner.next();
      if (scanner.kind !== CHAR.openParen) throw unusual(reader);
      scanner.skipBrackets();
      return true;
    }
    case WORD.for:
      scanner.next();
      if (scanner.word === WORD.await) scanner.next();
      readLoopHead(reader, parent);
      return true;
    case WORD.else:
    case WORD.try:
    case WORD.finally:
      scanner.next();
      return true;
    case WORD.catch:
      scanner.next();
      if (scanner.kind === CHAR.openParen) scanner.skipBrackets();
      return true;
    default:
      return false;
  }
}

/** Reads statements that begin with a word of their own. */
function readControl(reader: Reader, place: Place): boolean {
  const { scanner } = reader;
  switch (scanner.word) {
    case WORD.do:
      scanner.next();
      readStatement(reader, { ...place, isBlock: true });
      if (scanner.word !== WORD.while) throw unusual(reader);
      scanner.next();
      if (scanner.kind !== CHAR.openParen) throw unusual(reader);
      scanner.skipBrackets();
      if (scanner.kind === CHAR.semicolon) scanner.next();
      return true;
    case WORD.switch:
      scanner.next();
      if (scanner.kind !== CHAR.openParen) throw unusual(reader);
      scanner.skipBrackets();
      expectToken(reader, CHAR.openBrace);
      while (scanner.kind !== CHAR.closeBrace) readCaseOrStatement(reader, place);
      scanner.next();
      return true;
    case WORD.return:
    case WORD.throw:
      scanner.next();
      if (!scanner.newline && scanner.kind !== CHAR.semicolon && scanner.kind !== CHAR.closeBrace)
        skipExpression(reader, false);
      endStatement(reader);
      return true;
    case WORD.break:
    case WORD.continue:
    case WORD.debugger:
      scanner.next();
      if (scanner.kind === TOKEN.word && !scanner.newline) scanner.next();
      endStatement(reader);
      return true;
    default:
      return false;
  }
}

function readCaseOrStatement(reader: Reader, { parent }: Place): void {
  const { scanner } = reader;
  if (scanner.word === WORD.case) {
    scanner.next();
    skipExpression(reader, false);
    expectToken(reader, CHAR.colon);
  } else if (scanner.word === WORD.default) {
    scanner.next();
    expectToken(reader, CHAR.colon);
  } else readStatement(reader, { parent, isBlock: true });
}
