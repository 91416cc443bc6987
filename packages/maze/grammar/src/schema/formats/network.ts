import {
  alternate,
  anyCharacter,
  characterClass,
  complement,
  concat,
  emptyWord,
  intersect,
  notCharacters,
  optionalPattern,
  plusPattern,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { alphanumeric, between, digit, hexDigit, separated, times } from "./format-parts.ts";

const atom = plusPattern(characterClass("!#$%&'*+/=?^_`{|}~-", ["0", "9"], ["a", "z"], ["A", "Z"]));
const letterDigitHyphen = characterClass("-", ["0", "9"], ["a", "z"], ["A", "Z"]);
const label = concat(alphanumeric, optionalPattern(concat(starPattern(letterDigitHyphen), alphanumeric)));
const shortLabel = concat(alphanumeric, optionalPattern(concat(between(letterDigitHyphen, 0, 61), alphanumeric)));

/** An e-mail address: a dot-atom, `@`, and two labels or more. */
export const email: Pattern = concat(separated(atom, "."), text("@"), plusPattern(concat(label, text("."))), label);

/** A host name of at most 253 characters in labels of at most 63; a dot may follow. */
export const hostname: Pattern = intersect(
  concat(separated(shortLabel, "."), optionalPattern(text("."))),
  concat(between(characterClass("-.", ["0", "9"], ["a", "z"], ["A", "Z"]), 1, 253), optionalPattern(text("."))),
);

const octet = alternate(
  concat(text("25"), characterClass(["0", "5"])),
  concat(text("2"), characterClass(["0", "4"]), digit),
  concat(text("1"), digit, digit),
  concat(optionalPattern(characterClass(["1", "9"])), digit),
);
/** Four numbers from 0 to 255 with dots between. */
export const ipv4: Pattern = concat(times(concat(octet, text(".")), 3), octet);

const group = between(hexDigit, 1, 4);
const colonGroup = concat(text(":"), group);

/** Groups before `::` and what may follow, as the usual expansion of the abbreviated form has it. */
function abbreviated(groups: number): Pattern {
  const before = times(concat(group, text(":")), groups);
  const rest = 7 - groups;
  const options: Pattern[] = [between(colonGroup, 1, rest), text(":")];
  if (groups <= 5) options.push(concat(between(colonGroup, 0, 5 - groups), text(":"), ipv4));
  return groups === 0 ? concat(text(":"), alternate(...options)) : concat(before, alternate(...options));
}
/** An IPv6 address, with `::` and a dotted end where they may stand. */
export const ipv6: Pattern = alternate(
  concat(times(concat(group, text(":")), 7), alternate(group, text(":"))),
  concat(times(concat(group, text(":")), 6), alternate(colonGroup, ipv4, text(":"))),
  ...[5, 4, 3, 2, 1, 0].map(abbreviated),
);

/** A UUID in either case, with or without `urn:uuid:`. */
export const uuid: Pattern = concat(
  optionalPattern(concat(...Array.from("urn:uuid:", (letter) => characterClass(letter, letter.toUpperCase())))),
  times(hexDigit, 8),
  text("-"),
  times(concat(times(hexDigit, 4), text("-")), 3),
  times(hexDigit, 12),
);

const token = starPattern(alternate(notCharacters("~/"), text("~0"), text("~1")));
/** A JSON pointer (RFC 6901). */
export const jsonPointer: Pattern = starPattern(concat(text("/"), token));
/** A JSON pointer as the fragment of a URI. */
export const jsonPointerFragment: Pattern = concat(
  text("#"),
  starPattern(
    concat(
      text("/"),
      starPattern(
        alternate(
          characterClass("_-.!$&'()*+,;:=@", ["0", "9"], ["a", "z"], ["A", "Z"]),
          concat(text("%"), times(hexDigit, 2)),
          text("~0"),
          text("~1"),
        ),
      ),
    ),
  ),
);
/** A relative JSON pointer. */
export const relativeJsonPointer: Pattern = concat(
  alternate(text("0"), concat(characterClass(["1", "9"]), starPattern(digit))),
  alternate(text("#"), jsonPointer),
);

const base64Digit = characterClass("+/", ["0", "9"], ["a", "z"], ["A", "Z"]);
/** Base 64 with its padding. */
export const base64: Pattern = concat(
  starPattern(times(base64Digit, 4)),
  alternate(concat(times(base64Digit, 2), text("==")), concat(times(base64Digit, 3), text("=")), emptyWord),
);

/** What is not one of the texts that a pattern gives, followed by anything. */
export const notStartingWith = (prefix: Pattern): Pattern => complement(concat(prefix, starPattern(anyCharacter)));
/** The item between `min` and any number of times. */
export const atLeast = (item: Pattern, min: number): Pattern => repeatPattern(item, min, null);
