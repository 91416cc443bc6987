import type { Grammar } from "../../ast/grammar.ts";
import { emptyWord, text } from "../../pattern/pattern-builders.ts";
import { buildGrammar, choiceOf, sequenceOf, type EbnfNode, type EbnfRule } from "../common/ebnf-node.ts";
import { TextCursor } from "../common/text-cursor.ts";

class IsoEbnfParser {
  private readonly cursor: TextCursor;

  constructor(source: string) {
    this.cursor = new TextCursor(source, "ISO 14977 EBNF grammar");
  }

  parse(start: string | undefined): Grammar {
    const rules: EbnfRule[] = [];
    this.space();
    while (!this.cursor.atEnd()) rules.push(this.rule());
    const [first] = rules;
    if (first === undefined) throw this.cursor.syntax("there is no rule");
    return buildGrammar(this.cursor, rules, start ?? first.name);
  }

  private space(): void {
    for (;;) {
      this.cursor.match(/\s*/y);
      const from = this.cursor.at;
      if (!this.cursor.sees("(*") || this.cursor.sees("(*)")) return;
      this.comment(from);
    }
  }

  /** Comments nest. */
  private comment(from: number): void {
    let depth = 0;
    do {
      if (this.cursor.take("(*")) depth++;
      else if (this.cursor.take("*)")) depth--;
      else if (this.cursor.atEnd()) throw this.cursor.syntax("the comment is not closed", from);
      else this.cursor.at++;
    } while (depth > 0);
  }

  /** The name of a rule; runs of blanks in it count as one. */
  private name(): string | undefined {
    const found = this.cursor.match(/\p{L}[\p{L}\p{N}_-]*(?:[ \t\r\n]+[\p{L}\p{N}][\p{L}\p{N}_-]*)*/uy)?.[0];
    return found?.replace(/\s+/g, " ");
  }

  private rule(): EbnfRule {
    const at = this.cursor.at;
    const name = this.name();
    if (name === undefined) throw this.cursor.syntax("expected the name of a rule");
    this.space();
    if (this.cursor.match(/::=|:=|=/y) === null) throw this.cursor.syntax('expected "="');
    this.space();
    const body = this.definitions();
    if (this.cursor.match(/[;.]/y) === null) throw this.cursor.syntax('expected ";" to end the rule');
    this.space();
    return { name, at, body };
  }

  private definitions(): EbnfNode {
    const options = [this.definition()];
    while (this.cursor.match(/[|!]|\/(?!\))/y) !== null) {
      this.space();
      options.push(this.definition());
    }
    return choiceOf(options);
  }

  private definition(): EbnfNode {
    const items = [this.term()];
    while (this.cursor.take(",")) {
      this.space();
      items.push(this.term());
    }
    return sequenceOf(items);
  }

  private term(): EbnfNode {
    const item = this.factor();
    const at = this.cursor.at;
    if (!this.cursor.match(/-(?!\))/y)) return item;
    this.space();
    const without = this.factor();
    const isEmpty = without.kind === "pattern" && without.pattern === emptyWord;
    if (isEmpty && item.kind === "repeat" && item.min === 0) return { ...item, min: 1 };
    return { kind: "difference", item, without, at };
  }

  private factor(): EbnfNode {
    const count = this.cursor.match(/\d+/y)?.[0];
    if (count === undefined) return this.primary();
    this.space();
    this.cursor.expect("*", 'expected "*" after the number of repetitions');
    this.space();
    const item = this.primary();
    return { kind: "repeat", item, min: Number(count), max: Number(count) };
  }

  private primary(): EbnfNode {
    const { cursor } = this;
    const at = cursor.at;
    const quoted = cursor.match(/"([^"]+)"|'([^']+)'/y);
    if (quoted !== null) {
      this.space();
      return { kind: "pattern", pattern: text(quoted[1] ?? quoted[2] ?? "") };
    }
    if (/["']/.test(cursor.next)) throw cursor.syntax("the text is empty or not closed");
    for (const [open, close, min, max] of BRACKETS) {
      if (!cursor.take(open)) continue;
      this.space();
      const inner = this.definitions();
      cursor.expect(close);
      this.space();
      return min === 1 && max === 1 ? inner : { kind: "repeat", item: inner, min, max };
    }
    const special = cursor.match(/\?[^?]*\?/y)?.[0];
    if (special !== undefined) throw cursor.unsupported(`the special sequence ${special}`, at);
    const name = this.name();
    this.space();
    if (name !== undefined) return { kind: "reference", name, at };
    if (cursor.atEnd() || /[,;.|!)\]}/:-]/.test(cursor.next)) return { kind: "pattern", pattern: emptyWord };
    throw cursor.syntax("expected a text, a name or a bracket");
  }
}

const BRACKETS: readonly (readonly [open: string, close: string, min: number, max: number | null])[] = [
  ["(/", "/)", 0, 1],
  ["(:", ":)", 0, null],
  ["(", ")", 1, 1],
  ["[", "]", 0, 1],
  ["{", "}", 0, null],
];

/** Reads ISO/IEC 14977 EBNF with its alternative symbols. It starts with its first rule unless told otherwise. */
export function parseIsoEbnf(source: string, start?: string): Grammar {
  return new IsoEbnfParser(source).parse(start);
}
