import { CARRIER_PREFIX } from "./carriers.ts";
import { importingDeclaration } from "./import-order.ts";

/** A text with a declaration before its first token, and the way back from places in it. */
export interface WithImports {
  readonly text: string;
  /** A place in the text without the declaration; `undefined` inside of the declaration. */
  original(position: number): number | undefined;
  /** Where a place of the text without the declaration stands. */
  placed(position: number): number;
}

const LEADING = /^(?:\s+|#![^\n\r]*|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*/u;
/** What means something else when a declaration comes between it and the next line, or before it. */
const SENSITIVE = /@ts-/u;

/**
 * A text that imports the same modules as the carriers of its file, so that putting it in their place is cheap. The
 * declaration uses no name of the file and stands on the line of the first token. Texts that it could mean something to
 * stay as they are.
 */
export function withImports(text: string, modules: readonly string[]): WithImports {
  const leading = LEADING.exec(text)?.[0] ?? "";
  const at = leading.length;
  const isDirective = text[at] === '"' || text[at] === "'";
  if (modules.length === 0 || isDirective || SENSITIVE.test(leading)) {
    return { text, original: (position) => position, placed: (position) => position };
  }
  const declaration = `${importingDeclaration(`${CARRIER_PREFIX}imports`, modules)} `;
  return {
    text: text.slice(0, at) + declaration + text.slice(at),
    original(position) {
      if (position < at) return position;
      return position < at + declaration.length ? undefined : position - declaration.length;
    },
    placed: (position) => (position < at ? position : position + declaration.length),
  };
}
