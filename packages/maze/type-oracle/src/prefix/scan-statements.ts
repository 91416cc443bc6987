import { endsExpression, nextToken, type Token } from "./tokens.ts";

/** A block that statements or members stand in, and that is open at a boundary. */
export interface OpenBlock {
  readonly kind: "function" | "control" | "class" | "members";
  /** Of a function: whether it says what it returns, so that its end may not. */
  readonly isAnnotated: boolean;
}

/** A place where a statement has ended and every bracket that is open is a block of statements or members. */
export interface Boundary {
  readonly offset: number;
  /** Open blocks, outermost first. */
  readonly open: readonly OpenBlock[];
}

/** What was read of a text; reading can go on from it when more text follows. */
export interface Scan {
  readonly boundaries: readonly Boundary[];
  readonly state: ScanState;
}

interface Bracket {
  readonly closer: string;
  /** What it is where it stands among statements; nothing inside of an expression. */
  readonly block: OpenBlock | undefined;
  /** The tokens of the statement that it stands in, up to it. */
  readonly before: readonly Token[];
}

interface ScanState {
  readonly at: number;
  readonly stack: readonly Bracket[];
  readonly statement: readonly Token[];
  readonly last: Token | undefined;
  /** How many of the boundaries stand before it. */
  readonly boundaryCount: number;
}

const START: ScanState = { at: 0, stack: [], statement: [], last: undefined, boundaryCount: 0 };
const CLOSERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
/** Words that go on with an expression or a header on the next line. */
const GOES_ON = new Set("in instanceof as satisfies of is else catch finally while extends implements from".split(" "));
/** Words that a statement cannot end with. */
const UNENDED = new Set(
  (
    "const let var function class if for while do else try finally switch case new typeof void delete throw in of " +
    "instanceof interface type enum namespace module import export default async await extends implements as " +
    "satisfies keyof readonly static public private protected abstract declare get set"
  ).split(" "),
);
const CONTROL = new Set("if for while switch catch with".split(" "));
/** Words that may stand before `function` or `class` where that is a declaration. */
const MODIFIERS = new Set("export default async declare abstract".split(" "));

/**
 * Finds where statements end, from the text so far alone. A statement ends with its semicolon, with the brace of its
 * block, or before a token on a new line that cannot go on with it. What is open inside of an expression, such as the
 * body of a callback, belongs to a statement that has not ended.
 *
 * @param from the scan of a text that this one begins with
 */
export function scanStatements(text: string, from?: Scan): Scan {
  // What more text could change is read again: the last token may go on.
  let kept = from?.state ?? START;
  let { at, last } = kept;
  const stack = [...kept.stack];
  let statement = [...kept.statement];
  const boundaries = from?.boundaries.slice(0, kept.boundaryCount) ?? [];

  const isAmongStatements = (): boolean => stack.every(({ block }) => block !== undefined);
  const end = (offset: number): void => {
    statement = [];
    if (!isAmongStatements() || boundaries.at(-1)?.offset === offset) return;
    boundaries.push({ offset, open: stack.flatMap(({ block }) => (block === undefined ? [] : [block])) });
  };

  while (true) {
    const token = nextToken(text, at, last, stack.at(-1)?.closer === "`");
    if (token === undefined) break;
    if (token.end < text.length) {
      kept = { at, stack: [...stack], statement: [...statement], last, boundaryCount: boundaries.length };
    }
    const mayGoOn = token.kind === "word" && token.end === text.length;
    if (!mayGoOn && isAmongStatements() && isNewStatement(token, last, statement)) end(last?.end ?? 0);
    at = token.end;
    if (token.kind === "template") {
      if (token.text.startsWith("}")) stack.pop();
      if (token.text.endsWith("${")) stack.push({ closer: "`", block: undefined, before: [] });
      statement.push(token);
    } else if (token.kind === "punctuation" && token.text in CLOSERS) {
      const block =
        token.text === "{"
          ? blockOf(statement, last, isAmongStatements() ? (stack.at(-1)?.block ?? TOP) : undefined)
          : undefined;
      stack.push({ closer: CLOSERS[token.text] ?? "", block, before: [...statement, token] });
      if (block !== undefined) statement = [];
      else statement.push(token);
      if (block !== undefined) end(token.end);
    } else if (token.text === stack.at(-1)?.closer && token.kind === "punctuation") {
      const closed = stack.pop();
      statement = [...(closed?.before ?? []), token];
      if (closed?.block !== undefined) end(token.end);
    } else {
      statement.push(token);
      const isStatementEnd = token.kind === "punctuation" && token.text === ";";
      if (isStatementEnd && isAmongStatements()) end(token.end);
    }
    last = token;
  }
  return { boundaries, state: kept };
}

const TOP: OpenBlock = { kind: "control", isAnnotated: false };

function isNewStatement(token: Token, last: Token | undefined, statement: readonly Token[]): boolean {
  if (!token.isOnNewLine || last === undefined || statement.length === 0) return false;
  if (token.kind === "punctuation" || token.kind === "template" || token.kind === "regex") {
    return (token.text === "}" && canEnd(last, statement)) || (token.text.startsWith("@") && canEnd(last, statement));
  }
  return !GOES_ON.has(token.text) && canEnd(last, statement);
}

function canEnd(last: Token, statement: readonly Token[]): boolean {
  if (last.kind === "word") return !UNENDED.has(last.text);
  if (!endsExpression(last)) return false;
  // `if (a)` waits for its statement.
  return last.text !== ")" || !isControlHeader(statement);
}

/** Whether a statement is only the header of `if`, `for`, `while` or `with`. */
function isControlHeader(statement: readonly Token[]): boolean {
  const open = openerOf(statement, statement.length - 1);
  const word = open > 0 ? statement[open - 1] : undefined;
  const keyword = word?.text === "await" ? statement[open - 2] : word;
  return keyword?.kind === "word" && CONTROL.has(keyword.text) && statement[open - 2]?.text !== ".";
}

/** The index of the bracket that the one at an index closes. */
function openerOf(statement: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at >= 0; at--) {
    const { text = "", kind } = statement[at] ?? {};
    if (kind !== "punctuation") continue;
    if ([")", "]", "}"].includes(text)) depth++;
    else if (["(", "[", "{"].includes(text) && --depth === 0) return at;
  }
  return -1;
}

/** What a brace opens: a block of statements or members, or nothing of that kind. */
function blockOf(
  statement: readonly Token[],
  last: Token | undefined,
  around: OpenBlock | undefined,
): OpenBlock | undefined {
  if (around === undefined) return undefined;
  const control: OpenBlock = { kind: "control", isAnnotated: false };
  if (last === undefined || statement.length === 0) return control;
  const first = statement.find(({ kind, text }) => kind !== "word" || !MODIFIERS.has(text));
  const heading = first?.text;
  const isType =
    heading === "interface" || heading === "enum" || (heading === "const" && hasWord(statement[1], "enum"));
  if (isType) return { kind: "members", isAnnotated: false };
  if (heading === "namespace" || heading === "module") return control;
  if (heading === "class") return { kind: "class", isAnnotated: false };
  if (last.kind === "word" && ["else", "try", "finally", "do"].includes(last.text)) return control;
  if (heading === "case" || heading === "default") return last.text === ":" ? control : undefined;
  if (last.text === ")" && isControlHeader(statement)) return control;
  return functionBlock(statement, last, heading, around);
}

const hasWord = (token: Token | undefined, text: string): boolean => token?.kind === "word" && token.text === text;

/** The body of a declared function or of a method: `function f(…): T {`, `name(…) {`. */
function functionBlock(
  statement: readonly Token[],
  last: Token,
  heading: string | undefined,
  around: OpenBlock,
): OpenBlock | undefined {
  const isDeclared = heading === "function";
  const parameters = parameterList(statement);
  if (parameters === undefined) return undefined;
  const between = statement.slice(parameters.end + 1);
  const isAnnotated = between.length > 0 && between[0]?.text === ":";
  if (between.length > 0 && !isAnnotated) return undefined;
  // `{` after these goes on with a type: `): { a: number }`.
  if (isAnnotated && !endsExpression(last) && last.text !== ">" && last.text !== "void") return undefined;
  if (isDeclared) return { kind: "function", isAnnotated };
  if (around.kind !== "class") return undefined;
  const header = statement.slice(0, parameters.start);
  if (!isMethodHeader(header)) return undefined;
  const isSilent = header.some(({ text }) => text === "constructor" || text === "set");
  return { kind: "function", isAnnotated: isAnnotated || isSilent };
}

/** The first list in parentheses that stands in no other bracket. */
function parameterList(statement: readonly Token[]): { start: number; end: number } | undefined {
  let depth = 0;
  let start = -1;
  for (const [index, { kind, text }] of statement.entries()) {
    if (kind !== "punctuation") continue;
    if (["(", "[", "{"].includes(text)) {
      if (depth === 0 && text === "(") start = index;
      depth++;
    } else if ([")", "]", "}"].includes(text)) {
      depth--;
      if (depth === 0 && text === ")" && start >= 0) return { start, end: index };
    }
  }
  return undefined;
}

const METHOD_WORDS = new Set("public private protected static override async get set readonly abstract".split(" "));

/** Whether tokens are what stands before the parameters of a method: modifiers, a name, type parameters. */
function isMethodHeader(header: readonly Token[]): boolean {
  const rest = header.filter(({ kind, text }, index) => {
    const isModifier = kind === "word" && METHOD_WORDS.has(text) && index < header.length - 1;
    return !isModifier && text !== "*";
  });
  const [name, ...typeParameters] = rest;
  if (name === undefined) return false;
  const isName =
    (name.kind === "word" && !UNENDED.has(name.text)) || name.kind === "string" || name.text === "constructor";
  return isName && (typeParameters.length === 0 || typeParameters[0]?.text === "<");
}
