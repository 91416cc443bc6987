import { endOfLine, endOfNumber, endOfRegex, widthOfSpace, type ByteScanner } from "./byte-scanner.ts";
import { BYTE, BYTE_CLASS, CHAR, WORD_PART } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { OPEN, pushOpen } from "./open-brackets.ts";
import { isElementStart, skipElements, startElement } from "./skip-elements.ts";
import { isBeforeExpression, WORD, wordAt } from "./words.ts";

/** What stands before a place, as far as it tells an operand from an operator. */
const BEFORE = { operator: 0, operand: 1, word: 2, paren: 3, brace: 4 } as const;

/**
 * Skips what begins at `from`, a bracket, a template or an element, to its end, and returns where that is. Everything
 * in between is one loop over the bytes without recursion. Types hold neither elements nor regular expressions.
 *
 * @throws {Doubt} where the end, or a token on the way, is not sure
 */
export function skipNested(scanner: ByteScanner, from: number, inType: boolean): number {
  const { bytes, end } = scanner;
  const isJsx = scanner.dialect.jsx && !inType;
  const tells = scanner.onIdentifier;
  let p = from;
  let before: number = BEFORE.operator;
  let isDotted = false;
  let wordStart = 0;
  let wordEnd = 0;
  let line = scanner.line;
  scanner.depth = 0;

  for (;;) {
    const c = bytes[p] ?? 0;
    switch (BYTE_CLASS[c]) {
      case BYTE.space:
        p++;
        break;
      case BYTE.lineFeed:
        line++;
        p++;
        break;
      case BYTE.carriageReturn:
        p++;
        if (bytes[p] !== 10) line++;
        break;
      case BYTE.beyondAscii:
      case BYTE.hash:
      case BYTE.word: {
        const width = c > 127 ? widthOfSpace(bytes, p) : 0;
        if (width > 0) {
          p += width;
          break;
        }
        wordStart = p++;
        let seen = c;
        for (let d = bytes[p] ?? 0; WORD_PART[d] === 1; d = bytes[++p] ?? 0) seen |= d;
        if (seen > 127 || bytes[p] === CHAR.backslash) scanner.endOfWord(c === CHAR.hash ? wordStart + 1 : wordStart);
        wordEnd = p;
        if (tells !== undefined) tells(wordStart, p);
        if (isDotted) {
          isDotted = false;
          before = BEFORE.operand;
          break;
        }
        before = BEFORE.word;
        const length = p - wordStart;
        if (
          ((length === 6 && c === 105) || (length === 7 && c === 114)) &&
          wordStart > scanner.toldUntil &&
          isModuleWord(bytes, wordStart, p)
        ) {
          scanner.toldUntil = wordStart;
          scanner.onModuleWord(wordStart, p, inType);
        }
        break;
      }
      case BYTE.digit:
        p = endOfNumber(bytes, p);
        before = BEFORE.operand;
        break;
      case BYTE.quote:
        scanner.line = line;
        p = scanner.endOfString(p);
        ({ line } = scanner);
        before = BEFORE.operand;
        break;
      case BYTE.backtick:
        scanner.line = line;
        p = skipTemplate(scanner, p + 1);
        ({ line } = scanner);
        if (bytes[p - 1] === CHAR.backtick) {
          if (scanner.depth === 0) return p;
          before = BEFORE.operand;
        } else before = BEFORE.operator;
        break;
      case BYTE.slash: {
        const after = bytes[p + 1];
        if (after === CHAR.slash) p = endOfLine(bytes, p, end);
        else if (after === CHAR.star) {
          scanner.line = line;
          p = scanner.endOfComment(p);
          ({ line } = scanner);
        } else if (inType) throw new Doubt("a slash that may begin a regular expression", p);
        else if (endsOperand(scanner, before, p, wordStart, wordEnd)) {
          p++;
          before = BEFORE.operator;
        } else {
          p = endOfRegex(bytes, p, end);
          before = BEFORE.operand;
        }
        break;
      }
      case BYTE.dot:
        if (bytes[p + 1] === CHAR.dot) {
          p += 3;
          before = BEFORE.operator;
        } else if (BYTE_CLASS[bytes[p + 1] ?? 0] === BYTE.digit) {
          p = endOfNumber(bytes, p);
          before = BEFORE.operand;
        } else {
          p++;
          isDotted = true;
          before = BEFORE.operator;
        }
        break;
      case BYTE.open:
        isDotted = false;
        pushOpen(scanner, c, p, before === BEFORE.word ? wordStart : 0, wordEnd);
        p++;
        before = BEFORE.operator;
        break;
      case BYTE.close: {
        const open = scanner.stack[--scanner.depth];
        p++;
        if (open === OPEN.template && c === CHAR.closeBrace) {
          scanner.line = line;
          p = skipTemplate(scanner, p);
          ({ line } = scanner);
          before = bytes[p - 1] === CHAR.backtick ? BEFORE.operand : BEFORE.operator;
        } else if (open === OPEN.container && c === CHAR.closeBrace) {
          scanner.line = line;
          p = skipElements(scanner, p);
          ({ line } = scanner);
          before = bytes[p - 1] === CHAR.greater ? BEFORE.operand : BEFORE.operator;
        } else if (open !== c) throw new Doubt("unbalanced brackets", p - 1);
        else before = c === CHAR.closeParen ? BEFORE.paren : c === CHAR.closeBrace ? BEFORE.brace : BEFORE.operand;
        if (scanner.depth === 0) {
          scanner.line = line;
          return p;
        }
        break;
      }
      case BYTE.less:
        if (bytes[p + 1] === CHAR.less) p++;
        else if (isJsx && bytes[p + 1] !== CHAR.equals && !endsOperand(scanner, before, p, wordStart, wordEnd)) {
          const isNew = before === BEFORE.word && wordAt(bytes, wordStart, wordEnd) === WORD.new;
          if (!isNew && isElementStart(scanner, p)) {
            scanner.line = line;
            p = skipElements(scanner, startElement(scanner, p));
            ({ line } = scanner);
            before = bytes[p - 1] === CHAR.greater ? BEFORE.operand : BEFORE.operator;
            if (scanner.depth === 0) return p;
            break;
          }
        }
        p++;
        before = BEFORE.operator;
        break;
      case BYTE.sign:
        // `a++` stays an operand, `++a` an operator.
        if (bytes[p + 1] === c) p += 2;
        else {
          p++;
          before = BEFORE.operator;
        }
        break;
      case BYTE.bang:
        p++;
        if (bytes[p] === CHAR.equals) before = BEFORE.operator;
        else if (bytes[p] === CHAR.slash || (isJsx && bytes[p] === CHAR.less)) {
          // `a! / b` or `!/a/`
          if (endsOperand(scanner, before, p, wordStart, wordEnd)) throw new Doubt("a slash that may begin a regular expression", p);
          before = BEFORE.operator;
        }
        break;
      case BYTE.end:
        throw new Doubt(p < end ? "a character outside of identifiers" : "unbalanced brackets", p);
      case BYTE.backslash:
        throw new Doubt("a character outside of identifiers", p);
      default:
        p++;
        isDotted = false;
        before = BEFORE.operator;
    }
  }
}

/** Whether what stands before a slash or `<` is an operand, so that it is an operator. */
function endsOperand(scanner: ByteScanner, before: number, at: number, wordStart: number, wordEnd: number): boolean {
  if (before === BEFORE.operand) return true;
  if (before === BEFORE.operator) return false;
  if (before === BEFORE.brace) throw new Doubt("a slash that may begin a regular expression", at);
  if (before === BEFORE.word) {
    const word = wordAt(scanner.bytes, wordStart, wordEnd);
    // As operators they stand before an operand, as names behind one.
    if (word === WORD.await || word === WORD.yield || word === WORD.of)
      throw new Doubt("a slash that may begin a regular expression", at);
    return !isBeforeExpression(word);
  }
  // The word before the parenthesis is still where it was when the bracket opened.
  const word = scanner.stackWords[scanner.depth * 2] ?? 0;
  if (word === 0) return true;
  const number = wordAt(scanner.bytes, word, scanner.stackWords[scanner.depth * 2 + 1] ?? 0);
  if (number === WORD.await) throw new Doubt("a slash that may begin a regular expression", at);
  return number !== WORD.if && number !== WORD.while && number !== WORD.for && number !== WORD.with;
}

/** Behind the text of a template: its end, or the brace of an expression, which is open then. */
function skipTemplate(scanner: ByteScanner, from: number): number {
  const { bytes, end } = scanner;
  let { line } = scanner;
  for (let i = from; i < end; i++) {
    const c = bytes[i];
    if (c === CHAR.backtick) {
      scanner.line = line;
      return i + 1;
    }
    if (c === CHAR.backslash) {
      i++;
      if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line++;
    } else if (c === CHAR.dollar && bytes[i + 1] === CHAR.openBrace) {
      pushOpen(scanner, OPEN.template, i, 0, 0);
      scanner.line = line;
      return i + 2;
    } else if (c === 10 || (c === 13 && bytes[i + 1] !== 10)) line++;
  }
  throw new Doubt("an unfinished string, template, comment or regular expression", from);
}

function isModuleWord(bytes: Uint8Array, start: number, end: number): boolean {
  const word = wordAt(bytes, start, end);
  return word === WORD.import || word === WORD.require;
}
