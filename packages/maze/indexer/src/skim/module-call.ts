import { CHAR, WORD_PART } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";
import { FORM } from "./read-modules.ts";
import type { Reader } from "./reader.ts";
import { bindingsBefore } from "./bindings-before.ts";
import { behindTrivia, beforeSpace } from "./trivia.ts";
import { WORD, wordAt } from "./words.ts";

/**
 * Adds the import of `import("m")`, `require("m")` or the type `import("m").A`, whose first word stands at `start`,
 * where a module is named by a plain string.
 */
export function addModuleCall(reader: Reader, start: number, wordEnd: number, inType: boolean): void {
  const { scanner, builder } = reader;
  const { bytes, end } = scanner;
  let p = behindTrivia(bytes, wordEnd, end);
  if (bytes[p] !== CHAR.openParen) return;
  p = behindTrivia(bytes, p + 1, end);
  const quote = bytes[p];
  if (quote !== 34 && quote !== 39 && quote !== CHAR.backtick) return;
  const from = p + 1;
  for (p = from; p < end && bytes[p] !== quote; p++) {
    const c = bytes[p];
    if (c === CHAR.backslash || c === 10 || c === 13) throw new Doubt("a declaration in an unusual form", p);
    if (quote === CHAR.backtick && c === CHAR.dollar && bytes[p + 1] === CHAR.openBrace) return;
  }
  const to = p;
  p = behindTrivia(bytes, p + 1, end);
  const isImport = wordAt(bytes, start, wordEnd) === WORD.import;
  if (bytes[p] === CHAR.comma) {
    const next = behindTrivia(bytes, p + 1, end);
    if (bytes[next] === CHAR.closeParen) p = next;
  }
  if (bytes[p] === CHAR.comma && isImport) p = closingParen(bytes, p, end);
  if (bytes[p] !== CHAR.closeParen) return;
  p++;
  const isType = isImport && (inType || isTypeByPlace(reader, start, p));
  const form = isType ? FORM.type : isImport ? FORM.dynamic : FORM.require;
  const module = builder.texts.add(bytes, from, to);
  builder.addImport(form, isType ? 1 : 0, module, start, isType ? behindMembers(bytes, p, end) : p);
  if (!isType) bindingsBefore(reader, start, p);
}

function closingParen(bytes: Uint8Array, from: number, end: number): number {
  let depth = 1;
  for (let p = from; p < end; p++) {
    const c = bytes[p];
    if (c === CHAR.openParen) depth++;
    else if (c === CHAR.closeParen && --depth === 0) return p;
  }
  return end;
}

/** Behind `.A.B` of the type `import("m").A.B`. */
function behindMembers(bytes: Uint8Array, from: number, end: number): number {
  let p = from;
  while (bytes[p] === CHAR.dot) {
    p++;
    while (p < end && WORD_PART[bytes[p] ?? 0] === 1) p++;
  }
  return p;
}

/** Whether `import("m")` in code whose brackets were skipped is a type, by what stands around it. */
function isTypeByPlace({ scanner }: Reader, start: number, callEnd: number): boolean {
  const { bytes, end } = scanner;
  if (!scanner.dialect.types) return false;
  const at = beforeSpace(bytes, start - 1);
  const before = bytes[at] ?? 0;
  if (WORD_PART[before] === 1) {
    let from = at;
    while (from > 0 && WORD_PART[bytes[from - 1] ?? 0] === 1) from--;
    const word = wordAt(bytes, from, at + 1);
    return (
      word === WORD.typeof ||
      word === WORD.as ||
      word === WORD.satisfies ||
      word === WORD.keyof ||
      word === WORD.is ||
      word === WORD.extends
    );
  }
  const isArrow = before === CHAR.greater && bytes[at - 1] === CHAR.equals;
  const canBe =
    before === CHAR.colon ||
    before === CHAR.comma ||
    before === CHAR.less ||
    isArrow ||
    ((before === CHAR.bar || before === CHAR.ampersand) && bytes[at - 1] !== before);
  if (!canBe) return false;
  if (bytes[callEnd] !== CHAR.dot) {
    if (isArrow) return false;
    if (before === CHAR.less || before === CHAR.bar || before === CHAR.ampersand) return true;
    throw new Doubt("a declaration in an unusual form", start);
  }
  const after = bytes[behindTrivia(bytes, behindMembers(bytes, callEnd, end), end)];
  return after !== CHAR.openParen;
}
