import { TOKEN, type ByteScanner } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { unusual, type Reader } from "./reader.ts";
import { behindTrivia } from "./trivia.ts";
import { WORD } from "./words.ts";

/** Where the name of a member is spelled; its own bytes where it is not spelled as it is. */
export interface MemberName {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly isComputed: boolean;
  readonly isConstructor: boolean;
  /** `[key: K]` of an index signature, which is no name. */
  readonly isIndex: boolean;
}

/** Whether the current token can be or begin the name of a member. */
export function isMemberName({ kind }: ByteScanner): boolean {
  return (
    kind === TOKEN.word ||
    kind === TOKEN.string ||
    kind === TOKEN.number ||
    kind === TOKEN.privateName ||
    kind === CHAR.openBracket
  );
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads the name of a member from the current token on. */
export function readMemberName(reader: Reader): MemberName {
  const { scanner } = reader;
  const { kind, start, position, bytes, word } = scanner;
  switch (kind) {
    case TOKEN.word:
    case TOKEN.privateName:
      scanner.next();
      return plain(start, bytes, start, position, word === WORD.constructor);
    case TOKEN.string: {
      scanner.next();
      return stringName(reader, start, position);
    }
    case TOKEN.number:
      scanner.next();
      return numberName(bytes, start, position);
    case CHAR.openBracket:
      return computedName(reader);
    default:
      throw unusual(reader);
  }
}

function plain(at: number, bytes: Uint8Array, start: number, end: number, isConstructor: boolean): MemberName {
  return { at, bytes, start, end, isComputed: false, isConstructor, isIndex: false };
}

/** The name that a number spells: that of its value. */
function numberName(bytes: Uint8Array, start: number, end: number): MemberName {
  const text = decoder.decode(bytes.subarray(start, end)).replaceAll("_", "");
  const value = text.endsWith("n") ? String(BigInt(text.slice(0, -1))) : String(Number(text));
  const spelled = encoder.encode(value);
  return plain(start, spelled, 0, spelled.length, false);
}

/** The name in a string literal, which must spell it without escapes. */
function stringName(reader: Reader, start: number, end: number): MemberName {
  const { bytes } = reader.scanner;
  for (let i = start + 1; i < end - 1; i++) if (bytes[i] === CHAR.backslash) throw unusual(reader);
  const isConstructor = decoder.decode(bytes.subarray(start + 1, end - 1)) === "constructor";
  return plain(start, bytes, start + 1, end - 1, isConstructor);
}

function computedName(reader: Reader): MemberName {
  const { scanner } = reader;
  const { bytes, start } = scanner;
  const place = scanner.place();
  scanner.next();
  const { kind, start: inner, position } = scanner;
  scanner.next();
  if (kind === TOKEN.word && scanner.kind === CHAR.colon) {
    scanner.goBack(place);
    scanner.skipBrackets(true);
    return { at: start, bytes, start, end: start, isComputed: false, isConstructor: false, isIndex: true };
  }
  if (kind === TOKEN.string && scanner.kind === CHAR.closeBracket) {
    scanner.next();
    return { ...stringName(reader, inner, position), at: inner, isConstructor: false };
  }
  if (kind === TOKEN.number && scanner.kind === CHAR.closeBracket) {
    scanner.next();
    return numberName(bytes, inner, position);
  }
  scanner.goBack(place);
  scanner.skipBrackets();
  const end = scanner.lastEnd;
  // The parser's expression leaves out what stands around it.
  const from = behindTrivia(bytes, start + 1, end);
  let to = end - 1;
  while (isSpace(bytes[to - 1])) to--;
  const spelled = bytes.slice(from - 1, to + 1);
  spelled[0] = CHAR.openBracket;
  spelled[spelled.length - 1] = CHAR.closeBracket;
  return {
    at: start,
    bytes: spelled,
    start: 0,
    end: spelled.length,
    isComputed: true,
    isConstructor: false,
    isIndex: false,
  };
}

const isSpace = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13;

/** Declares a member; returns its row. */
// eslint-disable-next-line max-params -- called for every member
export function addMemberName(
  { builder }: Reader,
  kind: number,
  flags: number,
  parent: number,
  start: number,
  line: number,
  name: MemberName,
): number {
  return builder.add(kind, flags, parent, start, line, name.at, name.bytes, name.start, name.end);
}
