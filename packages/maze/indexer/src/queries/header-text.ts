const LONGEST = 240;
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * The head of a declaration on one line: what stands before its body or its value, in the way of the languages with
 * braces, and up to the colon of a block for those with indentation.
 *
 * @example
 * ```ts
 * import { headerText } from "@maze/indexer";
 * headerText("export function f(\n  a: { b: string },\n): Map<string, number> {\n  return g(a);\n}"); // => "export function f(a: { b: string }): Map<string, number>"
 * ```
 */
export function headerText(declaration: string): string {
  const text = declaration.slice(0, 4 * LONGEST);
  const head =
    /^\s*(?:async\s+)?(?:def|class)\s[^\n]*/.test(text) && !/[{;]/.test(text.split("\n")[0] ?? "")
      ? indented(text)
      : braced(text);
  const line = head
    .replace(/\s+/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/,? ([)\]])/g, "$1")
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function braced(text: string): string {
  const open: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const rest = text.slice(at, at + 2);
    if (rest === "//") at = endOf(text, "\n", at) - 1;
    else if (rest === "/*") at = endOf(text, "*/", at);
    else if (character === '"' || character === "'" || character === "`") at = closingQuote(text, at);
    else if (character in CLOSERS) {
      if (character === "{" && open.length === 0 && isBody(text, at)) return text.slice(0, at);
      open.push(CLOSERS[character] ?? "");
    } else if (character === open.at(-1)) open.pop();
    else if (open.length === 0) {
      if (character === ";") return text.slice(0, at);
      if (rest === "=>") return text.slice(0, at);
      if (character === "=" && !/[<>=!]/.test(text[at - 1] ?? "") && text[at + 1] !== "=") {
        // A function that is the value tells its types before its arrow; of any other value the name is enough.
        const value = text.slice(at + 1);
        if (isTypeAlias(text) || /^\s*(?:async\s*)?(?:\(|<|function\b)/.test(value)) continue;
        return text.slice(0, at);
      }
    }
  }
  return text;
}

const isTypeAlias = (text: string): boolean => /^(?:export\s+)?(?:declare\s+)?type\s/.test(text);

/** A brace begins a body, unless it stands where a type is due. */
function isBody(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  if (/(?:[:|&=,<?]|=>|\b(?:is|keyof|readonly))$/.test(before)) return false;
  // Type arguments and parameters are still open.
  const opened = before.match(/</g)?.length ?? 0;
  return opened <= (before.match(/(?<![=-])>/g)?.length ?? 0);
}

function indented(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === ":" && depth === 0) return text.slice(0, at);
  }
  return text;
}

function closingQuote(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === text[at]) return end;
  }
  return text.length;
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length - 1;
}
