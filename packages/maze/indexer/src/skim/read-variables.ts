import { CHAR } from "./bytes-of.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import { readBinding } from "./read-binding.ts";
import { endStatement, unusual, type Reader } from "./reader.ts";
import { skipExpression } from "./skip-expression.ts";
import { skipType } from "./skip-type.ts";
import { kindNumber } from "./table-builder.ts";
import { WORD } from "./words.ts";

const CONSTANT = kindNumber("constant");
const VARIABLE = kindNumber("variable");

/** Where a statement begins, and what its modifiers say. */
export interface StatementStart {
  readonly start: number;
  readonly line: number;
  readonly flags: number;
  readonly parent: number;
}

/**
 * Reads declarators from the word behind `const`, `let`, `var` or `using` on. A name spans the statement where it is
 * the only one, its declarator where that has no other, and else itself.
 */
export function readVariables(reader: Reader, word: number, { start, line, flags, parent }: StatementStart): void {
  const { scanner, builder } = reader;
  const kind = word === WORD.const ? CONSTANT : VARIABLE;
  const own = word === WORD.let ? flag.let : word === WORD.var ? flag.var : word === WORD.using ? flag.using : 0;
  const first = builder.count;
  let isSingle = true;
  for (;;) {
    const { start: from, tokenLine } = scanner;
    const before = builder.count;
    readBinding(reader, kind, flags | own, parent);
    const after = builder.count;
    if (scanner.kind === CHAR.bang) scanner.next();
    if (scanner.kind === CHAR.colon) {
      scanner.next();
      if (!skipType(scanner)) throw unusual(reader);
    }
    if (scanner.kind === CHAR.equals) {
      scanner.next();
      skipExpression(reader, true, after === before + 1 ? before : -1);
    }
    if (after === before + 1) {
      builder.setStart(before, from, tokenLine);
      builder.setEnd(before, scanner.lastEnd);
    }
    if (after !== first + 1) isSingle = false;
    if (scanner.kind !== CHAR.comma) break;
    scanner.next();
    isSingle = false;
  }
  endStatement(reader);
  if (isSingle) {
    builder.setStart(first, start, line);
    builder.setEnd(first, scanner.lastEnd);
  } else
    for (let row = first; row < builder.count; row++)
      if (builder.parentOf(row) === parent) builder.addFlags(row, flag.shared);
}

/** `var` in the head of a loop, whose parenthesis was not read yet: it declares names of the function around it. */
export function readLoopHead(reader: Reader, parent: number): void {
  const { scanner } = reader;
  if (scanner.kind !== CHAR.openParen) throw unusual(reader);
  const place = scanner.place();
  scanner.next();
  if (scanner.word === WORD.var) {
    scanner.next();
    for (;;) {
      readBinding(reader, VARIABLE, flag.var | flag.shared, parent);
      if (scanner.kind === CHAR.colon) {
        scanner.next();
        if (!skipType(scanner)) throw unusual(reader);
      }
      if (scanner.kind === CHAR.equals) {
        scanner.next();
        skipExpression(reader, true);
      }
      if (scanner.kind !== CHAR.comma) break;
      scanner.next();
    }
  }
  scanner.goBack(place);
  scanner.skipBrackets();
}
