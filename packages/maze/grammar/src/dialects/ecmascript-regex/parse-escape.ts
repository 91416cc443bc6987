import { foldCase, invertSet, onePoint, rangesOf, shorthandSet } from "./character-set.ts";
import type { RegexReader } from "./regex-reader.ts";
import type { CharacterSet, RegexFlags } from "./regex-tree.ts";
import { unicodeProperty, unicodeStringProperty } from "./unicode-sets.ts";

const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

function propertySet(reader: RegexReader, negated: boolean, from: number, flags: RegexFlags): CharacterSet {
  const found = reader.match(/\{([A-Za-z0-9_]+(?:=[A-Za-z0-9_]*)?)\}/y);
  if (found === null) throw reader.syntax("a Unicode property is written \\p{Name} or \\p{Name=Value}", from);
  const name = found[1] ?? "";
  const ranges = unicodeProperty(name);
  if (ranges !== undefined) {
    const set: CharacterSet = { ranges, strings: [] };
    if (!negated) return foldCase(set, flags);
    return flags.unicodeSets ? invertSet(foldCase(set, flags)) : foldCase(invertSet(set), flags);
  }
  if (!flags.unicodeSets) throw reader.syntax(`there is no Unicode property "${name}"`, from);
  const strings = unicodeStringProperty(name);
  if (strings === undefined) {
    if (!["RGI_Emoji", "RGI_Emoji_ZWJ_Sequence"].includes(name)) {
      throw reader.syntax(`there is no Unicode property "${name}"`, from);
    }
    throw reader.unsupported(`the property of strings "${name}"`, from);
  }
  if (negated) throw reader.syntax("a property of strings cannot be negated", from);
  const single = strings.filter((points) => points.length === 1);
  return {
    ranges: foldCase(rangesOf(...single.map(([point = 0]) => [point, point] as const)), flags).ranges,
    strings: strings.filter((points) => points.length !== 1),
  };
}

/** `\d`, `\D`, `\s`, `\S`, `\w`, `\W`, `\p{…}` and `\P{…}`, after the backslash; `undefined` if it is none of them. */
export function parseSetEscape(reader: RegexReader, flags: RegexFlags, from: number): CharacterSet | undefined {
  const letter = reader.text[reader.at] ?? "";
  if ("dDsSwW".includes(letter) && letter !== "") {
    reader.at++;
    const set = shorthandSet(letter.toLowerCase(), flags);
    const chosen = letter === letter.toLowerCase() ? set : invertSet(set);
    return foldCase(chosen, flags);
  }
  if ((letter === "p" || letter === "P") && flags.unicode) {
    reader.at++;
    return propertySet(reader, letter === "P", from, flags);
  }
  return undefined;
}

function unicodeEscape(reader: RegexReader, unicode: boolean): number | undefined {
  if (unicode) {
    const braced = reader.match(/u\{0*([0-9a-fA-F]{1,6})\}/y);
    const point = Number.parseInt(braced?.[1] ?? "0", 16);
    if (point > 0x10ffff)
      throw reader.syntax("the largest code point is 10FFFF", reader.at - (braced?.[0].length ?? 0));
    if (braced) return point;
    const pair = reader.match(/u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/y);
    if (pair) return String.fromCharCode(hexValue(pair[1]), hexValue(pair[2])).codePointAt(0);
  }
  const four = reader.match(/u([0-9a-fA-F]{4})/y);
  return four === null ? undefined : hexValue(four[1]);
}

const hexValue = (digits: string | undefined): number => Number.parseInt(digits ?? "0", 16);

/** An escape that stands for one character, after the backslash. */
export function parseCharacterEscape(reader: RegexReader, flags: RegexFlags, from: number, inClass: boolean): number {
  const letter = reader.text[reader.at];
  if (letter === undefined) throw reader.syntax("a backslash stands before nothing", from);
  const control = CONTROL[letter];
  if (control !== undefined) {
    reader.at++;
    return control;
  }
  if (inClass && letter === "b") {
    reader.at++;
    return 8;
  }
  const coded = codedEscape(reader, flags.unicode, inClass);
  if (coded !== undefined) return coded;
  if (!flags.unicode) {
    if (letter === "k" && reader.hasNamedGroups && !inClass) throw reader.syntax("\\k needs the name of a group", from);
    if (letter === "c") return 92;
    return reader.point();
  }
  if ("^$\\.*+?()[]{}|/".includes(letter) || (inClass && (letter === "-" || isPunctuator(letter, flags)))) {
    return reader.point();
  }
  throw reader.syntax(`\\${letter} is not an escape in this mode`, from);
}

const isPunctuator = (letter: string, flags: RegexFlags): boolean =>
  flags.unicodeSets && "&-!#%,:;<=>@`~".includes(letter);

function codedEscape(reader: RegexReader, unicode: boolean, inClass: boolean): number | undefined {
  const controlLetter = reader.match(inClass && !unicode ? /c([A-Za-z0-9_])/y : /c([A-Za-z])/y);
  if (controlLetter) return (controlLetter[1] ?? "").charCodeAt(0) % 32;
  const zero = reader.match(/0(?![0-9])/y);
  if (zero) return 0;
  const hexadecimal = reader.match(/x([0-9a-fA-F]{2})/y);
  if (hexadecimal) return hexValue(hexadecimal[1]);
  const code = unicodeEscape(reader, unicode);
  if (code !== undefined) return code;
  const octal = unicode ? null : reader.match(/[0-3][0-7]{0,2}|[4-7][0-7]?/y);
  return octal === null ? undefined : Number.parseInt(octal[0], 8);
}

/** What an escape outside a class, or inside, stands for. */
export function parseEscapedSet(reader: RegexReader, flags: RegexFlags, from: number, inClass: boolean): CharacterSet {
  return (
    parseSetEscape(reader, flags, from) ?? foldCase(onePoint(parseCharacterEscape(reader, flags, from, inClass)), flags)
  );
}
