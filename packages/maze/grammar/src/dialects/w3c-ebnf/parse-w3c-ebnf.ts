import type { Grammar } from "../../ast/grammar.ts";
import { emptyWord, text } from "../../pattern/pattern-builders.ts";
import { parseBracketClass } from "../common/bracket-class.ts";
import { buildGrammar, choiceOf, sequenceOf, type EbnfNode, type EbnfRule } from "../common/ebnf-node.ts";
import { TextCursor } from "../common/text-cursor.ts";

const NAME = /[\p{L}_][\p{L}\p{N}_.-]*/uy;
const RULE_AHEAD = /(?:\[[^\]\s]*\]\s*)?[\p{L}_][\p{L}\p{N}_.-]*\s*::=/uy;

class W3cEbnfParser {
  private readonly cursor: TextCursor;

  constructor(source: string) {
    this.cursor = new TextCursor(source, "W3C EBNF grammar");
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
      const from = this.cursor.match(/\s*/y) === null ? 0 : this.cursor.at;
      if (!this.cursor.take("/*")) return;
      if (this.cursor.match(/[^]*?\*\//y) === null) throw this.cursor.syntax("the comment is not closed", from);
    }
  }

  private seesRule(): boolean {
    RULE_AHEAD.lastIndex = this.cursor.at;
    return RULE_AHEAD.test(this.cursor.text);
  }

  private rule(): EbnfRule {
    const { cursor } = this;
    cursor.match(/\[[^\]\s]*\]\s*/y);
    const at = cursor.at;
    const name = cursor.match(NAME)?.[0];
    if (name === undefined) throw cursor.syntax("expected the name of a rule");
    this.space();
    cursor.expect("::=");
    this.space();
    const body = this.choice();
    while (cursor.sees("[") && !this.seesRule()) this.constraint();
    if (!cursor.atEnd() && !this.seesRule()) throw cursor.syntax("expected a rule");
    return { name, at, body };
  }

  /** `[wfc: …]` and `[vc: …]` point to prose, which is not part of the grammar. */
  private constraint(): void {
    const from = this.cursor.at;
    const found = this.cursor.match(/\[\s*(?:wfc|vc)\s*:[^\]]*\]/iy);
    if (found === null) throw this.cursor.syntax("expected a rule", from);
    throw this.cursor.unsupported(`the constraint in prose ${found[0]}`, from);
  }

  private choice(): EbnfNode {
    const options = [this.sequence()];
    while (this.cursor.take("|")) {
      this.space();
      options.push(this.sequence());
    }
    return choiceOf(options);
  }

  private sequence(): EbnfNode {
    const items: EbnfNode[] = [];
    while (!this.cursor.atEnd() && !this.seesRule()) {
      const item = this.difference();
      if (item === undefined) break;
      items.push(item);
    }
    return sequenceOf(items);
  }

  private difference(): EbnfNode | undefined {
    let item = this.repeated();
    for (;;) {
      const at = this.cursor.at;
      if (item === undefined || !this.cursor.take("-")) return item;
      this.space();
      const without = this.repeated();
      if (without === undefined) throw this.cursor.syntax('expected what to leave out after "-"');
      item = { kind: "difference", item, without, at };
    }
  }

  private repeated(): EbnfNode | undefined {
    let item = this.primary();
    for (;;) {
      const symbol = item && this.cursor.match(/[*+?]/y)?.[0];
      if (item === undefined || symbol === undefined) break;
      item = { kind: "repeat", item, min: symbol === "+" ? 1 : 0, max: symbol === "?" ? 1 : null };
    }
    this.space();
    return item;
  }

  private primary(): EbnfNode | undefined {
    const { cursor } = this;
    const at = cursor.at;
    const quoted = cursor.match(/"([^"]*)"|'([^']*)'/y);
    if (quoted !== null) {
      const value = quoted[1] ?? quoted[2] ?? "";
      return { kind: "pattern", pattern: value === "" ? emptyWord : text(value) };
    }
    if (cursor.sees('"') || cursor.sees("'")) throw cursor.syntax("the text is not closed");
    if (cursor.sees("#")) return { kind: "pattern", pattern: text(String.fromCodePoint(this.codePoint())) };
    if (cursor.sees("[") && !/\[\s*(?:wfc|vc)\s*:/iy.test(cursor.text.slice(at))) {
      cursor.at++;
      const member = (): number => (cursor.sees("#x") ? this.codePoint() : cursor.point());
      return { kind: "pattern", pattern: parseBracketClass(cursor, at, member) };
    }
    if (cursor.take("(")) {
      this.space();
      const group = this.choice();
      cursor.expect(")", 'expected ")" to close the group');
      return group;
    }
    const name = cursor.match(NAME)?.[0];
    return name === undefined ? undefined : { kind: "reference", name, at };
  }

  private codePoint(): number {
    const from = this.cursor.at;
    const digits = this.cursor.match(/#x([0-9a-fA-F]+)/y)?.[1];
    if (digits === undefined) throw this.cursor.syntax("expected a code point such as #x20");
    const point = Number.parseInt(digits, 16);
    if (point > 0x10ffff) throw this.cursor.syntax("the largest code point is 10FFFF", from);
    return point;
  }
}

/** Reads the EBNF of W3C recommendations (XML 1.0, section 6). It starts with its first rule unless told otherwise. */
export function parseW3cEbnf(source: string, start?: string): Grammar {
  return new W3cEbnfParser(source).parse(start);
}
