import type { ByteScanner } from "./byte-scanner.ts";
import { CHAR } from "./bytes-of.ts";
import { Doubt } from "./doubt.ts";

/** What is open besides brackets, which are remembered by the code of the bracket that closes them. */
export const OPEN = { template: 1, tag: 2, children: 3, container: 4 } as const;

/** Remembers what is open, and the word before it. */
export function pushOpen(scanner: ByteScanner, what: number, at: number, wordStart: number, wordEnd: number): void {
  const { depth, stack, stackWords } = scanner;
  if (depth + 1 >= stack.length) throw new Doubt("nested too deeply", at);
  stack[depth] = what === CHAR.openParen ? CHAR.closeParen : what > 32 ? what + 2 : what;
  stackWords[depth * 2] = wordStart;
  stackWords[depth * 2 + 1] = wordEnd;
  scanner.depth = depth + 1;
}
