import { dotSet, foldCase, onePoint } from "./character-set.ts";
import { parseClass } from "./parse-class.ts";
import { parseEscapedSet } from "./parse-escape.ts";
import { RegexReader } from "./regex-reader.ts";
import type { RegexFlags, RegexNode } from "./regex-tree.ts";

const GROUP_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d+)?)?\})(\??)/y;

/** Parses one regular expression. Names of groups are checked, and dropped: they do not change the language. */
class RegexParser {
  private readonly reader: RegexReader;

  constructor(reader: RegexReader) {
    this.reader = reader;
  }

  parse(flags: RegexFlags): RegexNode {
    const node = this.disjunction(flags, new Set());
    if (!this.reader.atEnd()) throw this.reader.syntax('")" closes nothing');
    return node;
  }

  private disjunction(flags: RegexFlags, names: Set<string>): RegexNode {
    const options: RegexNode[] = [];
    do {
      const own = new Set<string>();
      options.push(this.alternative(flags, own));
      for (const name of own) names.add(name);
    } while (this.reader.take("|"));
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: "alternate", options };
  }

  private alternative(flags: RegexFlags, names: Set<string>): RegexNode {
    const items: RegexNode[] = [];
    while (!this.reader.atEnd() && !this.reader.sees("|") && !this.reader.sees(")"))
      items.push(this.term(flags, names));
    return { kind: "concat", items };
  }

  private term(flags: RegexFlags, names: Set<string>): RegexNode {
    const from = this.reader.at;
    const assertion = this.assertion(flags, from);
    if (assertion !== undefined) {
      if (this.quantifier(flags) !== undefined) throw this.reader.syntax("nothing to repeat", from);
      return assertion;
    }
    const item = this.atom(flags, names, from);
    const quantifier = this.quantifier(flags);
    return quantifier === undefined ? item : { kind: "repeat", item, ...quantifier, at: from };
  }

  private assertion(flags: RegexFlags, from: number): RegexNode | undefined {
    const { reader } = this;
    const anchor = reader.match(/[\^$]/y)?.[0];
    if (anchor !== undefined) {
      if (flags.multiline) throw reader.unsupported(`"${anchor}" with the flag m (the edge of a line)`, from);
      return { kind: anchor === "^" ? "start" : "end", at: from };
    }
    const boundary = reader.match(/\\[bB]/y)?.[0];
    if (boundary !== undefined) throw reader.unsupported(`the word boundary ${boundary}`, from);
    const around = reader.match(/\(\?<?[=!]/y)?.[0];
    if (around !== undefined) {
      throw reader.unsupported(around.includes("<") ? `the lookbehind ${around}…)` : `the lookahead ${around}…)`, from);
    }
    return undefined;
  }

  private quantifier(flags: RegexFlags): { min: number; max: number | null } | undefined {
    const from = this.reader.at;
    const found = this.reader.match(QUANTIFIER);
    if (found === null) {
      if (flags.unicode && this.reader.sees("{")) throw this.reader.syntax("the quantifier is not complete");
      return undefined;
    }
    const [, symbol, low, comma, high] = found;
    if (symbol !== undefined) return { min: symbol === "+" ? 1 : 0, max: symbol === "?" ? 1 : null };
    const min = Number(low);
    const max = comma === undefined ? min : high === undefined ? null : Number(high);
    if (max !== null && max < min) throw this.reader.syntax("the bounds are out of order", from);
    return { min, max };
  }

  private atom(flags: RegexFlags, names: Set<string>, from: number): RegexNode {
    const { reader } = this;
    if (reader.take("(")) return this.group(flags, names, from);
    if (reader.take("[")) return { kind: "set", set: parseClass(reader, flags, from), at: from };
    if (reader.take(".")) return { kind: "set", set: dotSet(flags), at: from };
    if (reader.take("\\")) return this.escape(flags, from);
    if (reader.match(QUANTIFIER)) throw reader.syntax("nothing to repeat", from);
    if (flags.unicode && /[\]{}]/.test(reader.text[from] ?? "")) {
      throw reader.syntax(`"${reader.text[from] ?? ""}" needs a backslash in this mode`, from);
    }
    return { kind: "set", set: foldCase(onePoint(reader.point()), flags), at: from };
  }

  private escape(flags: RegexFlags, from: number): RegexNode {
    const { reader } = this;
    const back = reader.match(/[1-9]\d*/y);
    if (back !== null) {
      const number = Number(back[0]);
      if (number <= reader.groupCount) throw reader.unsupported(`the backreference \\${back[0]}`, from);
      if (flags.unicode) throw reader.syntax(`there is no group ${back[0]}`, from);
      reader.at = from + 1;
    }
    if ((flags.unicode || reader.hasNamedGroups) && reader.sees("k")) {
      const named = reader.match(/k<[^>]*>/y);
      if (named === null) throw reader.syntax("\\k needs the name of a group", from);
      throw reader.unsupported(`the backreference \\${named[0]}`, from);
    }
    return { kind: "set", set: parseEscapedSet(reader, flags, from, false), at: from };
  }

  private group(flags: RegexFlags, names: Set<string>, from: number): RegexNode {
    const { reader } = this;
    let inner = flags;
    if (reader.take("?")) {
      const modifiers = reader.match(/([ims]*)(?:-([ims]*))?:/y);
      if (modifiers) inner = this.modified(flags, modifiers, from);
      else if (reader.take("<")) this.groupName(names);
      else throw reader.syntax("this kind of group does not exist", from);
    }
    const own = new Set<string>();
    const node = this.disjunction(inner, own);
    for (const name of own) this.addName(names, name, from);
    if (!reader.take(")")) throw reader.syntax("the group is not closed", from);
    return node;
  }

  private modified(flags: RegexFlags, found: RegExpExecArray, from: number): RegexFlags {
    const [, add = "", remove] = found;
    const letters = add + (remove ?? "");
    const isTwice = new Set(letters).size !== letters.length;
    if (isTwice || (remove === "" && add === "")) throw this.reader.syntax("these modifiers make no sense", from);
    const value = (letter: string, before: boolean): boolean =>
      add.includes(letter) || (before && !(remove ?? "").includes(letter));
    return {
      ...flags,
      ignoreCase: value("i", flags.ignoreCase),
      multiline: value("m", flags.multiline),
      dotAll: value("s", flags.dotAll),
    };
  }

  private groupName(names: Set<string>): void {
    const from = this.reader.at;
    const written = this.reader.match(/([^>]*)>/y)?.[1] ?? "";
    const name = written
      .replace(/\\u\{([0-9a-fA-F]+)\}/g, (_, digits: string) => {
        const point = Number.parseInt(digits, 16);
        if (point > 0x10ffff) throw this.reader.syntax("the largest code point is 10FFFF", from);
        return String.fromCodePoint(point);
      })
      .replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
    if (!GROUP_NAME.test(name)) throw this.reader.syntax("the name of the group is not an identifier", from);
    this.addName(names, name, from);
  }

  private addName(names: Set<string>, name: string, from: number): void {
    if (names.has(name)) throw this.reader.syntax(`the group name "${name}" is used twice`, from);
    names.add(name);
  }
}

/** Reads an ECMAScript regular expression, with the syntax of its mode (Annex B without `u` and `v`). */
export function parseRegexTree(source: string, flags: RegexFlags, what?: string): RegexNode {
  return new RegexParser(new RegexReader(source, flags.unicodeSets, what)).parse(flags);
}
