/** JSON with comments and trailing commas is what compilers and editors call JSON in these files. */
const relaxedFiles =
  /(?:^|\/)(?:[tj]sconfig.*|\.?eslintrc|\.babelrc|\.swcrc|settings|launch|extensions|tasks|biome|api-extractor)\.json$|\.jsonc$/;

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

/** The first error of a JSON text, with its offset; `undefined` where the text is right. */
export function jsonError(file: string, text: string): { message: string; at: number } | undefined {
  try {
    checkJson(text, relaxedFiles.test(file));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof JsonError) return { message: thrown.message, at: thrown.at };
    throw thrown;
  }
}

function checkJson(text: string, relaxed: boolean): void {
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
  const closes = (bracket: string): boolean => {
    if (!take(bracket)) return false;
    open.pop();
    return true;
  };
  const member = (): void => {
    skip();
    if (!read(string)) fail("a property name");
    skip();
    if (!take(":")) fail("a colon");
  };
  /** A scalar or an empty bracket; of a bracket with content, everything up to its first such value. */
  const value = (): void => {
    for (;;) {
      skip();
      if (take("{")) {
        open.push("{");
        skip();
        if (closes("}")) return;
        member();
      } else if (take("[")) {
        open.push("[");
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
    value();
  }
  if (at < text.length) fail("the end of the text");
}
