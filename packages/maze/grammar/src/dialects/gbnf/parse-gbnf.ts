import type { Grammar } from "../../ast/grammar.ts";
import { anyCharacter, emptyWord, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { parseBracketClass, parseQuantifier } from "../common/bracket-class.ts";
import { buildGrammar, choiceOf, sequenceOf, type EbnfNode, type EbnfRule } from "../common/ebnf-node.ts";
import { TextCursor } from "../common/text-cursor.ts";

const ESCAPED: Readonly<Record<string, number>> = { t: 9, r: 13, n: 10, "\\": 92, '"': 34, "[": 91, "]": 93, "-": 45 };
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

class GbnfParser {
  private readonly cursor: TextCursor;

  constructor(source: string) {
    this.cursor = new TextCursor(source, "GBNF grammar");
  }

  parse(start: string): Grammar {
    const rules: EbnfRule[] = [];
    this.space(true);
    while (!this.cursor.atEnd()) {
      rules.push(this.rule());
      this.space(true);
    }
    return buildGrammar(this.cursor, rules, start);
  }

  private space(lines: boolean): void {
    this.cursor.match(lines ? /(?:[ \t\r\n]|#[^\r\n]*)*/y : /(?:[ \t]|#[^\r\n]*)*/y);
  }

  private rule(): EbnfRule {
    const at = this.cursor.at;
    const name = this.cursor.match(/[A-Za-z0-9-]+/y)?.[0];
    if (name === undefined) throw this.cursor.syntax("expected the name of a rule");
    this.space(false);
    this.cursor.expect("::=");
    this.space(true);
    const body = this.alternatives(false);
    if (!this.cursor.atEnd() && !/[\r\n]/.test(this.cursor.next))
      throw this.cursor.syntax("expected the end of the line");
    return { name, at, body };
  }

  private alternatives(nested: boolean): EbnfNode {
    const options = [this.sequence(nested)];
    while (this.bar(nested)) {
      this.space(true);
      options.push(this.sequence(nested));
    }
    return choiceOf(options);
  }

  /** A rule may go on with `|` on its next line: no rule can start with it. */
  private bar(nested: boolean): boolean {
    const from = this.cursor.at;
    if (!nested) this.space(true);
    if (this.cursor.take("|")) return true;
    this.cursor.at = from;
    return false;
  }

  private sequence(nested: boolean): EbnfNode {
    const items: EbnfNode[] = [];
    for (;;) {
      const from = this.cursor.at;
      const quantifier = parseQuantifier(this.cursor, () => this.space(nested));
      if (quantifier !== undefined) {
        const item = items.pop();
        if (item === undefined) throw this.cursor.syntax("there is nothing to repeat", from);
        items.push({ kind: "repeat", item, ...quantifier });
      } else {
        const item = this.item(nested);
        if (item === undefined) return sequenceOf(items);
        items.push(item);
      }
      this.space(nested);
    }
  }

  private item(nested: boolean): EbnfNode | undefined {
    const { cursor } = this;
    const at = cursor.at;
    if (cursor.take('"')) return { kind: "pattern", pattern: this.literal(at) };
    if (cursor.take("[")) return { kind: "pattern", pattern: parseBracketClass(cursor, at, () => this.character()) };
    if (cursor.take(".")) return { kind: "pattern", pattern: anyCharacter };
    if (cursor.take("(")) {
      this.space(true);
      const group = this.alternatives(true);
      cursor.expect(")", nested ? 'expected ")"' : 'expected ")" to close the group');
      return group;
    }
    const reference = cursor.match(/!?<(?:\[\d+\]|[^>]*)>/y)?.[0];
    if (reference !== undefined) throw cursor.unsupported(`the token reference ${reference}`, at);
    const name = cursor.match(/[A-Za-z0-9-]+/y)?.[0];
    return name === undefined ? undefined : { kind: "reference", name, at };
  }

  private literal(from: number): Pattern {
    const points: number[] = [];
    while (!this.cursor.take('"')) {
      if (this.cursor.atEnd()) throw this.cursor.syntax("the text is not closed", from);
      points.push(this.character());
    }
    return points.length === 0 ? emptyWord : text(String.fromCodePoint(...points));
  }

  private character(): number {
    const { cursor } = this;
    const from = cursor.at;
    if (cursor.atEnd()) throw cursor.syntax("unexpected end of the grammar");
    if (!cursor.take("\\")) return cursor.point();
    const letter = cursor.next;
    cursor.at++;
    const digits = HEX_DIGITS[letter];
    if (digits === undefined) {
      const point = ESCAPED[letter];
      if (point === undefined) throw cursor.syntax(`\\${letter} is not an escape`, from);
      return point;
    }
    const written = cursor.match(new RegExp(`[0-9a-fA-F]{${String(digits)}}`, "y"))?.[0];
    if (written === undefined) throw cursor.syntax(`\\${letter} needs ${String(digits)} hexadecimal digits`, from);
    const point = Number.parseInt(written, 16);
    if (point > 0x10ffff) throw cursor.syntax("the largest code point is 10FFFF", from);
    return point;
  }
}

/** Reads GBNF, the grammar notation of llama.cpp. It starts with `root` unless told otherwise. */
export function parseGbnf(source: string, start = "root"): Grammar {
  return new GbnfParser(source).parse(start);
}
