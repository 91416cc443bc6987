import {
  alternate,
  characterClass,
  concat,
  intersect,
  notCharacters,
  optionalPattern,
  plusPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { between, digit, hexDigit, separated, times, WHITE_SPACE } from "./format-parts.ts";
import { atLeast, notStartingWith } from "./network.ts";

const LETTERS_AND_DIGITS = [
  ["0", "9"],
  ["a", "z"],
  ["A", "Z"],
] as const;
const letter = characterClass(["a", "z"], ["A", "Z"]);
const escaped = concat(text("%"), times(hexDigit, 2));
const oneOf = (characters: string): Pattern => alternate(characterClass(characters, ...LETTERS_AND_DIGITS), escaped);

const scheme = concat(letter, starPattern(characterClass("+-.", ...LETTERS_AND_DIGITS)), text(":"));
const looseOctet = alternate(
  concat(text("25"), characterClass(["0", "5"])),
  concat(text("2"), characterClass(["0", "4"]), digit),
  concat(optionalPattern(characterClass("01")), digit, optionalPattern(digit)),
);
const looseIpv4 = concat(times(concat(looseOctet, text(".")), 3), looseOctet);
const group = between(hexDigit, 1, 4);
const groupColon = concat(group, text(":"));
const lastTwo = alternate(concat(group, text(":"), group), looseIpv4);
const upTo = (count: number): Pattern => optionalPattern(concat(between(groupColon, 0, count), group));
const ipv6 = alternate(
  concat(
    alternate(
      times(groupColon, 6),
      concat(text("::"), times(groupColon, 5)),
      concat(optionalPattern(group), text("::"), times(groupColon, 4)),
      concat(upTo(1), text("::"), times(groupColon, 3)),
      concat(upTo(2), text("::"), times(groupColon, 2)),
      concat(upTo(3), text("::"), groupColon),
      concat(upTo(4), text("::")),
    ),
    lastTwo,
  ),
  concat(upTo(5), text("::"), group),
  concat(upTo(6), text("::")),
);
const future = concat(
  characterClass("vV"),
  plusPattern(hexDigit),
  text("."),
  plusPattern(characterClass("-._~!$&'()*+,;=:", ...LETTERS_AND_DIGITS)),
);

/** RFC 3986, as the full form of `ajv-formats` reads it: `quote` is what it adds to the characters of a reference. */
function hierarchy(quote: string): { authority: Pattern; absolute: Pattern; rootless: Pattern; tail: Pattern } {
  const segment = oneOf(`-._~!$&'()*+,;=:@${quote}`);
  const userInfo = concat(starPattern(oneOf("-._~!$&'()*+,;=:")), text("@"));
  const name = starPattern(oneOf(`-._~!$&'()*+,;=${quote}`));
  const host = alternate(concat(text("["), alternate(ipv6, future), text("]")), looseIpv4, name);
  const segments = starPattern(concat(text("/"), starPattern(segment)));
  const rootless = concat(plusPattern(segment), segments);
  const extra = starPattern(oneOf(`-._~!$&'()*+,;=:@/?${quote}`));
  return {
    authority: concat(
      optionalPattern(text("/")),
      text("/"),
      optionalPattern(userInfo),
      host,
      optionalPattern(concat(text(":"), starPattern(digit))),
      segments,
    ),
    absolute: concat(text("/"), optionalPattern(rootless)),
    rootless,
    tail: concat(optionalPattern(concat(text("?"), extra)), optionalPattern(concat(text("#"), extra))),
  };
}

const strict = hierarchy("");
/** A URI with its scheme (RFC 3986). */
export const uri: Pattern = concat(scheme, alternate(strict.authority, strict.absolute, strict.rootless), strict.tail);
const loose = hierarchy('"');
/** A URI or a relative reference (RFC 3986). */
export const uriReference: Pattern = concat(
  optionalPattern(scheme),
  optionalPattern(alternate(loose.authority, loose.absolute, loose.rootless)),
  loose.tail,
);

const variable = plusPattern(alternate(characterClass("_", ...LETTERS_AND_DIGITS), escaped));
const modifier = optionalPattern(
  alternate(concat(text(":"), characterClass(["1", "9"]), between(digit, 0, 3)), text("*")),
);
/** A URI template (RFC 6570). */
export const uriTemplate: Pattern = starPattern(
  alternate(
    notCharacters([0, 0x20], "\"'<>%\\^`{|}"),
    escaped,
    concat(
      text("{"),
      optionalPattern(characterClass("+#./;?&=,!@|")),
      separated(concat(variable, modifier), ","),
      text("}"),
    ),
  ),
);

// Under the flags `iu` the letter s also stands for the long s.
const anyCase = (word: string): Pattern =>
  concat(...Array.from(word, (one) => characterClass(one, one.toUpperCase(), one === "s" ? "\u017f" : "")));
const notSpace = notCharacters(...WHITE_SPACE);
const international = characterClass(["\u00a1", "\uffff"], ...LETTERS_AND_DIGITS, "\u017f\u212a");
const internationalName = concat(
  starPattern(concat(plusPattern(international), text("-"))),
  plusPattern(international),
);
const publicIpv4 = intersect(
  concat(
    alternate(
      concat(characterClass(["1", "9"]), optionalPattern(digit)),
      concat(text("1"), digit, digit),
      concat(text("2"), characterClass("01"), digit),
      concat(text("22"), characterClass(["0", "3"])),
    ),
    times(
      concat(
        text("."),
        alternate(
          concat(optionalPattern(text("1")), between(digit, 1, 2)),
          concat(text("2"), characterClass(["0", "4"]), digit),
          concat(text("25"), characterClass(["0", "5"])),
        ),
      ),
      2,
    ),
    text("."),
    alternate(
      concat(characterClass(["1", "9"]), optionalPattern(digit)),
      concat(text("1"), digit, digit),
      concat(text("2"), characterClass(["0", "4"]), digit),
      concat(text("25"), characterClass(["0", "4"])),
    ),
  ),
);
const dotted = (count: number): Pattern => times(concat(text("."), between(digit, 1, 3)), count);
const privateIpv4 = alternate(
  concat(alternate(text("10"), text("127")), dotted(3)),
  concat(alternate(text("169.254"), text("192.168")), dotted(2)),
  concat(
    text("172."),
    alternate(
      concat(text("1"), characterClass(["6", "9"])),
      concat(text("2"), digit),
      concat(text("3"), characterClass("01")),
    ),
    dotted(2),
  ),
);
const afterHost = concat(
  optionalPattern(concat(text(":"), between(digit, 2, 5))),
  optionalPattern(concat(text("/"), starPattern(notSpace))),
);
const topLevel = atLeast(characterClass(["\u00a1", "\uffff"], ["a", "z"], ["A", "Z"], "\u017f\u212a"), 2);
/** A web address with a public host, as `ajv-formats` has it. */
export const url: Pattern = concat(
  alternate(concat(anyCase("http"), optionalPattern(anyCase("s"))), anyCase("ftp")),
  text("://"),
  optionalPattern(concat(plusPattern(notSpace), optionalPattern(concat(text(":"), starPattern(notSpace))), text("@"))),
  alternate(
    intersect(concat(publicIpv4, afterHost), notStartingWith(privateIpv4)),
    concat(internationalName, starPattern(concat(text("."), internationalName)), text("."), topLevel, afterHost),
  ),
);
