import { foldCase, invertSet, onePoint, rangesOf, unite, writtenRange } from "./character-set.ts";
import { parseCharacterEscape, parseSetEscape } from "./parse-escape.ts";
import { parseUnicodeSetsClass } from "./parse-unicode-sets-class.ts";
import type { RegexReader } from "./regex-reader.ts";
import type { CharacterSet, RegexFlags } from "./regex-tree.ts";

type ClassAtom = { readonly point: number } | { readonly set: CharacterSet };

function parseClassAtom(reader: RegexReader, flags: RegexFlags): ClassAtom {
  const from = reader.at;
  if (!reader.take("\\")) return { point: reader.point() };
  const set = parseSetEscape(reader, flags, from);
  return set === undefined ? { point: parseCharacterEscape(reader, flags, from, true) } : { set };
}

const atomSet = (atom: ClassAtom): CharacterSet => ("set" in atom ? atom.set : onePoint(atom.point));

function parseMember(reader: RegexReader, flags: RegexFlags): CharacterSet {
  const from = reader.at;
  const low = parseClassAtom(reader, flags);
  if (!reader.sees("-") || reader.text[reader.at + 1] === "]" || reader.at + 1 >= reader.text.length)
    return atomSet(low);
  reader.at++;
  const high = parseClassAtom(reader, flags);
  if ("point" in low && "point" in high) {
    if (low.point > high.point) throw reader.syntax("the range is out of order", from);
    return writtenRange(low.point, high.point, flags);
  }
  if (flags.unicode) throw reader.syntax("a set of characters cannot be the end of a range", from);
  return unite(unite(atomSet(low), onePoint(0x2d)), atomSet(high));
}

/** A class, from after its opening bracket to past its closing one. */
export function parseClass(reader: RegexReader, flags: RegexFlags, from: number): CharacterSet {
  const negated = reader.take("^");
  if (flags.unicodeSets) {
    const set = parseUnicodeSetsClass(reader, flags, from);
    if (!negated) return set;
    if (set.strings.length > 0) throw reader.syntax("a class with strings cannot be negated", from);
    return invertSet(set);
  }
  let set = rangesOf();
  while (!reader.take("]")) {
    if (reader.atEnd()) throw reader.syntax("the class is not closed", from);
    set = unite(set, parseMember(reader, flags));
  }
  const folded = foldCase(set, flags);
  return negated ? invertSet(folded) : folded;
}
