import type { LarkAttributes, LarkDefinition, LarkFile, LarkImport, LarkNode } from "./lark-tree.ts";
import type { LarkReader } from "./lark-reader.ts";
import { parseArgument, parseCondition } from "./parse-parameters.ts";
import { parseAttributes } from "./parse-attributes.ts";

/** Reads the items of a Lark text. Newlines end an item, except in brackets and before "|". */
export class LarkParser {
  readonly reader: LarkReader;

  constructor(reader: LarkReader) {
    this.reader = reader;
  }

  /** Everything up to the end of the text, or of the braces of `%lark { … }`. */
  file(closing?: string): LarkFile {
    const definitions: LarkDefinition[] = [];
    const imports: LarkImport[] = [];
    const ignored: LarkNode[] = [];
    let options: Record<string, unknown> = {};
    const { reader } = this;
    for (;;) {
      reader.lines();
      if (closing !== undefined && reader.take(closing)) break;
      if (reader.atEnd()) {
        if (closing !== undefined) throw reader.syntax(`expected "${closing}"`);
        break;
      }
      const at = reader.at;
      if (reader.keyword("%ignore")) ignored.push(this.choice(0));
      else if (reader.keyword("%import")) imports.push(...this.imports());
      else if (reader.keyword("%override")) definitions.push(this.definition("override"));
      else if (reader.keyword("%extend")) definitions.push(this.definition("extend"));
      else if (reader.keyword("%declare")) throw reader.unsupported("%declare (terminals without a pattern)", at);
      else if (reader.llguidance && reader.keyword("%llguidance")) options = { ...options, ...this.options() };
      else if (reader.sees("%")) throw reader.syntax("there is no such statement");
      else definitions.push(this.definition());
      reader.inline();
      const ended = reader.atEnd() || /[\r\n]/.test(reader.next) || (closing !== undefined && reader.sees(closing));
      if (!ended) throw reader.syntax("expected the end of the line");
    }
    return { definitions, imports, ignored, options };
  }

  private options(): Readonly<Record<string, unknown>> {
    const at = this.reader.at;
    const value = this.reader.json();
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.reader.syntax("%llguidance takes an object", at);
    }
    return value as Record<string, unknown>;
  }

  private imports(): LarkImport[] {
    const { reader } = this;
    const at = reader.at;
    const path = reader.match(/\.*[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy)?.[0];
    if (path === undefined) throw reader.syntax("expected the path of what is imported");
    reader.inline();
    if (reader.take("(")) {
      const found: LarkImport[] = [];
      do {
        reader.space();
        const name = reader.name();
        found.push({ module: path, name, alias: name, at });
        reader.space();
      } while (reader.take(","));
      reader.expect(")");
      return found;
    }
    const dot = path.lastIndexOf(".");
    const name = path.slice(dot + 1);
    if (dot <= 0) throw reader.syntax("an import names a module and what to take of it", at);
    let alias = name;
    if (reader.take("->")) {
      reader.inline();
      alias = reader.name();
    }
    return [{ module: path.slice(0, dot), name, alias, at }];
  }

  private definition(change?: "override" | "extend"): LarkDefinition {
    const { reader } = this;
    reader.match(/[!?]{1,2}(?=[_\p{Ll}])/uy);
    const at = reader.at;
    const name = reader.name();
    const parametric = reader.llguidance && reader.match(/::[ \t]*_/y) !== null;
    reader.inline();
    const parameters: string[] = [];
    if (reader.take("{")) {
      do {
        reader.space();
        parameters.push(reader.name());
        reader.space();
      } while (reader.take(","));
      reader.expect("}");
    }
    const priority = Number(reader.match(/[ \t]*\.[ \t]*([+-]?\d+)/y)?.[1] ?? 0);
    reader.inline();
    let attributes: LarkAttributes = {};
    if (reader.llguidance && reader.sees("[")) attributes = parseAttributes(reader, name, () => this.value(1));
    reader.inline();
    reader.expect(":", 'expected ":" after the name');
    return { name, at, parameters, priority, attributes, parametric, body: this.choice(0), change };
  }

  /** Alternatives. In brackets (`depth` > 0) newlines are blanks. */
  choice(depth: number): LarkNode {
    const options: LarkNode[] = [this.alternative(depth)];
    while (this.reader.bar(depth)) options.push(this.alternative(depth));
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
  }

  private alternative(depth: number): LarkNode {
    const { reader } = this;
    const items = [this.sequence(depth)];
    while (reader.llguidance && reader.take("&")) items.push(this.sequence(depth));
    const [only] = items;
    const joined: LarkNode = items.length === 1 && only !== undefined ? only : { kind: "and", items, at: reader.at };
    let node = joined;
    if (reader.llguidance && reader.keyword("%if"))
      node = { kind: "when", condition: parseCondition(reader), item: node };
    this.blank(depth);
    if (reader.take("->")) {
      reader.inline();
      node = { kind: "alias", alias: reader.name(), item: node };
      this.blank(depth);
    }
    return node;
  }

  private blank(depth: number): void {
    if (depth > 0) this.reader.space();
    else this.reader.inline();
  }

  private sequence(depth: number): LarkNode {
    const { reader } = this;
    const items: LarkNode[] = [];
    for (;;) {
      this.blank(depth);
      if (reader.atEnd() || /[\r\n|)\]}&,]/.test(reader.next) || reader.sees("->") || reader.sees("%if")) break;
      items.push(this.repeated(depth));
    }
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: "sequence", items };
  }

  private repeated(depth: number): LarkNode {
    const { reader } = this;
    const item = this.atom(depth);
    this.blank(depth);
    const from = reader.at;
    const symbol = reader.match(/[*+?]/y)?.[0];
    if (symbol !== undefined) {
      return { kind: "repeat", item, min: symbol === "+" ? 1 : 0, max: symbol === "?" ? 1 : null };
    }
    const braces = reader.llguidance ? reader.match(/\{\s*(\d*)\s*(,?)\s*(\d*)\s*\}/y) : null;
    const tilde = braces ?? reader.match(/~[ \t]*(\d+)(?:[ \t]*(\.\.)[ \t]*(\d+))?/y);
    if (tilde === null) return item;
    const [, low = "", sign = "", high = ""] = tilde;
    if (low === "" && high === "") throw reader.syntax("expected the bounds of a repetition", from);
    const min = Number(low);
    const max = sign === "" ? min : high === "" ? null : Number(high);
    if (max !== null && max < min) throw reader.syntax("the bounds are out of order", from);
    return { kind: "repeat", item, min, max };
  }

  private atom(depth: number): LarkNode {
    const { reader } = this;
    const at = reader.at;
    if (reader.take("(")) {
      const group = this.choice(depth + 1);
      reader.expect(")", 'expected ")" to close the group');
      return group;
    }
    if (reader.take("[")) {
      const item = this.choice(depth + 1);
      reader.expect("]", 'expected "]" to close the option');
      return { kind: "repeat", item, min: 0, max: 1 };
    }
    if (reader.llguidance && reader.take("~")) {
      this.blank(depth);
      return { kind: "not", item: this.atom(depth), at };
    }
    return this.value(depth);
  }

  /** A text, a range, a regular expression, a name, or one of the blocks of llguidance. */
  value(depth: number): LarkNode {
    const { reader } = this;
    const at = reader.at;
    if (reader.sees('"')) return this.text(at);
    const regex = reader.regex();
    if (regex !== undefined) return { kind: "regex", ...regex, at };
    if (reader.llguidance) {
      const block = this.block(at);
      if (block !== undefined) return block;
    }
    if (!reader.seesName()) throw reader.syntax("expected a text, a regular expression or a name");
    const name = reader.name();
    if (reader.llguidance && reader.take("::")) return { kind: "name", name, at, argument: parseArgument(reader) };
    if (!reader.sees("{") || (reader.llguidance && /^\{\s*[\d,]/.test(reader.text.slice(reader.at)))) {
      return { kind: "name", name, at };
    }
    reader.at++;
    const args: LarkNode[] = [];
    do {
      reader.space();
      args.push(this.choice(depth + 1));
      reader.space();
    } while (reader.take(","));
    reader.expect("}", 'expected "}" to close the arguments');
    return { kind: "template", name, arguments: args, at };
  }

  private text(at: number): LarkNode {
    const { reader } = this;
    const value = reader.string();
    const afterFirst = reader.at;
    const ignoreCase = reader.match(/i(?![\p{L}\p{N}_])/uy) !== null;
    reader.inline();
    if (!reader.match(/\.\.(?!\.)/y)) {
      reader.at = ignoreCase ? afterFirst + 1 : afterFirst;
      return { kind: "text", value, ignoreCase, at };
    }
    reader.inline();
    const high = reader.string();
    const isOne = Array.from(value).length === 1 && Array.from(high).length === 1 && !ignoreCase;
    if (!isOne || value > high) throw reader.syntax("a range is between two single characters in order", at);
    return { kind: "range", low: value, high, at };
  }

  private block(at: number): LarkNode | undefined {
    const { reader } = this;
    if (reader.keyword("%json")) return { kind: "json", value: reader.json(), at };
    if (reader.keyword("%regex")) return { kind: "regex-json", value: reader.json(), at };
    if (reader.keyword("%lark")) {
      reader.space();
      reader.expect("{");
      return { kind: "nested", file: this.file("}"), at };
    }
    const token = reader.match(/<[^<>\s]+>/y)?.[0];
    if (token !== undefined) throw reader.unsupported(`the special token ${token}`, at);
    const grammar = reader.match(/@[A-Za-z0-9_-]+/y)?.[0];
    if (grammar !== undefined) throw reader.unsupported(`the reference ${grammar} to another grammar`, at);
    return undefined;
  }
}
