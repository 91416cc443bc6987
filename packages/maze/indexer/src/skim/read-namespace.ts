import { TOKEN } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import type { DeclarationStart } from "./read-declaration.ts";
import { readStatements } from "./read-statement.ts";
import { endStatement, unusual, type Reader } from "./reader.ts";
import { kindNumber } from "./table-builder.ts";

const NAMESPACE = kindNumber("namespace");
const MODULE = kindNumber("module");
const GLOBAL = new TextEncoder().encode("global");

/** Reads a namespace or module from its name on; for `global` from its brace on. */
export function readNamespace(reader: Reader, at: DeclarationStart, isGlobal: boolean): void {
  const { scanner, builder } = reader;
  const { bytes } = scanner;
  const { flags, start, line } = at;
  const rows = builder.count;
  let { parent } = at;
  if (isGlobal)
    parent = builder.add(NAMESPACE, flags | flag.global, parent, start, line, start, GLOBAL, 0, GLOBAL.length);
  else if (scanner.kind === TOKEN.string) {
    const { start: from, position: to } = scanner;
    for (let i = from; i < to; i++) if (bytes[i] === CHAR.backslash) throw unusual(reader);
    parent = builder.add(MODULE, flags, parent, start, line, from, bytes, from + 1, to - 1);
    scanner.next();
  } else {
    for (;;) {
      if (scanner.kind !== TOKEN.word) throw unusual(reader);
      const { start: from, position: to } = scanner;
      parent = builder.add(NAMESPACE, flags, parent, start, line, from, bytes, from, to);
      scanner.next();
      if (scanner.kind !== CHAR.dot) break;
      scanner.next();
    }
  }
  const last = builder.count;
  if (scanner.kind === CHAR.openBrace) {
    scanner.next();
    readStatements(reader, { parent, isBlock: false }, CHAR.closeBrace);
    scanner.next();
  } else endStatement(reader);
  for (let row = rows; row < last; row++) builder.setEnd(row, scanner.lastEnd);
}
