import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { readClassRest, skipHeritage } from "./read-class.ts";
import { readEnumMembers } from "./read-enum.ts";
import { readSignature, readTypeParameters } from "./read-function.ts";
import { readNamespace } from "./read-namespace.ts";
import { readTypeMembers } from "./read-type-members.ts";
import { readVariables } from "./read-variables.ts";
import { endStatement, expectToken, unusual, type Reader } from "./reader.ts";
import { skipType, skipTypeRest } from "./skip-type.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const FUNCTION = kindNumber("function");
const CLASS = kindNumber("class");
const INTERFACE = kindNumber("interface");
const TYPE = kindNumber("type");
const ENUM = kindNumber("enum");

/** A declaration whose first word is the current token. */
export interface DeclarationStart {
  readonly start: number;
  readonly line: number;
  readonly flags: number;
  readonly parent: number;
  /** In a block, where only `var` counts. */
  readonly isBlock: boolean;
}

const DEFAULT_NAME = new TextEncoder().encode("default");

/** Reads a declaration; `false` where the current token begins something else, and nothing was taken then. */
export function readDeclaration(reader: Reader, at: DeclarationStart): boolean {
  const { scanner, builder } = reader;
  if (scanner.kind !== TOKEN.word || scanner.word === 0) return false;
  const place = scanner.place();
  const rows = builder.count;
  const { word } = scanner;
  let isVar = word === WORD.var;
  let flags = at.flags;
  for (;;) {
    const { word: modifier, kind } = scanner;
    const bit =
      kind !== TOKEN.word
        ? 0
        : modifier === WORD.declare
          ? flag.declare
          : modifier === WORD.abstract
            ? flag.abstract
            : 0;
    if (bit === 0) break;
    scanner.next();
    if (scanner.newline || scanner.kind !== TOKEN.word || scanner.word === 0) {
      scanner.goBack(place);
      return false;
    }
    flags |= bit;
  }
  isVar ||= scanner.word === WORD.var;
  if (!readKind(reader, { ...at, flags })) {
    scanner.goBack(place);
    builder.truncate(rows);
    return false;
  }
  if (at.isBlock && !isVar) builder.truncate(rows);
  return true;
}

function readKind(reader: Reader, at: DeclarationStart): boolean {
  const { scanner } = reader;
  const { word } = scanner;
  scanner.next();
  const isSameLine = !scanner.newline;
  switch (word) {
    case WORD.function:
      readFunction(reader, at);
      return true;
    case WORD.async:
      if (scanner.word !== WORD.function || !isSameLine) return false;
      scanner.next();
      readFunction(reader, { ...at, flags: at.flags | flag.async });
      return true;
    case WORD.class: {
      const row = addNamed(reader, CLASS, at);
      readClassRest(reader, row, true);
      reader.builder.setEnd(row, scanner.lastEnd);
      return true;
    }
    case WORD.interface: {
      if (!isSameLine || scanner.kind !== TOKEN.word) return false;
      const row = addNamed(reader, INTERFACE, at);
      if (scanner.kind === CHAR.less) readTypeParameters(reader, row);
      skipHeritage(reader);
      readTypeMembers(reader, row);
      reader.builder.setEnd(row, scanner.lastEnd);
      return true;
    }
    case WORD.type:
      if (!isSameLine || scanner.kind !== TOKEN.word || scanner.word === WORD.in || scanner.word === WORD.instanceof)
        return false;
      readTypeAlias(reader, at);
      return true;
    case WORD.enum:
      readEnum(reader, at);
      return true;
    case WORD.const:
      if (scanner.word === WORD.enum) {
        scanner.next();
        readEnum(reader, { ...at, flags: at.flags | flag.const });
        return true;
      }
      readVariables(reader, word, at);
      return true;
    case WORD.var:
      readVariables(reader, word, at);
      return true;
    case WORD.let:
      if (!isBindingStart(reader)) return false;
      readVariables(reader, word, at);
      return true;
    case WORD.using:
      if (!isSameLine || scanner.kind !== TOKEN.word || scanner.word === WORD.in || scanner.word === WORD.instanceof)
        return false;
      readVariables(reader, word, at);
      return true;
    case WORD.await: {
      if (scanner.word !== WORD.using || !isSameLine) return false;
      scanner.next();
      if (scanner.kind !== TOKEN.word || scanner.newline) return false;
      readVariables(reader, WORD.using, at);
      return true;
    }
    case WORD.namespace:
    case WORD.module:
      if (!isSameLine || (scanner.kind !== TOKEN.word && scanner.kind !== TOKEN.string)) return false;
      if (scanner.kind === TOKEN.word && (scanner.word === WORD.in || scanner.word === WORD.instanceof)) return false;
      readNamespace(reader, at, false);
      return true;
    case WORD.global:
      if (scanner.kind !== CHAR.openBrace) return false;
      readNamespace(reader, at, true);
      return true;
    default:
      return false;
  }
}

/** Declares the name at the current token; the name `default` where there is none. */
function addNamed(reader: Reader, kind: number, { flags, parent, start, line }: DeclarationStart): number {
  const { scanner, builder } = reader;
  const { start: nameStart, position, bytes, word } = scanner;
  const isHeritage = kind === CLASS && (word === WORD.extends || word === WORD.implements);
  if (scanner.kind !== TOKEN.word || isHeritage) {
    if ((flags & flag.default) === 0) throw unusual(reader);
    return builder.add(kind, flags, parent, start, line, start, DEFAULT_NAME, 0, DEFAULT_NAME.length);
  }
  scanner.next();
  return builder.add(kind, flags, parent, start, line, nameStart, bytes, nameStart, position);
}

function readFunction(reader: Reader, at: DeclarationStart): void {
  const { scanner, builder } = reader;
  let { flags } = at;
  if (scanner.kind === CHAR.star) {
    flags |= flag.generator;
    scanner.next();
  }
  const row = addNamed(reader, FUNCTION, { ...at, flags });
  readSignature(reader, { row, classRow: -1 });
  if (scanner.kind === CHAR.openBrace) {
    builder.addFlags(row, flag.body);
    scanner.skipBrackets();
  } else endStatement(reader);
  builder.setEnd(row, scanner.lastEnd);
}

function readTypeAlias(reader: Reader, at: DeclarationStart): void {
  const { scanner, builder } = reader;
  const row = addNamed(reader, TYPE, at);
  if (scanner.kind === CHAR.less) readTypeParameters(reader, row);
  expectToken(reader, CHAR.equals);
  // The members of an object type are those of the alias, where the type is nothing else.
  if (scanner.kind === CHAR.openBrace && !isMappedType(reader)) {
    const rows = builder.count;
    readTypeMembers(reader, row);
    if (skipTypeRest(scanner)) builder.truncate(rows);
  } else if (!skipType(scanner)) throw unusual(reader);
  endStatement(reader);
  builder.setEnd(row, scanner.lastEnd);
}

/** `{ [K in T]: … }`, also with `readonly`, `+readonly`, `-readonly` before. */
function isMappedType({ scanner }: Reader): boolean {
  const place = scanner.place();
  scanner.next();
  if (scanner.kind === CHAR.plus || scanner.kind === CHAR.minus) scanner.next();
  if (scanner.kind === TOKEN.word && scanner.word === WORD.readonly) scanner.next();
  let isMapped = false;
  if (scanner.kind === CHAR.openBracket) {
    scanner.next();
    if (scanner.kind === TOKEN.word) {
      scanner.next();
      isMapped = scanner.kind === TOKEN.word && scanner.word === WORD.in;
    }
  }
  scanner.goBack(place);
  return isMapped;
}

function readEnum(reader: Reader, at: DeclarationStart): void {
  const { scanner, builder } = reader;
  const row = addNamed(reader, ENUM, at);
  readEnumMembers(reader, row);
  builder.setEnd(row, scanner.lastEnd);
}

function isBindingStart({ scanner: { kind, word } }: Reader): boolean {
  if (kind === TOKEN.word) return word !== WORD.in && word !== WORD.instanceof;
  return kind === CHAR.openBrace || kind === CHAR.openBracket;
}
