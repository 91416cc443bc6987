const LONGEST = 240;
const COMMENT_ENDS: Readonly<Record<string, string>> = { "/": "\n", "*": "*/" };
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
      : braced(withoutComments(text));
  const line = head
    .replace(/\s+/g, " ")
    .replace(/([([]) /g, "$1")
    .replace(/,? ([)\]])/g, "$1")
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function braced(text: string): string {
  const open: string[] = [];
  // Outside of brackets a `<` begins type parameters or arguments.
  let angles = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const isOutside = open.length === 0 && angles === 0;
    if (character === '"' || character === "'" || character === "`") at = closingQuote(text, at);
    else if (character in CLOSERS) {
      if (character === "{" && isOutside && isBody(text, at)) return text.slice(0, at);
      open.push(CLOSERS[character] ?? "");
    } else if (character === open.at(-1)) open.pop();
    else if (open.length === 0 && character === "<") angles++;
    else if (open.length === 0 && character === ">" && !/[=-]/.test(text.charAt(at - 1)))
      angles = Math.max(0, angles - 1);
    else if (isOutside && endsHead(text, at)) return text.slice(0, at);
  }
  return text;
}

/** Whether a head ends at a mark: the end of a statement, the arrow of a function, or the value of anything else. */
function endsHead(text: string, at: number): boolean {
  if (text[at] === ";") return true;
  if (text[at] !== "=") return false;
  if (text[at + 1] === ">") return true;
  if (text[at + 1] === "=" || /[<>=!]/.test(text.charAt(at - 1)) || isTypeAlias(text)) return false;
  // A function that is the value tells its types before its arrow; of any other value the name is enough.
  return !/^\s*(?:async\s*)?(?:\(|<|function\b)/.test(text.slice(at + 1));
}

const isTypeAlias = (text: string): boolean => /^(?:export\s+)?(?:declare\s+)?type\s/.test(text);

/** A brace begins a body, unless it stands where a type is due. */
function isBody(text: string, at: number): boolean {
  const before = text.slice(0, at).trimEnd();
  return !/(?:[:|&=,<?]|=>|\b(?:is|keyof|readonly))$/.test(before);
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

/** A comment is a space to the language. */
function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"' || character === "'" || character === "`") at = closingQuote(text, at);
    const mark = character === "/" ? COMMENT_ENDS[text.charAt(at + 1)] : undefined;
    if (mark === undefined) continue;
    kept += `${text.slice(from, at)} `;
    const end = text.indexOf(mark, at + 2);
    from = end < 0 ? text.length : end + mark.length;
    at = from - 1;
  }
  return kept + text.slice(from);
}
