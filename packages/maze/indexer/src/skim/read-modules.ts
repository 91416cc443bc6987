import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { IMPORT_FORMS } from "./declaration-table.ts";
import { endStatement, expectToken, unusual, type Reader } from "./reader.ts";
import { WORD } from "./words.ts";

type Form = (typeof IMPORT_FORMS)[number];
const formNumber = (form: Form): number => IMPORT_FORMS.indexOf(form);
export const FORM = {
  import: formNumber("import"),
  sideEffect: formNumber("side-effect"),
  reExport: formNumber("re-export"),
  dynamic: formNumber("dynamic"),
  require: formNumber("require"),
  type: formNumber("type"),
} as const;

const STAR = new TextEncoder().encode("*");
const DEFAULT = new TextEncoder().encode("default");

interface Name {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}
const wholeName = (bytes: Uint8Array): Name => ({ bytes, start: 0, end: bytes.length });

/** A name of a list of imports or exports. */
interface Specifier {
  readonly first: Name;
  readonly second: Name;
  readonly typeOnly: number;
}

/**
 * Reads an import from its word `import` on, which is the current token. `false` where it begins an expression instead;
 * nothing was taken then.
 */
export function readImport(reader: Reader, start: number, isTopLevel: boolean): boolean {
  const { scanner, builder } = reader;
  const place = scanner.place();
  scanner.next();
  if (scanner.kind === CHAR.openParen || scanner.kind === CHAR.dot) {
    scanner.goBack(place);
    return false;
  }
  if (isTopLevel) reader.file.isModule = true;
  if (scanner.kind === TOKEN.string) {
    const module = readModule(reader);
    endImport(reader);
    builder.addImport(FORM.sideEffect, 0, module, start, scanner.lastEnd);
    return true;
  }
  let typeOnly = 0;
  let first: Name | undefined;
  if (scanner.kind === TOKEN.word) {
    // `type`, `defer` and `source` are words of the statement unless they are the name that it binds.
    const { word } = scanner;
    first = takeName(reader);
    const isPhase = word === WORD.type || word === WORD.defer || word === WORD.source;
    if (isPhase && isBindingStart(reader)) {
      if (word === WORD.type) typeOnly = 1;
      first = scanner.kind === TOKEN.word ? takeName(reader) : undefined;
    }
    if (first !== undefined && scanner.kind === CHAR.equals) {
      readImportEquals(reader, first, typeOnly, start);
      return true;
    }
    if (scanner.kind === CHAR.comma) scanner.next();
  }
  const bindings: Specifier[] = [];
  if (first !== undefined) bindings.push({ first: wholeName(DEFAULT), second: first, typeOnly });
  if (scanner.kind === CHAR.star) {
    scanner.next();
    if (scanner.word !== WORD.as) throw unusual(reader);
    scanner.next();
    bindings.push({ first: wholeName(STAR), second: takeName(reader), typeOnly });
  } else if (scanner.kind === CHAR.openBrace) bindings.push(...readSpecifiers(reader, typeOnly));
  if (scanner.word !== WORD.from) throw unusual(reader);
  scanner.next();
  const module = readModule(reader);
  endImport(reader);
  const form = bindings.length === 0 ? FORM.sideEffect : FORM.import;
  builder.addImport(form, typeOnly, module, start, scanner.lastEnd);
  for (const binding of bindings) addBinding(reader, binding);
  return true;
}

/** Whether what follows `type`, `defer` or `source` shows that it is no name: `from` only before another `from`. */
function isBindingStart({ scanner }: Reader): boolean {
  if (scanner.kind === CHAR.openBrace || scanner.kind === CHAR.star) return true;
  if (scanner.kind !== TOKEN.word) return false;
  if (scanner.word !== WORD.from) return true;
  const place = scanner.place();
  scanner.next();
  const { kind, word } = scanner;
  scanner.goBack(place);
  return (kind === TOKEN.word && word === WORD.from) || kind === CHAR.equals;
}

/** `import a = require("b")`; `import a = b.c` names no module. */
function readImportEquals(reader: Reader, local: Name, typeOnly: number, start: number): void {
  const { scanner, builder } = reader;
  scanner.next();
  if (scanner.kind !== TOKEN.word) throw unusual(reader);
  const isRequire = scanner.word === WORD.require;
  scanner.next();
  if (isRequire && scanner.kind === CHAR.openParen) {
    scanner.next();
    if (scanner.kind !== TOKEN.string) throw unusual(reader);
    const module = readModule(reader);
    expectToken(reader, CHAR.closeParen);
    endStatement(reader);
    builder.addImport(FORM.require, typeOnly, module, start, scanner.lastEnd);
    addBinding(reader, { first: wholeName(STAR), second: local, typeOnly });
    return;
  }
  while (scanner.kind === CHAR.dot) {
    scanner.next();
    expectToken(reader, TOKEN.word);
  }
  endStatement(reader);
}

/** Reads `export { a as b }`, `export * from "m"` and the like, whose `export` and `type` were taken. */
export function readExportList(reader: Reader, typeOnly: number, start: number, isTopLevel: boolean): void {
  const { scanner, builder } = reader;
  if (isTopLevel) reader.file.hasExportLists = true;
  let specifiers: Specifier[];
  if (scanner.kind === CHAR.star) {
    scanner.next();
    let local = wholeName(STAR);
    if (scanner.word === WORD.as) {
      scanner.next();
      local = takeName(reader);
    }
    if (scanner.word !== WORD.from) throw unusual(reader);
    specifiers = [{ first: wholeName(STAR), second: local, typeOnly }];
  } else specifiers = readSpecifiers(reader, typeOnly);
  if (scanner.kind === TOKEN.word && scanner.word === WORD.from) {
    scanner.next();
    const module = readModule(reader);
    endImport(reader);
    builder.addImport(FORM.reExport, typeOnly, module, start, scanner.lastEnd);
    // Names of a namespace are no names of the file.
    if (isTopLevel) for (const specifier of specifiers) addBinding(reader, specifier);
    return;
  }
  endStatement(reader);
  if (!isTopLevel) return;
  for (const { first, second, typeOnly: isType } of specifiers)
    builder.addExport(textNumber(reader, first), textNumber(reader, second), isType, start, scanner.lastEnd);
}

/** `{ a, b as c, type d as "e" }` from its brace on. */
function readSpecifiers(reader: Reader, typeOnly: number): Specifier[] {
  const { scanner } = reader;
  const specifiers: Specifier[] = [];
  scanner.next();
  while (scanner.kind !== CHAR.closeBrace) {
    // Up to four words tell `type`, `type as`, `type as as`, `type as as as` apart.
    const names: Name[] = [];
    const words: number[] = [];
    while (scanner.kind === TOKEN.word || scanner.kind === TOKEN.string) {
      words.push(scanner.kind === TOKEN.word ? scanner.word : 0);
      names.push(takeName(reader));
    }
    specifiers.push(specifierOf(reader, names, words, typeOnly));
    if (scanner.kind === CHAR.comma) scanner.next();
    else if (scanner.kind !== CHAR.closeBrace) throw unusual(reader);
  }
  scanner.next();
  return specifiers;
}

function specifierOf(reader: Reader, names: readonly Name[], words: readonly number[], typeOnly: number): Specifier {
  const [a, b, c, d] = names;
  const isType = words[0] === WORD.type;
  if (a !== undefined && names.length === 1) return { first: a, second: a, typeOnly };
  if (a !== undefined && b !== undefined && names.length === 2 && isType) return { first: b, second: b, typeOnly: 1 };
  if (a !== undefined && c !== undefined && names.length === 3 && words[1] === WORD.as)
    return { first: a, second: c, typeOnly };
  if (b !== undefined && d !== undefined && names.length === 4 && isType && words[2] === WORD.as)
    return { first: b, second: d, typeOnly: 1 };
  throw unusual(reader);
}

/** Takes the current token as a name, which may be a string without escapes. */
function takeName(reader: Reader): Name {
  const { scanner } = reader;
  const { kind, start, position, bytes } = scanner;
  if (kind !== TOKEN.word && kind !== TOKEN.string) throw unusual(reader);
  scanner.next();
  if (kind === TOKEN.word) return { bytes, start, end: position };
  checkPlain(reader, start, position);
  return { bytes, start: start + 1, end: position - 1 };
}

/** Takes the string that names a module; returns the number of the text. */
function readModule(reader: Reader): number {
  const { scanner } = reader;
  if (scanner.kind !== TOKEN.string) throw unusual(reader);
  return textNumber(reader, takeName(reader));
}

/** `with { type: "json" }` and the end of the statement. */
function endImport(reader: Reader): void {
  const { scanner } = reader;
  const isAttributes =
    scanner.kind === TOKEN.word && (scanner.word === WORD.with || (scanner.word === WORD.assert && !scanner.newline));
  if (isAttributes) {
    scanner.next();
    if (scanner.kind !== CHAR.openBrace) throw unusual(reader);
    scanner.skipBrackets(true);
  }
  endStatement(reader);
}

function addBinding(reader: Reader, { first, second, typeOnly }: Specifier): void {
  reader.builder.addBinding(textNumber(reader, first), textNumber(reader, second), typeOnly);
}

const textNumber = ({ builder }: Reader, { bytes, start, end }: Name): number => builder.texts.add(bytes, start, end);

function checkPlain(reader: Reader, start: number, end: number): void {
  const { bytes } = reader.scanner;
  for (let i = start; i < end; i++) if (bytes[i] === CHAR.backslash) throw unusual(reader);
}
