import { BYTE, BYTE_CLASS, CHAR, WORD_PART } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { skipNested } from "./skip-nested.ts";
import { wordAt } from "./words.ts";

const kinds = {
  end: 0,
  word: 256,
  number: 257,
  string: 258,
  template: 259,
  regex: 260,
  privateName: 261,
  arrow: 262,
  ellipsis: 263,
  questionDot: 264,
  nullish: 265,
  increment: 266,
  operator: 267,
} as const;

/** Kinds of tokens. A single character of punctuation is its own kind, by its code. */
// Wider than the literals, since a scanner's fields change between two comparisons.
export const TOKEN: Readonly<Record<keyof typeof kinds, number>> = kinds;

/** The languages that share the skimmer. */
export interface Dialect {
  /** `<` at the start of an expression begins an element. */
  readonly jsx: boolean;
  /** Types, modifiers, and so on are part of the language. */
  readonly types: boolean;
}

/** A place of a scanner to which it can go back. */
export interface ScannerPlace {
  readonly kind: number;
  readonly start: number;
  readonly position: number;
  readonly word: number;
  readonly newline: boolean;
  readonly line: number;
  readonly tokenLine: number;
  readonly lastEnd: number;
}

/**
 * Tokens of one file over its bytes, one at a time in the fields of the scanner. A slash is punctuation until
 * `rescanRegex` is asked for, since only the grammar around it tells a division from a regular expression; whole
 * brackets are skipped by `skipBrackets` without a token for what is inside.
 */
export class ByteScanner {
  bytes: Uint8Array = new Uint8Array(0);
  end = 0;
  dialect: Dialect = { jsx: false, types: true };
  /** The current token: its kind, where it begins, and where what follows it begins. */
  kind: number = TOKEN.end;
  start = 0;
  position = 0;
  /** Number of the word, for words that `WORD` names. */
  word = 0;
  /** Whether a line ends between the token before and this one. */
  newline = false;
  /** Line of `position` and of the current token, from 1. */
  line = 1;
  tokenLine = 1;
  /** End of the token before. */
  lastEnd = 0;
  /** Called for `import` and `require` that may name a module, each place once and in order. */
  onModuleWord: (start: number, end: number, inType: boolean) => void = () => undefined;
  /** Called for every identifier; unset unless references are wanted. */
  onIdentifier: ((start: number, end: number) => void) | undefined = undefined;
  /** Places up to this one were told already; a speculation may pass them twice. */
  toldUntil = -1;
  /** Expressions inside each other that are being read. */
  depthOfExpressions = 0;
  /** Brackets that `skipNested` has open, and the words before them, in pairs of start and end. */
  depth = 0;
  readonly stack = new Uint8Array(2048);
  readonly stackWords = new Uint32Array(4096);

  load(bytes: Uint8Array, end: number, dialect: Dialect): void {
    this.bytes = bytes;
    this.end = end;
    this.dialect = dialect;
    this.position = 0;
    this.line = 1;
    this.lastEnd = 0;
    this.toldUntil = -1;
    this.depthOfExpressions = 0;
    this.kind = TOKEN.end;
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (hasMark) this.position = 3;
    if (bytes[this.position] === CHAR.hash && bytes[this.position + 1] === CHAR.bang)
      this.position = endOfLine(bytes, this.position, end);
  }

  tellModuleWord(start: number, end: number, inType: boolean): void {
    if (start <= this.toldUntil) return;
    this.toldUntil = start;
    this.onModuleWord(start, end, inType);
  }

  place(): ScannerPlace {
    const { kind, start, position, word, newline, line, tokenLine, lastEnd } = this;
    return { kind, start, position, word, newline, line, tokenLine, lastEnd };
  }

  goBack(place: ScannerPlace): void {
    Object.assign(this, place);
  }

  /** Scans the next token. */
  next(): void {
    const { bytes, end } = this;
    this.lastEnd = this.position;
    let p = this.position;
    let newline = false;
    this.word = 0;
    for (;;) {
      const c = bytes[p] ?? 0;
      switch (BYTE_CLASS[c]) {
        case BYTE.space:
          p++;
          continue;
        case BYTE.lineFeed:
          p++;
          this.line++;
          newline = true;
          continue;
        case BYTE.carriageReturn:
          p++;
          if (bytes[p] !== 10) this.line++;
          newline = true;
          continue;
        case BYTE.slash: {
          const after = bytes[p + 1];
          if (after === CHAR.slash) {
            p = endOfLine(bytes, p, end);
            continue;
          }
          if (after === CHAR.star) {
            const before = this.line;
            p = this.endOfComment(p);
            newline ||= this.line !== before;
            continue;
          }
          break;
        }
        case BYTE.beyondAscii: {
          const width = widthOfSpace(bytes, p);
          if (width === 0) break;
          // U+2028 and U+2029 end lines for the grammar, though not for editors.
          newline ||= c === 0xe2 && bytes[p + 1] === 0x80 && (bytes[p + 2] === 0xa8 || bytes[p + 2] === 0xa9);
          p += width;
          continue;
        }
        default:
      }
      break;
    }
    this.newline = newline;
    this.start = p;
    this.tokenLine = this.line;
    this.#scanToken(p);
  }

  #scanToken(p: number): void {
    const { bytes } = this;
    const c = bytes[p] ?? 0;
    switch (BYTE_CLASS[c]) {
      case BYTE.word:
      case BYTE.beyondAscii: {
        this.position = this.endOfWord(p);
        this.kind = TOKEN.word;
        this.word = wordAt(bytes, p, this.position);
        this.onIdentifier?.(p, this.position);
        return;
      }
      case BYTE.hash:
        if (WORD_PART[bytes[p + 1] ?? 0] !== 1) throw new Doubt("a character outside of identifiers", p);
        this.position = this.endOfWord(p + 1);
        this.kind = TOKEN.privateName;
        this.onIdentifier?.(p, this.position);
        return;
      case BYTE.digit:
        this.position = endOfNumber(bytes, p);
        this.kind = TOKEN.number;
        return;
      case BYTE.quote:
        this.position = this.endOfString(p);
        this.kind = TOKEN.string;
        return;
      case BYTE.backtick:
        this.position = skipNested(this, p, false);
        this.kind = TOKEN.template;
        return;
      case BYTE.end:
        if (p < this.end) throw new Doubt("a character outside of identifiers", p);
        this.kind = TOKEN.end;
        this.position = p;
        return;
      case BYTE.backslash:
        throw new Doubt("a character outside of identifiers", p);
      case BYTE.dot: {
        const after = bytes[p + 1] ?? 0;
        if (BYTE_CLASS[after] === BYTE.digit) return this.#set(TOKEN.number, endOfNumber(bytes, p));
        if (after === CHAR.dot && bytes[p + 2] === CHAR.dot) return this.#set(TOKEN.ellipsis, p + 3);
        return this.#set(c, p + 1);
      }
      case BYTE.sign:
        if (bytes[p + 1] === c) return this.#set(TOKEN.increment, p + 2);
        return this.#set(c, p + 1);
      case BYTE.bang:
      case BYTE.less:
        if (bytes[p + 1] === CHAR.equals) return this.#set(TOKEN.operator, p + 2);
        return this.#set(c, p + 1);
      default:
    }
    if (c === CHAR.equals) {
      const after = bytes[p + 1];
      if (after === CHAR.greater) return this.#set(TOKEN.arrow, p + 2);
      if (after === CHAR.equals) return this.#set(TOKEN.operator, p + 2);
    } else if (c === CHAR.question) {
      const after = bytes[p + 1] ?? 0;
      if (after === CHAR.question) return this.#set(TOKEN.nullish, p + 2);
      if (after === CHAR.dot && BYTE_CLASS[bytes[p + 2] ?? 0] !== BYTE.digit)
        return this.#set(TOKEN.questionDot, p + 2);
    }
    this.#set(c, p + 1);
  }

  #set(kind: number, position: number): void {
    this.kind = kind;
    this.position = position;
  }

  /** Takes the current token, an opening bracket, together with everything to its closing one. */
  skipBrackets(inType = false): void {
    const closing = this.kind === CHAR.openParen ? CHAR.closeParen : this.kind + 2;
    this.position = skipNested(this, this.start, inType);
    this.kind = closing;
    this.next();
  }

  /** Takes the current `<` as the start of an element; what follows it is the current token then. */
  skipElement(): void {
    this.position = skipNested(this, this.start, false);
    this.next();
  }

  /** Takes the current slash as the start of a regular expression. */
  rescanRegex(): void {
    this.position = endOfRegex(this.bytes, this.start, this.end);
    this.kind = TOKEN.regex;
  }

  endOfWord(p: number): number {
    const { bytes } = this;
    let seen = 0;
    let at = p;
    for (; WORD_PART[bytes[at] ?? 0] === 1; at++) seen |= bytes[at] ?? 0;
    if (seen > 127) checkWord(bytes, p, at);
    if (bytes[at] === CHAR.backslash) throw new Doubt("a character outside of identifiers", at);
    return at;
  }

  endOfString(p: number): number {
    const { bytes, end } = this;
    const quote = bytes[p];
    for (let at = p + 1; at < end; at++) {
      const c = bytes[at];
      if (c === quote) return at + 1;
      if (c === CHAR.backslash) {
        at++;
        if (bytes[at] === 10) this.line++;
        else if (bytes[at] === 13) {
          this.line++;
          if (bytes[at + 1] === 10) at++;
        }
      } else if (c === 10 || c === 13) break;
    }
    throw new Doubt("an unfinished string, template, comment or regular expression", p);
  }

  endOfComment(p: number): number {
    const { bytes, end } = this;
    for (let at = p + 2; at < end; at++) {
      const c = bytes[at];
      if (c === CHAR.star && bytes[at + 1] === CHAR.slash) return at + 2;
      if (c === 10 || (c === 13 && bytes[at + 1] !== 10)) this.line++;
    }
    throw new Doubt("an unfinished string, template, comment or regular expression", p);
  }
}

export function endOfLine(bytes: Uint8Array, p: number, end: number): number {
  let at = p;
  while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

export function endOfNumber(bytes: Uint8Array, p: number): number {
  let at = p;
  while (WORD_PART[bytes[at] ?? 0] === 1 || bytes[at] === CHAR.dot) at++;
  return at;
}

/** Behind a regular expression with its flags. */
export function endOfRegex(bytes: Uint8Array, p: number, end: number): number {
  let inClass = false;
  for (let at = p + 1; at < end; at++) {
    const c = bytes[at];
    if (c === CHAR.backslash) at++;
    else if (c === CHAR.openBracket) inClass = true;
    else if (c === CHAR.closeBracket) inClass = false;
    else if (c === CHAR.slash && !inClass) {
      at++;
      while (WORD_PART[bytes[at] ?? 0] === 1) at++;
      return at;
    } else if (c === 10 || c === 13) break;
  }
  throw new Doubt("an unfinished string, template, comment or regular expression", p);
}

/** Bytes of a space beyond ASCII; 0 for any other character. */
export function widthOfSpace(bytes: Uint8Array, p: number): number {
  const [a, b, c] = [bytes[p] ?? 0, bytes[p + 1] ?? 0, bytes[p + 2] ?? 0];
  if (a === 0xc2) return b === 0xa0 ? 2 : 0;
  if (a === 0xe2 && b === 0x80) return c <= 0x8a || c === 0xa8 || c === 0xa9 || c === 0xaf ? 3 : 0;
  if (a === 0xe2) return b === 0x81 && c === 0x9f ? 3 : 0;
  if (a === 0xef) return b === 0xbb && c === 0xbf ? 3 : 0;
  if (a === 0xe3) return b === 0x80 && c === 0x80 ? 3 : 0;
  return a === 0xe1 && b === 0x9a && c === 0x80 ? 3 : 0;
}

const decoder = new TextDecoder();

function checkWord(bytes: Uint8Array, start: number, end: number): void {
  const word = decoder.decode(bytes.subarray(start, end));
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(word))
    throw new Doubt("a character outside of identifiers", start);
}
