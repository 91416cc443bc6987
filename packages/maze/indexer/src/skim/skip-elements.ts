import { widthOfSpace, type ByteScanner } from "./byte-scanner.ts";
import { BYTE, BYTE_CLASS, CHAR, WORD_PART } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { OPEN, pushOpen } from "./open-brackets.ts";

/**
 * Whether the `<` at an operand's place begins an element rather than type parameters.
 *
 * @throws {Doubt} for `<T>(`, which begins both
 */
export function isElementStart(scanner: ByteScanner, at: number): boolean {
  const { bytes } = scanner;
  let p = skipSpace(bytes, at + 1);
  if (bytes[p] === CHAR.greater) return true;
  if (!isNamePart(bytes[p])) throw new Doubt("a less-than sign that may begin type arguments", at);
  const start = p;
  while (isNamePart(bytes[p])) p++;
  const isConst = p - start === 5 && String.fromCharCode(...bytes.subarray(start, p)) === "const";
  const nameEnd = p;
  p = skipSpace(bytes, p);
  const c = bytes[p];
  if (!scanner.dialect.types) return true;
  if (c === CHAR.comma || c === CHAR.equals) return false;
  if (isConst && isNamePart(c)) return false;
  if (p > nameEnd && startsWith(bytes, p, "extends")) {
    const after = skipSpace(bytes, p + 7);
    if (bytes[after] !== CHAR.equals && bytes[after] !== CHAR.greater && bytes[after] !== CHAR.slash) return false;
  }
  if (c === CHAR.greater && bytes[skipSpace(bytes, p + 1)] === CHAR.openParen && isTypePlace(scanner, at))
    throw new Doubt("a less-than sign that may begin type arguments", at);
  return true;
}

/** Whether what stands before can be followed by a type: then `<T>(` may be a function type. */
function isTypePlace({ bytes, stack, depth }: ByteScanner, at: number): boolean {
  let p = at - 1;
  while (p > 0 && (bytes[p] === 32 || bytes[p] === 9 || bytes[p] === 10 || bytes[p] === 13)) p--;
  const c = bytes[p];
  if (c === CHAR.openParen || c === CHAR.question || c === CHAR.closeParen) return false;
  if (c === CHAR.openBrace && stack[depth - 1] === OPEN.container) return false;
  // `&&` and `||` join values only.
  if (c === CHAR.ampersand || c === CHAR.bar) return bytes[p - 1] !== c;
  return !(c !== undefined && WORD_PART[c] === 1);
}

/** Opens the element at `at`; returns the place behind its name. */
export function startElement(scanner: ByteScanner, at: number): number {
  const { bytes } = scanner;
  let p = skipSpace(bytes, at + 1);
  if (bytes[p] === CHAR.greater) {
    pushOpen(scanner, OPEN.children, at, 0, 0);
    return p + 1;
  }
  if (!isNamePart(bytes[p])) throw new Doubt("JSX", at);
  const start = p;
  while (isNamePart(bytes[p])) p++;
  scanner.onIdentifier?.(start, p);
  while (isNamePart(bytes[p]) || bytes[p] === CHAR.dot || bytes[p] === CHAR.colon) p++;
  p = skipSpace(bytes, p);
  if (bytes[p] === CHAR.less) p = endOfTypeArguments(bytes, p);
  pushOpen(scanner, OPEN.tag, at, 0, 0);
  return p;
}

/**
 * Goes on in tags and texts of elements until an expression in braces begins, which is open then, or the outermost
 * element ends.
 */
export function skipElements(scanner: ByteScanner, from: number): number {
  const { stack } = scanner;
  let p = from;
  while (scanner.depth > 0) {
    const top = stack[scanner.depth - 1];
    if (top === OPEN.tag) p = skipTag(scanner, p);
    else if (top === OPEN.children) p = skipChildren(scanner, p);
    else break;
    if (stack[scanner.depth - 1] === OPEN.container && scanner.bytes[p - 1] === CHAR.openBrace) return p;
  }
  return p;
}

/** One step inside of an opening tag: to its end, to an expression in braces, or into an element as a value. */
function skipTag(scanner: ByteScanner, from: number): number {
  const { bytes, end } = scanner;
  for (let p = from; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (isNamePart(c) || c === CHAR.equals || c === CHAR.colon || c === CHAR.dot) continue;
    switch (BYTE_CLASS[c]) {
      case BYTE.space:
        continue;
      case BYTE.lineFeed:
        scanner.line++;
        continue;
      case BYTE.carriageReturn:
        if (bytes[p + 1] !== 10) scanner.line++;
        continue;
      case BYTE.quote:
        p = endOfAttribute(scanner, p);
        continue;
      case BYTE.beyondAscii: {
        const width = widthOfSpace(bytes, p);
        if (width === 0) throw new Doubt("JSX", p);
        p += width - 1;
        continue;
      }
      case BYTE.slash: {
        if (bytes[p + 1] === CHAR.greater) {
          scanner.depth--;
          return p + 2;
        }
        if (bytes[p + 1] === CHAR.star) {
          p = scanner.endOfComment(p) - 1;
          continue;
        }
        if (bytes[p + 1] === CHAR.slash) {
          while (p < end && bytes[p + 1] !== 10 && bytes[p + 1] !== 13) p++;
          continue;
        }
        throw new Doubt("JSX", p);
      }
      case BYTE.less:
        return startElement(scanner, p);
      default:
    }
    if (c === CHAR.greater) {
      scanner.stack[scanner.depth - 1] = OPEN.children;
      return p + 1;
    }
    if (c !== CHAR.openBrace) throw new Doubt("JSX", p);
    pushOpen(scanner, OPEN.container, p, 0, 0);
    return p + 1;
  }
  throw new Doubt("JSX", from);
}

/** One step between tags: behind the closing tag, to an expression in braces, or into an inner element. */
function skipChildren(scanner: ByteScanner, from: number): number {
  const { bytes, end } = scanner;
  for (let p = from; p < end; p++) {
    const c = bytes[p];
    if (c === 10 || (c === 13 && bytes[p + 1] !== 10)) scanner.line++;
    else if (c === CHAR.openBrace) {
      pushOpen(scanner, OPEN.container, p, 0, 0);
      return p + 1;
    } else if (c === CHAR.less) {
      let after = skipSpace(bytes, p + 1);
      if (bytes[after] !== CHAR.slash) return startElement(scanner, p);
      after = skipSpace(bytes, after + 1);
      while (isNamePart(bytes[after]) || bytes[after] === CHAR.dot || bytes[after] === CHAR.colon) after++;
      after = skipSpace(bytes, after);
      if (bytes[after] !== CHAR.greater) throw new Doubt("JSX", p);
      scanner.depth--;
      return after + 1;
    } else if (c === CHAR.closeBrace || c === CHAR.greater) throw new Doubt("JSX", p);
  }
  throw new Doubt("JSX", from);
}

function endOfAttribute(scanner: ByteScanner, from: number): number {
  const { bytes, end } = scanner;
  for (let p = from + 1; p < end; p++) {
    if (bytes[p] === bytes[from]) return p;
    if (bytes[p] === 10 || (bytes[p] === 13 && bytes[p + 1] !== 10)) scanner.line++;
  }
  throw new Doubt("JSX", from);
}

function endOfTypeArguments(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let p = from; p < bytes.length; p++) {
    const c = bytes[p] ?? 0;
    if (c === CHAR.less) depth++;
    else if (c === CHAR.greater) {
      if (--depth === 0) return p + 1;
    } else if (!isNamePart(c) && c !== 32 && c !== CHAR.dot && c !== CHAR.comma && c !== CHAR.bar) break;
  }
  throw new Doubt("a less-than sign that may begin type arguments", from);
}

const isNamePart = (c: number | undefined): boolean =>
  c !== undefined && ((c < 128 && WORD_PART[c] === 1) || c === CHAR.minus);

/** Behind spaces and line ends; comments between the parts of a tag's name are not looked for. */
function skipSpace(bytes: Uint8Array, from: number): number {
  let p = from;
  while (bytes[p] === 32 || bytes[p] === 9) p++;
  return p;
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}
