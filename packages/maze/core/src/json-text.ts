const space = /[ \t\r\n]*/y;
const spaceAndComments = /(?:[ \t\r\n]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
// eslint-disable-next-line no-control-regex -- control characters are what JSON forbids in strings
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class JsonError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** What is wrong with a JSON text, first. */
export interface JsonFault {
  readonly message: string;
  /** UTF-16 offset. */
  readonly at: number;
}

/**
 * The first fault of a JSON text; `undefined` where `JSON.parse` takes it, but for a byte order mark, which is passed
 * over. With `comments`, comments and trailing commas are no faults.
 *
 * @example
 * ```ts
 * import { jsonFault } from "@maze/core";
 * jsonFault('{ "a": 1 "b": 2 }'); // => { message: "a comma or } expected", at: 9 }
 * jsonFault("[1, ] // one", { comments: true }); // => undefined
 * ```
 */
export function jsonFault(text: string, options: { comments?: boolean } = {}): JsonFault | undefined {
  try {
    scanJson(text, options.comments === true, () => undefined);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof JsonError) return { message: thrown.message, at: thrown.at };
    throw thrown;
  }
}

/**
 * UTF-16 offset of the value that a path leads to, the last one where a name stands twice; `undefined` where there is
 * none, or the text is no JSON before it.
 *
 * @example
 * ```ts
 * import { jsonPlace } from "@maze/core";
 * jsonPlace('{ "a": [1, { "b": 2 }] }', ["a", 1, "b"]); // => 18
 * ```
 */
export function jsonPlace(text: string, path: readonly (string | number)[]): number | undefined {
  let found: number | undefined;
  try {
    scanJson(text, false, (steps, at) => {
      if (steps.length === path.length && steps.every((step, i) => step === path[i])) found = at;
    });
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown;
  }
  return found;
}

/** Reads a text through; `onValue` is told each value with the names and indexes that lead to it. */
function scanJson(
  text: string,
  relaxed: boolean,
  onValue: (path: readonly (string | number)[], at: number) => void,
): void {
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const read = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const skip = (): void => void read(relaxed ? spaceAndComments : space);
  const take = (character: string): boolean => {
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const fail = (expected: string): never => {
    throw new JsonError(
      at,
      at >= text.length ? `the text ends where ${expected} should stand` : `${expected} expected`,
    );
  };

  // Open brackets stand on a stack of our own, so that deep nesting cannot exhaust that of the program.
  const open: ("{" | "[")[] = [];
  const path: (string | number)[] = [];
  const enter = (bracket: "{" | "["): void => {
    open.push(bracket);
    path.push(0);
  };
  const closes = (bracket: string): boolean => {
    if (!take(bracket)) return false;
    open.pop();
    path.pop();
    return true;
  };
  const member = (): void => {
    skip();
    const from = at;
    if (!read(string)) fail("a property name");
    path[path.length - 1] = JSON.parse(text.slice(from, at)) as string;
    skip();
    if (!take(":")) fail("a colon");
  };
  /** A scalar or an empty bracket; of a bracket with content, everything up to its first such value. */
  const value = (): void => {
    for (;;) {
      skip();
      onValue(path, at);
      if (take("{")) {
        enter("{");
        skip();
        if (closes("}")) return;
        member();
      } else if (take("[")) {
        enter("[");
        skip();
        if (closes("]")) return;
      } else if (read(string) || read(scalar)) return;
      else fail("a value");
    }
  };

  value();
  for (;;) {
    skip();
    const inside = open.at(-1);
    if (inside === undefined) break;
    const bracket = inside === "{" ? "}" : "]";
    if (closes(bracket)) continue;
    if (!take(",")) fail(`a comma or ${bracket}`);
    skip();
    if (relaxed && closes(bracket)) continue;
    if (inside === "{") member();
    else path[path.length - 1] = Number(path.at(-1)) + 1;
    value();
  }
  if (at < text.length) fail("the end of the text");
}
