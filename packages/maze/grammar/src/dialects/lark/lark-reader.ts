import { TextCursor } from "../common/text-cursor.ts";

const CONTROL: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f" };

/** A place in a Lark text, with the lexical rules of Lark or of llguidance's variant. */
export class LarkReader extends TextCursor {
  readonly llguidance: boolean;

  constructor(text: string, llguidance: boolean, what: string) {
    super(text, what);
    this.llguidance = llguidance;
  }

  /** Blanks and comments in a line, and line ends behind a backslash. */
  inline(): void {
    this.match(/(?:[ \t]|\\[ ]*\r?\n|\/\/[^\r\n]*|#[^\r\n]*)*/y);
  }

  /** Blanks, comments and line ends. */
  lines(): void {
    this.match(/(?:\s|\\[ ]*\r?\n|\/\/[^\r\n]*|#[^\r\n]*)*/y);
  }

  /** Blanks in brackets, where line ends mean nothing. */
  space(): void {
    this.lines();
  }

  /** Moves past "|" here or, outside of brackets, at the start of the next line with something in it. */
  bar(depth: number): boolean {
    const from = this.at;
    if (depth > 0) this.space();
    else this.lines();
    if (this.take("|")) return true;
    this.at = depth > 0 ? this.at : from;
    return false;
  }

  /** Moves past the keyword and the blanks after it. */
  keyword(word: string): boolean {
    if (!this.sees(word) || /[A-Za-z]/.test(this.text[this.at + word.length] ?? "")) return false;
    this.at += word.length;
    this.inline();
    return true;
  }

  private namePattern(): RegExp {
    return this.llguidance ? /[!?]?_*\p{L}[\p{L}\p{N}_-]*/uy : /[!?]?_*\p{L}[\p{L}\p{N}_]*/uy;
  }

  seesName(): boolean {
    const pattern = this.namePattern();
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** The name here. A "-" that begins an arrow is none of it. */
  name(): string {
    const found = this.match(this.namePattern())?.[0];
    if (found === undefined) throw this.syntax("expected a name");
    if (found.endsWith("-") && this.sees(">")) {
      this.at--;
      return found.slice(0, -1);
    }
    return found.replace(/^[!?]/, "");
  }

  /** The text between quotes. */
  string(): string {
    const from = this.at;
    const found = this.match(/"((?:\\[^\r\n]|[^"\\\r\n])*)"/y);
    if (found === null) throw this.syntax("expected a text between quotes that ends in its line", from);
    const inner = found[1] ?? "";
    if (this.llguidance) {
      try {
        return String(JSON.parse(`"${inner}"`));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw this.syntax("a text is written as in JSON", from);
      }
    }
    return inner.replace(
      /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/g,
      (written, x?: string, u?: string, long?: string, letter?: string) => {
        const digits = x ?? u ?? long;
        if (digits !== undefined) {
          const point = Number.parseInt(digits, 16);
          if (point > 0x10ffff) throw this.syntax("the largest code point is 10FFFF", from);
          return String.fromCodePoint(point);
        }
        if (letter === '"' || letter === "\\") return letter;
        return CONTROL[letter ?? ""] ?? written;
      },
    );
  }

  /** A regular expression between slashes. */
  regex(): { readonly source: string; readonly flags: string } | undefined {
    const found = this.match(/\/(?!\/)((?:\\[^\r\n]|[^/\\\r\n])*)\/([imslux]*)/y);
    if (found === null) return undefined;
    return { source: (found[1] ?? "").replace(/\\\//g, "/"), flags: found[2] ?? "" };
  }

  /** The JSON value here: an object. */
  json(): unknown {
    this.lines();
    const from = this.at;
    let depth = 0;
    do {
      if (this.match(/"(?:\\.|[^"\\])*"/sy)) continue;
      if (this.atEnd()) throw this.syntax("the object is not closed", from);
      if (this.sees("{")) depth++;
      else if (this.sees("}")) depth--;
      this.at++;
    } while (depth > 0);
    const written = this.text.slice(from, this.at);
    try {
      return JSON.parse(written) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.syntax(`this is not JSON: ${error.message}`, from);
    }
  }
}
