import { foldCase, intersectSets, invertSet, onePoint, rangesOf, subtractSets, unite } from "./character-set.ts";
import { parseCharacterEscape, parseSetEscape } from "./parse-escape.ts";
import type { RegexReader } from "./regex-reader.ts";
import type { CharacterSet, RegexFlags } from "./regex-tree.ts";

type Operand = { readonly set: CharacterSet; readonly point?: number };

const DOUBLE_PUNCTUATORS = /(?:&&|!!|##|\$\$|%%|\*\*|\+\+|,,|\.\.|::|;;|<<|==|>>|\?\?|@@|\^\^|``|~~)/y;

function parseStrings(reader: RegexReader, flags: RegexFlags, from: number): CharacterSet {
  let set = rangesOf();
  let points: number[] = [];
  const close = (): void => {
    const [point] = points;
    const single = points.length === 1 && point !== undefined;
    set = unite(set, single ? foldCase(onePoint(point), flags) : { ranges: [], strings: [points] });
    points = [];
  };
  for (;;) {
    if (reader.atEnd()) throw reader.syntax("\\q{ is not closed", from);
    if (reader.take("}")) break;
    if (reader.take("|")) close();
    else points.push(parseSetCharacter(reader, flags));
  }
  close();
  return set;
}

function parseSetCharacter(reader: RegexReader, flags: RegexFlags): number {
  const from = reader.at;
  if (reader.take("\\")) return parseCharacterEscape(reader, flags, from, true);
  if (reader.match(DOUBLE_PUNCTUATORS)) throw reader.syntax("this double character is reserved in a class", from);
  if ("()[]{}/-|".includes(reader.text[from] ?? "")) {
    throw reader.syntax(`"${reader.text[from] ?? ""}" needs a backslash in a class`, from);
  }
  return reader.point();
}

function parseOperand(reader: RegexReader, flags: RegexFlags): Operand {
  const from = reader.at;
  if (reader.atEnd()) throw reader.syntax("the class is not closed", from);
  if (reader.take("[")) {
    const negated = reader.take("^");
    const set = parseUnicodeSetsClass(reader, flags, from);
    if (negated && set.strings.length > 0) throw reader.syntax("a class with strings cannot be negated", from);
    return { set: negated ? invertSet(set) : set };
  }
  if (reader.take("\\q{")) return { set: parseStrings(reader, flags, from) };
  if (reader.take("\\")) {
    const set = parseSetEscape(reader, flags, from);
    if (set !== undefined) return { set };
    reader.at = from;
  }
  const point = parseSetCharacter(reader, flags);
  return { point, set: foldCase(onePoint(point), flags) };
}

function parseUnionMember(reader: RegexReader, flags: RegexFlags, operand: Operand, from: number): CharacterSet {
  if (operand.point === undefined || !reader.sees("-") || reader.sees("--")) return operand.set;
  reader.at++;
  const high = parseOperand(reader, flags);
  if (high.point === undefined) throw reader.syntax("a set of characters cannot be the end of a range", from);
  if (operand.point > high.point) throw reader.syntax("the range is out of order", from);
  return foldCase(rangesOf([operand.point, high.point]), flags);
}

/** The inside of a class in `v` mode: a union, an intersection `&&` or a difference `--`. */
export function parseUnicodeSetsClass(reader: RegexReader, flags: RegexFlags, opening: number): CharacterSet {
  if (reader.take("]")) return rangesOf();
  const from = reader.at;
  const first = parseOperand(reader, flags);
  for (const [operator, apply] of [
    ["&&", intersectSets],
    ["--", subtractSets],
  ] as const) {
    if (!reader.sees(operator)) continue;
    let set = first.set;
    while (reader.take(operator)) {
      if (operator === "&&" && reader.sees("&")) throw reader.syntax("a third & cannot stand here");
      set = apply(set, parseOperand(reader, flags).set, flags);
    }
    if (!reader.take("]")) throw reader.syntax(`only ${operator} can be mixed with ${operator} in a class`);
    return set;
  }
  let set = parseUnionMember(reader, flags, first, from);
  while (!reader.take("]")) {
    if (reader.atEnd()) throw reader.syntax("the class is not closed", opening);
    const at = reader.at;
    if (reader.sees("&&") || reader.sees("--")) throw reader.syntax("an operator cannot follow a union in a class");
    set = unite(set, parseUnionMember(reader, flags, parseOperand(reader, flags), at));
  }
  return set;
}
