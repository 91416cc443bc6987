import type { Grammar } from "../../ast/grammar.ts";
import { emptyWord, text } from "../../pattern/pattern-builders.ts";
import { parseBracketClass, parseQuantifier } from "../common/bracket-class.ts";
import { buildGrammar, choiceOf, sequenceOf, type EbnfNode, type EbnfRule } from "../common/ebnf-node.ts";
import { TextCursor } from "../common/text-cursor.ts";
import { parseEcmaScriptRegex } from "../ecmascript-regex/index.ts";
import { parseMacroArguments } from "./macro-arguments.ts";
import { tagDispatch } from "./tag-dispatch.ts";
import { readCharacter } from "./xgrammar-character.ts";

const NAME = /[A-Za-z_.-][A-Za-z0-9_.-]*/y;
const RULE_AHEAD = /[A-Za-z_.-][A-Za-z0-9_.-]*(?:\[[^\]\r\n]*\])?[ \t]*::=/y;
const TOKEN_MACROS = ["Token", "ExcludeToken", "TokenTagDispatch"];

class XGrammarEbnfParser {
  private readonly cursor: TextCursor;

  constructor(source: string) {
    this.cursor = new TextCursor(source, "XGrammar EBNF grammar");
  }

  parse(start: string): Grammar {
    const rules: EbnfRule[] = [];
    this.space();
    while (!this.cursor.atEnd()) rules.push(this.rule());
    return buildGrammar(this.cursor, rules, start);
  }

  private readonly space = (): void => {
    this.cursor.match(/(?:[ \t\r\n]|#[^\r\n]*)*/y);
  };

  private seesRule(): boolean {
    RULE_AHEAD.lastIndex = this.cursor.at;
    return RULE_AHEAD.test(this.cursor.text);
  }

  private rule(): EbnfRule {
    const { cursor } = this;
    const at = cursor.at;
    const name = cursor.match(NAME)?.[0];
    if (name === undefined) throw cursor.syntax("expected the name of a rule");
    const capture = cursor.sees("[") ? this.attributes(name) : undefined;
    this.space();
    cursor.expect("::=");
    this.space();
    const body = this.choice();
    if (cursor.sees("(=")) throw cursor.unsupported("the lookahead assertion (=…)", cursor.at, cursor.at + 2);
    if (!cursor.atEnd() && !this.seesRule()) throw cursor.syntax("expected a rule");
    return { name, at, body: capture === undefined ? body : { kind: "tagged", tag: capture, item: body } };
  }

  private attributes(name: string): string | undefined {
    const { cursor } = this;
    cursor.expect("[");
    let capture: string | undefined;
    do {
      cursor.match(/[ \t]*/y);
      const from = cursor.at;
      const limit = cursor.match(/max_tokens[ \t]*=[ \t]*\d+/y);
      if (limit !== null) throw cursor.unsupported("the attribute max_tokens", from);
      const found = cursor.match(/capture(?:[ \t]*=[ \t]*"([^"\\\r\n]+)")?/y);
      if (found === null) throw cursor.syntax("expected the attribute capture or max_tokens");
      capture = found[1] ?? name;
      cursor.match(/[ \t]*/y);
    } while (cursor.take(","));
    cursor.expect("]");
    return capture;
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
    while (!this.cursor.atEnd() && !this.cursor.sees("(=") && !this.seesRule()) {
      const item = this.item();
      if (item === undefined) break;
      this.space();
      const quantifier = parseQuantifier(this.cursor, this.space);
      items.push(quantifier === undefined ? item : { kind: "repeat", item, ...quantifier });
      this.space();
    }
    if (items.length === 0) throw this.cursor.syntax('expected an item; the empty text is written ""');
    return sequenceOf(items);
  }

  private item(): EbnfNode | undefined {
    const { cursor } = this;
    const at = cursor.at;
    if (cursor.sees('"')) return { kind: "pattern", pattern: literal(this.string()) };
    if (cursor.take("[")) {
      return { kind: "pattern", pattern: parseBracketClass(cursor, at, () => this.classCharacter()) };
    }
    if (cursor.take("(")) {
      this.space();
      if (cursor.take(")")) return { kind: "pattern", pattern: emptyWord };
      const group = this.choice();
      cursor.expect(")", 'expected ")" to close the group');
      return group;
    }
    const name = cursor.match(NAME)?.[0];
    if (name === undefined) return undefined;
    if (TOKEN_MACROS.includes(name)) throw cursor.unsupported(`the token macro ${name}`, at);
    if (name === "TagDispatch") {
      this.space();
      return tagDispatch(parseMacroArguments(cursor, this.space), cursor, at);
    }
    if (name === "Regex") return this.regex(at);
    return { kind: "reference", name, at };
  }

  private string(): string {
    const from = this.cursor.at;
    this.cursor.expect('"');
    const points: number[] = [];
    while (!this.cursor.take('"')) {
      if (this.cursor.atEnd() || /[\r\n]/.test(this.cursor.next))
        throw this.cursor.syntax("the text is not closed", from);
      points.push(readCharacter(this.cursor, false));
    }
    return String.fromCodePoint(...points);
  }

  private classCharacter(): number {
    if (/[\r\n]/.test(this.cursor.next)) throw this.cursor.syntax("a class cannot go on in the next line");
    return readCharacter(this.cursor, true);
  }

  private regex(at: number): EbnfNode {
    this.space();
    const from = this.cursor.at;
    const { positional, named } = parseMacroArguments(this.cursor, this.space);
    const [expression] = positional;
    if (positional.length !== 1 || expression?.kind !== "string") {
      throw this.cursor.syntax("Regex takes one text", from);
    }
    for (const [name, value] of named) {
      if (name !== "json_string" || value.kind !== "boolean")
        throw this.cursor.syntax(`Regex has no argument ${name}`, from);
      if (value.value) throw this.cursor.unsupported("Regex with json_string", at);
    }
    return {
      kind: "pattern",
      pattern: parseEcmaScriptRegex(expression.value, { what: "regular expression of Regex()" }),
    };
  }
}

const literal = (value: string): ReturnType<typeof text> => (value === "" ? emptyWord : text(value));

/** Reads the EBNF of XGrammar. It starts with `root` unless told otherwise. */
export function parseXGrammarEbnf(source: string, start = "root"): Grammar {
  return new XGrammarEbnfParser(source).parse(start);
}
