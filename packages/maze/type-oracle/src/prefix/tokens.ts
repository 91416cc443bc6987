/** A piece of source text that is not space or comment. */
export interface Token {
  readonly kind: "word" | "number" | "string" | "regex" | "punctuation" | "template";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A line break stands before it. */
  readonly isOnNewLine: boolean;
}

const SPACE = /\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/|^#![^\n\r]*/uy;
const WORD = /[#@]?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)n?/uy;
const STRING = /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/uy;
const REGEX = /\/(?![*/])(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/uy;
/** From `` ` `` or `}` to `${` or `` ` ``. */
const TEMPLATE = /[`}](?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/uy;
const PUNCTUATION =
  />>>=|\*\*=|<<=|>>=|&&=|\|\|=|\?\?=|===|!==|\.\.\.|=>|\?\.(?!\d)|\?\?|&&|\|\||\+\+|--|==|!=|<=|>=|\*\*|[+\-*/%&|^]=|[^\s]/uy;

/** Words after which a slash begins a regular expression, although other words end an expression. */
const BEFORE_EXPRESSION = new Set(
  "return typeof instanceof in of new delete void throw case do else yield await default extends".split(" "),
);

/** Whether an expression may end with a token, so that what follows can be an operator. */
export function endsExpression(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "word") return !BEFORE_EXPRESSION.has(token.text);
  if (token.kind === "template") return token.text.endsWith("`");
  return token.kind !== "punctuation" || [")", "]", "}", "++", "--"].includes(token.text);
}

/**
 * The next token from a place; `undefined` where the text ends, or ends inside of one. `inTemplate` says that a `}` here
 * goes on with a template.
 */
export function nextToken(
  text: string,
  from: number,
  before: Token | undefined,
  inTemplate: boolean,
): Token | undefined {
  let at = from;
  for (let space = matchAt(SPACE, text, at); space !== undefined; space = matchAt(SPACE, text, at)) at += space.length;
  if (at >= text.length || text.startsWith("/*", at)) return undefined;
  const isOnNewLine = /[\n\r\u2028\u2029]/u.test(text.slice(from, at));
  const token = (kind: Token["kind"], found: string): Token => ({
    kind,
    text: found,
    start: at,
    end: at + found.length,
    isOnNewLine,
  });
  const first = text.charAt(at);
  if (first === "`" || (first === "}" && inTemplate)) {
    const piece = matchAt(TEMPLATE, text, at);
    return piece === undefined ? undefined : token("template", piece);
  }
  if (first === '"' || first === "'") {
    const string = matchAt(STRING, text, at);
    return string === undefined ? undefined : token("string", string);
  }
  const word = matchAt(WORD, text, at);
  if (word !== undefined) return token("word", word);
  const number = /[\d.]/.test(first) ? matchAt(NUMBER, text, at) : undefined;
  if (number !== undefined && number !== ".") return token("number", number);
  const regex = first === "/" && !endsExpression(before) ? matchAt(REGEX, text, at) : undefined;
  if (regex !== undefined) return token("regex", regex);
  return token("punctuation", matchAt(PUNCTUATION, text, at) ?? first);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === "" ? undefined : found;
}
