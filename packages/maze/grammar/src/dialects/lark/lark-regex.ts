import { TextCursor } from "../common/text-cursor.ts";

/** A regular expression of Python or Rust in ECMAScript's syntax (mode `v`). */
export interface TranslatedRegex {
  readonly source: string;
  readonly flags: string;
  /** Whether it has a lazy quantifier, so that it matches as little as it can. */
  readonly lazy: boolean;
}

/** Which regular expressions a dialect of Lark has: those of Python's `re` or of Rust's `regex` crate. */
export type RegexFlavour = "python" | "rust";

const POSIX: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7F",
  blank: "\\t\\x20",
  cntrl: "\\x00-\\x1F\\x7F",
  digit: "0-9",
  graph: "\\x21-\\x7E",
  lower: "a-z",
  print: "\\x20-\\x7E",
  punct: "\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E",
  space: "\\t\\n\\v\\f\\r\\x20",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const SHORTHANDS: Readonly<Record<RegexFlavour, Readonly<Record<string, string>>>> = {
  python: {
    d: "\\p{Nd}",
    w: "\\p{L}\\p{N}_",
    s: "\\t-\\r\\x1C-\\x20\\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000",
  },
  rust: { d: "\\p{Nd}", w: "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}", s: "\\p{White_Space}" },
};
const ASCII_SHORTHANDS: Readonly<Record<string, string>> = { d: "0-9", w: "0-9A-Za-z_", s: "\\t-\\r\\x20" };

const hex = (point: number): string => `\\u{${point.toString(16)}}`;

class Translator {
  private readonly cursor: TextCursor;
  private readonly flavour: RegexFlavour;
  private flags: string;
  lazy = false;

  constructor(source: string, flags: string, flavour: RegexFlavour) {
    this.cursor = new TextCursor(source, "regular expression");
    this.flags = flags;
    this.flavour = flavour;
    if (flags.includes("l")) throw this.cursor.unsupported("the flag l (letters of a locale)", 0);
  }

  translate(): TranslatedRegex {
    const leading = this.cursor.match(/\(\?([aiLmsux]+)\)/y)?.[1];
    if (leading !== undefined) this.flags += leading.replace("L", "l");
    const source = this.alternatives();
    if (!this.cursor.atEnd()) throw this.cursor.syntax('")" closes nothing');
    const flags = `v${this.flags.includes("i") ? "i" : ""}${this.flags.includes("s") ? "s" : ""}`;
    return { source, flags, lazy: this.lazy };
  }

  private alternatives(): string {
    let source = "";
    const opened: string[] = [];
    while (!this.cursor.atEnd() && !this.cursor.sees(")")) {
      const flags = this.flavour === "rust" ? this.cursor.match(/\(\?([imsUux]*(?:-[imsUux]+)?)\)/y)?.[1] : undefined;
      if (flags !== undefined) {
        const opening = `(?${this.modifiers(flags)}:`;
        source += opening;
        opened.push(opening);
      } else if (this.cursor.take("|")) {
        // The flags of Rust go on in the next alternatives of their group.
        source += `${")".repeat(opened.length)}|${opened.join("")}`;
      } else source += this.item();
    }
    return source + ")".repeat(opened.length);
  }

  private item(): string {
    const { cursor } = this;
    const from = cursor.at;
    if (this.flags.includes("x") && cursor.match(/\s+|#[^\n]*/y)) return "";
    if (cursor.take("(")) return this.quantified(this.group(from));
    if (cursor.take("[")) return this.quantified(this.class(from));
    if (cursor.take("\\")) return this.quantified(this.escape(from));
    if (cursor.take(".")) return this.quantified(".");
    if (cursor.match(/[\^$]/y)) throw cursor.unsupported(`the anchor ${cursor.text[from] ?? ""}`, from);
    if (cursor.match(/[*+?]/y)) throw cursor.syntax("nothing to repeat", from);
    return this.quantified(hex(cursor.point()));
  }

  private quantified(item: string): string {
    const { cursor } = this;
    if (this.flags.includes("x")) cursor.match(/(?:\s+|#[^\n]*)*/y);
    const from = cursor.at;
    const found = cursor.match(/[*+?]|\{(\d*)(,?)(\d*)\}/y);
    if (found === null || (found[1] === "" && found[2] === "")) {
      cursor.at = from;
      return item;
    }
    const [symbol, low, comma = "", high = ""] = found;
    const bounds = low === undefined ? symbol : `{${low === "" ? "0" : low}${comma}${high}}`;
    if (cursor.take("+")) throw cursor.unsupported("the possessive quantifier", from);
    if (cursor.take("?")) this.lazy = true;
    const again = cursor.match(/[*+?]/y);
    if (again !== null) {
      cursor.at -= 1;
      return this.quantified(`(?:${item}${bounds})`);
    }
    return item + bounds;
  }

  private group(from: number): string {
    const { cursor } = this;
    if (cursor.match(/\?#[^)]*\)/y)) return "(?:)";
    if (cursor.match(/\?>/y)) throw cursor.unsupported("the atomic group (?>…)", from);
    if (cursor.match(/\?P=/y)) throw cursor.unsupported("the backreference (?P=…)", from);
    if (cursor.match(/\?\(/y)) throw cursor.unsupported("the conditional group (?(…)…)", from);
    const around = cursor.match(/\?<?[=!]/y)?.[0];
    if (around !== undefined)
      throw cursor.unsupported(`the look${around.includes("<") ? "behind" : "ahead"} (${around}…)`, from);
    const flags = cursor.match(/\?([aiLmsuxU]*(?:-[aiLmsuxU]+)?):/y)?.[1];
    const before = this.flags;
    const opening = flags === undefined ? "(?:" : `(?${this.modifiers(flags)}:`;
    if (flags === undefined && cursor.sees("?") && !cursor.match(/\?P?<[A-Za-z_]\w*>/y)) {
      throw cursor.syntax("this kind of group does not exist", from);
    }
    const inner = this.alternatives();
    this.flags = before;
    if (!cursor.take(")")) throw cursor.syntax("the group is not closed", from);
    return `${opening}${inner})`;
  }

  private modifiers(flags: string): string {
    const [add = "", remove = ""] = flags.split("-");
    if (flags.includes("U")) throw this.cursor.unsupported("the flag U (swap of greedy and lazy)", this.cursor.at);
    this.flags = this.flags.replace(/x/g, (letter) => (remove.includes(letter) ? "" : letter)) + add;
    const shown = (letters: string): string => letters.replace(/[^is]/g, "");
    const minus = shown(remove);
    return `${shown(add)}${minus === "" ? "" : `-${minus}`}`;
  }

  private shorthand(letter: string): string {
    const lower = letter.toLowerCase();
    const members = (this.flags.includes("a") ? ASCII_SHORTHANDS : SHORTHANDS[this.flavour])[lower] ?? "";
    return letter === lower ? `[${members}]` : `[^${members}]`;
  }

  private escape(from: number): string {
    const { cursor } = this;
    const letter = cursor.next;
    if (/[dDsSwW]/.test(letter)) {
      cursor.at++;
      return this.shorthand(letter);
    }
    if (/[AzZbBGX]/.test(letter)) throw cursor.unsupported(`\\${letter}`, from, from + 2);
    if (this.flavour === "rust" && /[pP]/.test(letter)) return this.property(from);
    if (/[1-9]/.test(letter)) throw cursor.unsupported(`the backreference \\${letter}`, from, from + 2);
    return hex(this.escapedPoint(from));
  }

  private property(from: number): string {
    const found = this.cursor.match(/([pP])(?:\{(\^?)([A-Za-z0-9_ =:-]+)\}|([A-Za-z]))/y);
    if (found === null) throw this.cursor.syntax("a Unicode property is written \\p{Name}", from);
    const [, letter, inverse, long, short] = found;
    const negated = (letter === "P") !== (inverse === "^");
    const name = (long ?? short ?? "").replace(":", "=");
    for (const known of [name, `Script=${name}`]) {
      try {
        new RegExp(`\\p{${known}}`, "v");
        return `[\\${negated ? "P" : "p"}{${known}}]`;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }
    throw this.cursor.unsupported(`the Unicode property "${name}"`, from);
  }

  private escapedPoint(from: number): number {
    const { cursor } = this;
    const coded = cursor.match(
      /x([0-9a-fA-F]{2})|[xu]\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|0([0-7]{0,2})/y,
    );
    if (coded !== null) {
      if (coded[5] !== undefined) return Number.parseInt(`0${coded[5]}`, 8);
      const point = Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? coded[4] ?? "", 16);
      if (point > 0x10ffff) throw cursor.syntax("the largest code point is 10FFFF", from);
      return point;
    }
    if (cursor.atEnd()) throw cursor.syntax("a backslash stands before nothing", from);
    const letter = cursor.point();
    const control = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 }[String.fromCodePoint(letter)];
    if (control !== undefined) return control;
    if (/[A-Za-z]/.test(String.fromCodePoint(letter))) {
      throw cursor.syntax(`\\${String.fromCodePoint(letter)} is not an escape`, from);
    }
    return letter;
  }

  /** A class, from after its opening bracket. Members are escaped, so that they mean the same in mode `v`. */
  private class(from: number): string {
    const { cursor } = this;
    const negated = cursor.take("^") ? "^" : "";
    let members = "";
    let first = true;
    for (;;) {
      if (cursor.atEnd()) throw cursor.syntax("the class is not closed", from);
      if (cursor.sees("]") && !first) break;
      first = false;
      const operator = this.flavour === "rust" ? cursor.match(/&&|--|~~/y)?.[0] : undefined;
      if (operator === "~~") throw cursor.unsupported("the symmetric difference ~~", cursor.at - 2);
      if (operator !== undefined) members = `[${members}]${operator}${this.operand(from)}`;
      else members += this.member(from);
    }
    cursor.at++;
    return `[${negated}${members}]`;
  }

  /** What stands right of an operator, up to the next one or the end. */
  private operand(from: number): string {
    let members = "";
    while (
      !this.cursor.atEnd() &&
      !this.cursor.sees("]") &&
      !/^(?:&&|--)/.test(this.cursor.text.slice(this.cursor.at, this.cursor.at + 2))
    ) {
      members += this.member(from);
    }
    return `[${members}]`;
  }

  private member(from: number): string {
    const { cursor } = this;
    const at = cursor.at;
    if (this.flavour === "rust") {
      const posix = cursor.match(/\[:(\^?)([a-z]+):\]/y);
      if (posix !== null) return `[${posix[1] ?? ""}${POSIX[posix[2] ?? ""] ?? this.unknownPosix(at)}]`;
      if (cursor.take("[")) return this.class(at);
    }
    const low = this.classPoint();
    if (typeof low === "string") return low;
    const isRange =
      cursor.sees("-") && cursor.text[cursor.at + 1] !== "]" && !(this.flavour === "rust" && cursor.sees("--"));
    if (!isRange) return hex(low);
    cursor.at++;
    const high = this.classPoint();
    if (typeof high === "string" || high < low) throw cursor.syntax("the range is out of order", from);
    return `${hex(low)}-${hex(high)}`;
  }

  private unknownPosix(at: number): string {
    throw this.cursor.syntax("there is no such class of characters", at);
  }

  private classPoint(): number | string {
    const { cursor } = this;
    const from = cursor.at;
    if (cursor.atEnd()) throw cursor.syntax("the class is not closed", from);
    if (!cursor.take("\\")) return cursor.point();
    const letter = cursor.next;
    if (/[dDsSwW]/.test(letter)) {
      cursor.at++;
      return this.shorthand(letter);
    }
    if (this.flavour === "rust" && /[pP]/.test(letter)) return this.property(from);
    if (this.flavour === "python" && letter === "b") {
      cursor.at++;
      return 8;
    }
    return this.escapedPoint(from);
  }
}

/** Writes a regular expression of Python or Rust in ECMAScript's syntax. Places in errors are those in `source`. */
export function translateRegex(source: string, flags: string, flavour: RegexFlavour): TranslatedRegex {
  return new Translator(source, flags, flavour).translate();
}
