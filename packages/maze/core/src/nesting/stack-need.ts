import { cost, KEYWORDS } from "./costs.ts";
import { DEEPEST_TYPE_ARGUMENTS, isTagAt, scanJsxText, scanTagToken } from "./jsx-tokens.ts";
import { endOfRegex, endOfString, isWordCode, lineHas, scanTemplate, skipComment } from "./tokens.ts";

/** Words after which `/` begins a regular expression. */
const BEFORE_OPERAND = new Set(
  "return typeof instanceof in new delete void throw case do else default extends export".split(" "),
);
/** Words that are an operator or a name, by context. */
const AMBIGUOUS = new Set(["of", "yield", "await", "as", "satisfies", "is", "keyof", "async", "let", "type"]);
/** Words that can follow a closing brace within one statement; any other word begins something new. */
const CONTINUATIONS = new Set(
  "else while catch finally in of instanceof as satisfies is extends implements from assert with".split(" "),
);
/** Words whose statement goes on after the parentheses, and after its first inner statement. */
const STATEMENT_HEADS = new Set(["if", "for", "while", "with"]);

interface Frame {
  readonly kind: "(" | "[" | "{" | "${" | "tag" | "children";
  /** Need before the frame was opened. */
  readonly outer: number;
  /** What stays when a comma ends an expression of the frame: the statement heads and labels before it. */
  kept: number;
  /** `<` that may be type arguments, and are not closed. */
  angles: number;
  /** Braces that hold statements, in which `:` may end a label. */
  readonly isBlock: boolean;
  /** Parentheses of `if`, `for`, `while` or `with`. */
  readonly isHead: boolean;
}

/** What the token before tells about `/` and `<`: an operand must follow, cannot follow, or either. */
type Expects = "operand" | "operator" | "either";

/**
 * An upper bound of the native stack, in bytes, that parsing a text can take; `Infinity` where the tokens cannot be told
 * apart for sure. The parser recurses, and where it overflows the stack the whole process ends, so a text is measured
 * before it is parsed. Linear in the length of the text.
 */
export function stackNeed(text: string, { jsx }: { jsx: boolean }): number {
  const { length } = text;
  const stack: Frame[] = [];
  let frame: Frame = { kind: "{", outer: 0, kept: 0, angles: 0, isBlock: true, isHead: false };
  let need = 0;
  let most = 0;
  let at = text.startsWith("#!") ? skipComment(text, 0) : 0;
  let expects: Expects = "operand";
  let isMember = false;
  let headPending = false;
  let afterBrace = false;
  /** Need before a `;` that ended a statement, unless `else` or `while` goes on with it. */
  let beforeSemicolon: { need: number; kept: number } | undefined;

  const open = (kind: Frame["kind"], more: Partial<Frame> = {}): void => {
    stack.push(frame);
    const outer = need;
    need += kind === "tag" || kind === "children" ? cost.tag : cost.opener;
    frame = { kind, outer, kept: 0, angles: 0, isBlock: false, isHead: false, ...more };
    most = Math.max(most, need);
  };
  const close = (): Frame | undefined => {
    const closed = frame;
    const parent = stack.pop();
    if (parent === undefined) return undefined;
    frame = parent;
    need = closed.outer + cost.other;
    return closed;
  };
  const spend = (bytes: number): void => {
    need += bytes;
    if (need > most) most = need;
  };

  const startOver = (): void => {
    need = stack.length === 0 ? 0 : frame.outer + cost.opener;
    frame.kept = 0;
    frame.angles = 0;
  };

  while (at < length) {
    if (frame.kind === "children") {
      const token = scanJsxText(text, at);
      if (token.end < 0) return Infinity;
      at = token.end;
      if (token.kind === "{") open("{");
      else if (token.kind === "<") open("tag");
      else close();
      expects = token.kind === "{" ? "operand" : "operator";
      continue;
    }
    if (frame.kind === "tag") {
      const token = scanTagToken(text, at);
      if (token.end < 0) return Infinity;
      at = token.end;
      if (token.kind === "{") {
        open("{");
        expects = "operand";
      } else if (token.kind === "/>") {
        close();
        expects = "operator";
      } else if (token.kind === ">") {
        close();
        open("children");
      } else spend(token.kind === "<>" ? cost.angle * DEEPEST_TYPE_ARGUMENTS : cost.word);
      continue;
    }

    const code = text.charCodeAt(at);
    if (
      code === 32 ||
      (code >= 9 && code <= 13) ||
      code === 0xfeff ||
      code === 0xa0 ||
      code === 0x2028 ||
      code === 0x2029
    ) {
      at++;
      continue;
    }
    if (code === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42)) {
      at = skipComment(text, at);
      if (at < 0) return Infinity;
      continue;
    }

    if (isWordCode(code)) {
      const start = at;
      while (at < length && isWordCode(text.charCodeAt(at))) at++;
      const word = at - start <= 10 ? text.slice(start, at) : "";
      const isKeyword = !isMember && KEYWORDS.has(word);
      if (beforeSemicolon !== undefined && isKeyword && (word === "else" || word === "while")) {
        ({ need } = beforeSemicolon);
        frame.kept = beforeSemicolon.kept;
      }
      if (afterBrace && !CONTINUATIONS.has(word)) startOver();
      beforeSemicolon = undefined;
      afterBrace = false;
      spend(isKeyword ? cost.keyword : cost.word);
      if (isKeyword && (STATEMENT_HEADS.has(word) || word === "else" || word === "do")) frame.kept += cost.keyword;
      headPending = isKeyword && (STATEMENT_HEADS.has(word) || (headPending && word === "await"));
      expects = !isKeyword
        ? "operator"
        : AMBIGUOUS.has(word)
          ? "either"
          : BEFORE_OPERAND.has(word)
            ? "operand"
            : "operator";
      isMember = false;
      continue;
    }

    beforeSemicolon = undefined;
    afterBrace = false;
    const wasHead = headPending;
    headPending = false;
    const expected: Expects = expects;
    expects = "operand";
    isMember = false;
    const char = text.charAt(at);
    switch (char) {
      case '"':
      case "'":
        at = endOfString(text, at);
        if (at < 0) return Infinity;
        spend(cost.word);
        expects = "operator";
        continue;
      case "`": {
        const end = scanTemplate(text, at + 1);
        if (end < 0) return Infinity;
        spend(cost.other);
        at = end;
        if (text.charAt(end - 1) === "{") open("${");
        else expects = "operator";
        continue;
      }
      case "/": {
        if (expected === "either" && lineHas(text, at + 1, "/")) return Infinity;
        if (expected !== "operand") break;
        at = endOfRegex(text, at);
        if (at < 0) return Infinity;
        spend(cost.word);
        expects = "operator";
        continue;
      }
      case "(":
        open("(", { isHead: wasHead });
        at++;
        continue;
      case "[":
        open("[");
        at++;
        continue;
      case "{":
        open("{", { isBlock: isBlockAfter(text, at, frame) });
        at++;
        continue;
      case ")":
      case "]":
      case "}": {
        const closed = close();
        if (closed === undefined) return Infinity;
        at++;
        if (closed.kind === "${" && char === "}") {
          const end = scanTemplate(text, at);
          if (end < 0) return Infinity;
          at = end;
          if (text.charAt(end - 1) === "{") open("${");
          else expects = "operator";
          continue;
        }
        if (closed.kind !== (char === ")" ? "(" : char === "]" ? "[" : "{")) return Infinity;
        afterBrace = char === "}";
        expects = char === "}" ? "either" : closed.isHead ? "operand" : "operator";
        continue;
      }
      case ";":
        beforeSemicolon = { need, kept: frame.kept };
        startOver();
        at++;
        continue;
      case ",":
        at++;
        if (frame.angles > 0) spend(cost.other);
        else need = (stack.length === 0 ? 0 : frame.outer + cost.opener) + frame.kept;
        continue;
      case "<": {
        if (text.startsWith("<!--", at)) return Infinity;
        if (jsx && expected !== "operator" && isTagAt(text, at + 1)) {
          if (expected === "either") return Infinity;
          open("tag");
          at++;
          continue;
        }
        frame.angles++;
        spend(cost.angle);
        at++;
        continue;
      }
      case ">":
        at++;
        frame.angles = Math.max(0, frame.angles - 1);
        spend(cost.other);
        // Type arguments end an operand, a comparison needs another one.
        expects = "either";
        continue;
      case "=":
        if (text.charAt(at + 1) === ">") {
          at += 2;
          spend(cost.arrow);
          continue;
        }
        break;
      case ".":
        isMember = text.charAt(at + 1) !== ".";
        break;
      case "?":
        isMember = text.charAt(at + 1) === "." && !/\d/.test(text.charAt(at + 2));
        spend(cost.query);
        at += isMember ? 2 : 1;
        continue;
      case ":":
        if (frame.isBlock) frame.kept += cost.colon;
        spend(cost.colon);
        at++;
        continue;
      case "-":
        if (text.startsWith("-->", at)) return Infinity;
        break;
    }
    const twice = text.charAt(at + 1) === char;
    if ((char === "+" || char === "-") && twice) {
      expects = "either";
      at++;
    } else if (char === "!" && expected !== "operand") expects = "either";
    spend(char === "=" ? cost.assign : char === "@" ? cost.keyword : cost.other);
    at++;
  }
  return stack.length === 0 ? most : Infinity;
}

/** Whether braces at `at` hold statements, or are not sure to be an object. */
function isBlockAfter(text: string, at: number, frame: Frame): boolean {
  let i = at - 1;
  while (i >= 0 && /\s/.test(text.charAt(i))) i--;
  const before = text.charAt(i);
  if (before === ":") return frame.isBlock;
  return !"=([,?&|".includes(before) || before === "";
}
