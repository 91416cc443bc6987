const CLOSER: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "`": "`" };
const STRING = /"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'/uy;
const COMMENT = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//uy;

/**
 * Whether a text can be put in parentheses without reaching out of them: its brackets match, no string, template or
 * comment is left open, and no statement ends outside of brackets. Whether it is a type, the compiler says.
 */
export function isOneExpression(text: string): boolean {
  const awaited: string[] = [];
  let isEmpty = true;
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const inTemplate = awaited.at(-1) === "`";
    if (inTemplate && character === "\\") {
      at += 2;
      continue;
    }
    if (inTemplate && character !== "`") {
      const opens = text.startsWith("${", at);
      if (opens) awaited.push("}");
      at += opens ? 2 : 1;
      continue;
    }
    const comment = matchAt(COMMENT, text, at);
    if (comment !== undefined) {
      at += comment.length;
      continue;
    }
    if (!/\s/u.test(character)) isEmpty = false;
    if (character === '"' || character === "'") {
      const string = matchAt(STRING, text, at);
      if (string === undefined) return false;
      at += string.length;
      continue;
    }
    if (text.startsWith("/*", at)) return false;
    if (character === ";" && awaited.length === 0) return false;
    if (character === awaited.at(-1)) awaited.pop();
    else if (")]}".includes(character)) return false;
    else if (character in CLOSER) awaited.push(CLOSER[character] ?? "");
    at++;
  }
  return !isEmpty && awaited.length === 0;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
