import { TOKEN, type ByteScanner } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { WORD } from "./words.ts";

/** Types inside each other that are not in brackets, such as the results of function types. */
const DEEPEST = 200;

/**
 * Skips a type that begins at the current token; what follows it is the current token then. `false` where no type
 * stands here, which a speculation expects.
 */
export function skipType(scanner: ByteScanner, depth = 0): boolean {
  if (depth > DEEPEST) throw new Doubt("nested too deeply", scanner.start);
  return skipUnion(scanner, depth) && skipConditions(scanner, depth);
}

/** `extends A ? B : C` behind a type, any number of them. */
function skipConditions(scanner: ByteScanner, depth: number): boolean {
  for (;;) {
    let isConditional = false;
    while (scanner.kind === TOKEN.word && scanner.word === WORD.extends && !scanner.newline) {
      scanner.next();
      if (!skipUnion(scanner, depth)) return false;
      isConditional = true;
    }
    if (!isConditional || scanner.kind !== CHAR.question) return true;
    scanner.next();
    if (!skipType(scanner, depth + 1)) return false;
    if (scanner.kind !== CHAR.colon) return false;
    scanner.next();
    if (!skipUnion(scanner, depth)) return false;
  }
}

/**
 * Skips what continues a type behind its first operand, an object type; `true` where something did.
 */
export function skipTypeRest(scanner: ByteScanner): boolean {
  const { start } = scanner;
  skipPostfix(scanner);
  while (scanner.kind === CHAR.bar || scanner.kind === CHAR.ampersand) {
    scanner.next();
    if (!skipUnion(scanner, 0)) throw new Doubt("a declaration in an unusual form", scanner.start);
  }
  if (!skipConditions(scanner, 0)) throw new Doubt("a declaration in an unusual form", scanner.start);
  return scanner.start !== start;
}

function skipUnion(scanner: ByteScanner, depth: number): boolean {
  if (scanner.kind === CHAR.bar || scanner.kind === CHAR.ampersand) scanner.next();
  for (;;) {
    if (!skipOperand(scanner, depth)) return false;
    if (scanner.kind !== CHAR.bar && scanner.kind !== CHAR.ampersand) return true;
    scanner.next();
    if (scanner.kind === CHAR.bar || scanner.kind === CHAR.ampersand) scanner.next();
  }
}

function skipOperand(scanner: ByteScanner, depth: number): boolean {
  for (;;) {
    switch (scanner.kind) {
      case CHAR.openParen:
        scanner.skipBrackets(true);
        return scanner.kind === TOKEN.arrow ? skipResult(scanner, depth) : skipPostfix(scanner);
      case CHAR.less:
        return skipTypeParameters(scanner, depth) && skipFunctionType(scanner, depth);
      case CHAR.openBrace:
      case CHAR.openBracket:
        scanner.skipBrackets(true);
        return skipPostfix(scanner);
      case TOKEN.string:
      case TOKEN.number:
      case TOKEN.template:
        scanner.next();
        return skipPostfix(scanner);
      case CHAR.minus:
        scanner.next();
        if (scanner.kind !== TOKEN.number) return false;
        scanner.next();
        return skipPostfix(scanner);
      case TOKEN.word:
        break;
      default:
        return false;
    }
    const { word } = scanner;
    const isOperator =
      word === WORD.keyof ||
      word === WORD.unique ||
      word === WORD.readonly ||
      word === WORD.infer ||
      word === WORD.typeof ||
      word === WORD.abstract ||
      word === WORD.asserts;
    if (word === WORD.new) {
      scanner.next();
      if (scanner.kind === CHAR.less && !skipTypeParameters(scanner, depth)) return false;
      return skipFunctionType(scanner, depth);
    }
    if (word === WORD.import) return skipImportType(scanner, depth);
    if (!isOperator) return skipReference(scanner, depth);
    scanner.next();
    // These words are names of types too, where no type follows them.
    if (!isTypeStart(scanner)) return skipReferenceRest(scanner, depth);
  }
}

function isTypeStart({ kind, newline, word }: ByteScanner): boolean {
  if (kind === TOKEN.word) return word !== WORD.extends && word !== WORD.is && !(newline && word === WORD.readonly);
  if (newline) return false;
  return (
    kind === CHAR.openParen ||
    kind === CHAR.openBrace ||
    kind === CHAR.openBracket ||
    kind === TOKEN.string ||
    kind === TOKEN.template ||
    kind === TOKEN.number
  );
}

function skipFunctionType(scanner: ByteScanner, depth: number): boolean {
  if (scanner.kind !== CHAR.openParen) return false;
  scanner.skipBrackets(true);
  return scanner.kind === TOKEN.arrow && skipResult(scanner, depth);
}

function skipResult(scanner: ByteScanner, depth: number): boolean {
  scanner.next();
  return skipType(scanner, depth + 1);
}

function skipImportType(scanner: ByteScanner, depth: number): boolean {
  const { start, position } = scanner;
  scanner.next();
  if (scanner.kind !== CHAR.openParen) return false;
  scanner.tellModuleWord(start, position, true);
  scanner.skipBrackets(true);
  return skipReferenceRest(scanner, depth);
}

function skipReference(scanner: ByteScanner, depth: number): boolean {
  scanner.next();
  return skipReferenceRest(scanner, depth);
}

/** Members, type arguments and `is` behind the first name of a reference. */
function skipReferenceRest(scanner: ByteScanner, depth: number): boolean {
  while (scanner.kind === CHAR.dot) {
    scanner.next();
    if (scanner.kind !== TOKEN.word && scanner.kind !== TOKEN.privateName) return false;
    scanner.next();
  }
  if (scanner.kind === CHAR.less && !scanner.newline && !skipTypeArguments(scanner, depth)) return false;
  if (scanner.kind === TOKEN.word && scanner.word === WORD.is && !scanner.newline) {
    scanner.next();
    return skipType(scanner, depth + 1);
  }
  return skipPostfix(scanner);
}

function skipPostfix(scanner: ByteScanner): boolean {
  while (scanner.kind === CHAR.openBracket && !scanner.newline) scanner.skipBrackets(true);
  return true;
}

/** `<A, B>`, which begins at the current token. */
export function skipTypeArguments(scanner: ByteScanner, depth = 0): boolean {
  scanner.next();
  while (scanner.kind !== CHAR.greater) {
    if (!skipType(scanner, depth + 1)) return false;
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.greater) return false;
  }
  scanner.next();
  return true;
}

/** A type parameter that was read: where its name stands. */
export type OnTypeParameter = (start: number, end: number) => void;

/** `<in out const T extends A = B>`, which begins at the current token. */
export function skipTypeParameters(scanner: ByteScanner, depth = 0, tell?: OnTypeParameter): boolean {
  scanner.next();
  while (scanner.kind !== CHAR.greater) {
    let { start, position } = scanner;
    if (scanner.kind !== TOKEN.word) return false;
    scanner.next();
    // Modifiers, of which the last word is the name.
    while (scanner.kind === TOKEN.word && scanner.word !== WORD.extends) {
      ({ start, position } = scanner);
      scanner.next();
    }
    tell?.(start, position);
    if (scanner.kind === TOKEN.word) {
      scanner.next();
      if (!skipType(scanner, depth + 1)) return false;
    }
    if (scanner.kind === CHAR.equals) {
      scanner.next();
      if (!skipType(scanner, depth + 1)) return false;
    }
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.greater) return false;
  }
  scanner.next();
  return true;
}
