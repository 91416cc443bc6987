import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { readClass, skipDecorators } from "./read-class.ts";
import { skipFunctionRest } from "./read-function.ts";
import type { Reader } from "./reader.ts";
import { isElementStart } from "./skip-elements.ts";
import { skipType, skipTypeArguments, skipTypeParameters } from "./skip-type.ts";
import { isBeforeExpression, WORD } from "./words.ts";

/** What an expression was found to be. */
export const SHAPE = { other: 0, function: 1, class: 2, name: 3 } as const;

/**
 * Skips an expression that begins at the current token, up to what cannot belong to it: a closing bracket, `;`, `:`, a
 * comma where the caller says so, or what begins on a new line and cannot continue it (automatic semicolon insertion).
 * The members of a class that is the whole expression are declared in `classRow`. Returns its shape.
 */
export function skipExpression(reader: Reader, isCommaEnd: boolean, classRow = -1): number {
  const { scanner } = reader;
  const { jsx, types } = scanner.dialect;
  const first = scanner.start;
  /** An operand stands before the current token. */
  let isOperand = false;
  /** `?` without its `:`. */
  let conditionals = 0;
  let isParenBefore = false;
  let isArrowBefore = false;
  let shape: number = SHAPE.other;
  /** Tokens so far, with brackets as one; an arrow behind more than its parameters is not the whole. */
  let operators = 0;
  let isArrow = false;
  if (scanner.depthOfExpressions++ > 100) throw new Doubt("nested too deeply", first);

  for (;;) {
    const { kind, newline } = scanner;
    const wasParen = isParenBefore;
    const wasArrow = isArrowBefore;
    isParenBefore = false;
    isArrowBefore = false;
    if (isOperand) {
      switch (kind) {
        case TOKEN.word: {
          const { word } = scanner;
          if (newline && word !== WORD.in && word !== WORD.instanceof) return end(reader, shape);
          if (word === WORD.as || word === WORD.satisfies) {
            if (!types) return end(reader, shape);
            scanner.next();
            if (!skipType(scanner)) throw new Doubt("a declaration in an unusual form", scanner.start);
            if (!isArrow) shape = SHAPE.other;
            continue;
          }
          if (word !== WORD.in && word !== WORD.instanceof) return end(reader, shape);
          isOperand = false;
          operators++;
          if (!isArrow) shape = SHAPE.other;
          scanner.next();
          continue;
        }
        case CHAR.openParen:
          if (!isArrow) shape = SHAPE.other;
          scanner.skipBrackets();
          isParenBefore = true;
          continue;
        case CHAR.openBracket:
          if (!isArrow) shape = SHAPE.other;
          scanner.skipBrackets();
          continue;
        case TOKEN.template:
          if (!isArrow) shape = SHAPE.other;
          scanner.next();
          continue;
        case CHAR.bang:
          if (newline || !types) return end(reader, shape);
          scanner.next();
          continue;
        case TOKEN.increment:
          if (newline) return end(reader, shape);
          if (!isArrow) shape = SHAPE.other;
          scanner.next();
          continue;
        case CHAR.less: {
          if (scanner.bytes[scanner.position] === CHAR.less) scanner.position++;
          else if (types && trySkipTypeArguments(reader)) continue;
          operators++;
          isOperand = false;
          if (!isArrow) shape = SHAPE.other;
          scanner.next();
          continue;
        }
        case CHAR.colon:
          if (wasParen && types) {
            // `(a): T => b`, or the second half of a conditional expression.
            const place = scanner.place();
            scanner.next();
            const isTyped = skipType(scanner) && scanner.kind === TOKEN.arrow;
            if (isTyped && conditionals > 0) throw new Doubt("a declaration in an unusual form", place.start);
            if (isTyped) continue;
            scanner.goBack(place);
          }
          if (conditionals === 0) return end(reader, shape);
          conditionals--;
          isOperand = false;
          scanner.next();
          continue;
        case CHAR.dot:
        case TOKEN.questionDot:
          scanner.next();
          if (!isArrow) shape = SHAPE.other;
          if (scanner.kind === TOKEN.word || scanner.kind === TOKEN.privateName) scanner.next();
          else if (scanner.kind !== CHAR.openParen && scanner.kind !== CHAR.openBracket && kind === CHAR.dot)
            throw new Doubt("a declaration in an unusual form", scanner.start);
          continue;
        case TOKEN.arrow:
          if (operators === 0) {
            shape = SHAPE.function;
            isArrow = true;
          }
          isArrowBefore = true;
          isOperand = false;
          operators++;
          scanner.next();
          continue;
        case CHAR.question:
          conditionals++;
          isOperand = false;
          operators++;
          if (!isArrow) shape = SHAPE.other;
          scanner.next();
          continue;
        case CHAR.comma:
          if (isCommaEnd) return end(reader, shape);
          break;
        case TOKEN.end:
        case CHAR.semicolon:
        case CHAR.closeBrace:
        case CHAR.closeBracket:
        case CHAR.closeParen:
        case CHAR.openBrace:
        case CHAR.at:
        case TOKEN.string:
        case TOKEN.number:
        case TOKEN.privateName:
        case TOKEN.ellipsis:
          return end(reader, shape);
        default:
      }
      // An operator.
      isOperand = false;
      operators++;
      if (!isArrow || kind === CHAR.comma) {
        shape = SHAPE.other;
        isArrow = false;
      }
      scanner.next();
      continue;
    }
    switch (kind) {
      case TOKEN.word: {
        const { word, start } = scanner;
        if (word === WORD.function) {
          scanner.next();
          skipFunctionRest(reader);
          isOperand = true;
          if (operators === 0) shape = SHAPE.function;
          operators++;
        } else if (word === WORD.class) {
          readClass(reader, operators === 0 ? classRow : -1, operators === 0 && classRow >= 0);
          isOperand = true;
          if (operators === 0) shape = SHAPE.class;
          operators++;
        } else if (word === WORD.async) {
          scanner.next();
          isOperand = scanner.kind !== TOKEN.word || scanner.newline || isOperatorWord(scanner.word);
        } else if (isBeforeExpression(word) || word === WORD.await || word === WORD.yield) {
          scanner.next();
          operators++;
          if (word === WORD.yield && isExpressionEnd(reader)) isOperand = true;
        } else if (word === WORD.import || word === WORD.require) {
          const { position } = scanner;
          scanner.tellModuleWord(start, position, false);
          scanner.next();
          isOperand = true;
          operators++;
        } else {
          scanner.next();
          isOperand = true;
          if (start === first && !isLiteralWord(word)) shape = SHAPE.name;
        }
        continue;
      }
      case TOKEN.string:
      case TOKEN.number:
      case TOKEN.template:
      case TOKEN.privateName:
        scanner.next();
        isOperand = true;
        continue;
      case CHAR.openParen:
        scanner.skipBrackets();
        isParenBefore = true;
        isOperand = true;
        continue;
      case CHAR.openBracket:
        scanner.skipBrackets();
        isOperand = true;
        continue;
      case CHAR.openBrace:
        scanner.skipBrackets();
        isOperand = true;
        if (wasArrow) {
          // The body of an arrow function ends it: nothing but a comma or the rest of a conditional can follow.
          if (scanner.kind === CHAR.comma && !isCommaEnd) continue;
          if (scanner.kind === CHAR.colon && conditionals > 0) continue;
          return end(reader, shape);
        }
        continue;
      case CHAR.slash:
        scanner.rescanRegex();
        scanner.next();
        isOperand = true;
        continue;
      case CHAR.less:
        if (jsx && isElementStart(scanner, scanner.start)) {
          scanner.skipElement();
          isOperand = true;
          operators++;
        } else if (!types || !skipTypeParametersOrAssertion(reader))
          throw new Doubt("a less-than sign that may begin type arguments", scanner.start);
        continue;
      case CHAR.at:
        skipDecorators(reader);
        continue;
      case TOKEN.end:
      case CHAR.semicolon:
      case CHAR.closeBrace:
      case CHAR.closeBracket:
      case CHAR.closeParen:
        throw new Doubt("a declaration in an unusual form", scanner.start);
      default:
        operators++;
        scanner.next();
    }
  }
}

function end({ scanner }: Reader, shape: number): number {
  scanner.depthOfExpressions--;
  return shape;
}

const isLiteralWord = (word: number): boolean =>
  word === WORD.true || word === WORD.false || word === WORD.null || word === WORD.this || word === WORD.super;

const isOperatorWord = (word: number): boolean =>
  word === WORD.in || word === WORD.instanceof || word === WORD.as || word === WORD.satisfies;

function isExpressionEnd({ scanner: { kind, newline } }: Reader): boolean {
  return (
    newline ||
    kind === TOKEN.end ||
    kind === CHAR.semicolon ||
    kind === CHAR.comma ||
    kind === CHAR.closeBrace ||
    kind === CHAR.closeBracket ||
    kind === CHAR.closeParen ||
    kind === CHAR.colon
  );
}

/** `<T>(a) => b` or `<T>a`. */
function skipTypeParametersOrAssertion({ scanner }: Reader): boolean {
  const place = scanner.place();
  if (skipTypeParameters(scanner) && scanner.kind === CHAR.openParen) return true;
  scanner.goBack(place);
  return skipTypeArguments(scanner);
}

/** Type arguments behind an operand, where what follows them tells that they are (as the compiler decides it). */
function trySkipTypeArguments({ scanner }: Reader): boolean {
  const place = scanner.place();
  try {
    if (skipTypeArguments(scanner) && canFollowTypeArguments(scanner)) return true;
  } catch (thrown) {
    if (!(thrown instanceof Doubt)) throw thrown;
  }
  scanner.goBack(place);
  return false;
}

function canFollowTypeArguments({ kind, newline, word }: Reader["scanner"]): boolean {
  switch (kind) {
    case CHAR.openParen:
    case TOKEN.template:
      return true;
    case CHAR.less:
    case CHAR.greater:
    case CHAR.plus:
    case CHAR.minus:
      return false;
    case TOKEN.word:
      return newline || isOperatorWord(word);
    case TOKEN.string:
    case TOKEN.number:
    case TOKEN.privateName:
    case CHAR.openBracket:
    case CHAR.openBrace:
    case CHAR.bang:
    case CHAR.slash:
    case CHAR.at:
    case TOKEN.increment:
      return newline;
    default:
      return true;
  }
}
