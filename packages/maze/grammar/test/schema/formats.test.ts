import { seededRandom } from "../../src/index.ts";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, test } from "vitest";
import { matchesPattern } from "../../src/schema/regular/derivatives.ts";
import { FORMAT_PATTERNS } from "../../src/schema/formats/formats.ts";
import { compileSchema, validatorOf } from "./support/judge.ts";

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  byte: ["", "AAAA", "QUI=", "QQ==", "QQ=", "A", "QUJD+/0="],
  date: ["2024-02-29", "2023-02-29", "2000-02-29", "1900-02-29", "2024-04-31", "0000-12-31", "2024-13-01", "24-01-01"],
  "date-time": [
    "2024-02-29T12:00:00Z",
    "2024-02-29t12:00:00.123+05:30",
    "2024-02-29 12:00:00z",
    "2024-02-30T12:00:00Z",
    "2024-02-29T12:00:00",
  ],
  duration: ["P1Y", "P", "PT", "P1Y2M3DT4H5M6S", "PT5S", "P4W", "P1W2D", "PT1H2S", "P1D", "PT1M"],
  email: ["a@b.cc", "a.b+c@x-y.example", "a@b", "@b.c", "a@-b.cc", "a..b@c.dd", "é@b.cc"],
  hostname: [
    "a",
    "a.b.",
    "a-b.c",
    "-a",
    "a-",
    "a..b",
    `${"a".repeat(63)}.b`,
    `${"a".repeat(64)}.b`,
    Array.from({ length: 64 }, () => "abc").join("."),
    "",
  ],
  ipv4: ["0.0.0.0", "255.255.255.255", "256.1.1.1", "1.2.3", "01.2.3.4", "1.2.3.4.5"],
  ipv6: [
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7",
    "1::2::3",
    "::ffff:1.2.3.4",
    "12345::",
    "1:2:3:4:5:6:1.2.3.4",
    "fe80::1%a",
  ],
  "iso-date-time": ["2024-02-29T12:00:00", "2024-02-29T12:00:00Z", "2024-02-29T25:00:00"],
  "iso-time": ["12:00:00", "12:00:00Z", "24:00:00", "23:59:60", "12:00"],
  "json-pointer": ["", "/a/b", "/~0~1", "/~2", "a", "/", "/é\n"],
  "json-pointer-uri-fragment": ["#", "#/a%20b", "#/a b", "/a", "#/~0"],
  "relative-json-pointer": ["0", "1/a", "0#", "01", "1#/a", "12/~0"],
  time: [
    "12:00:00Z",
    "23:59:60Z",
    "22:59:60Z",
    "15:59:60-08:00",
    "23:29:60+23:30",
    "12:00:00+24:00",
    "12:00:00",
    "12:00:00+0530",
    "12:00:00+05",
    "00:59:60+01:00",
  ],
  uri: [
    "http://a.b/c?d#e",
    "urn:x:y",
    "http:",
    "a",
    "//a",
    "http://[::1]:80/",
    "http://a b",
    "mailto:a@b.c",
    "x:/",
    "http://u@h/%20",
    "http://h/%2",
    "http://[v1.a]/",
    "http://[::g]/",
  ],
  "uri-reference": ["", "a", "//a", "/a?b", "#x", "http://a", "a b", "\\", '"'],
  "uri-template": ["", "a{b}", "{+x,y*}", "{x:12}", "{", "{}", "a b", "http://x/{y}{?z}", "{x:0}"],
  url: [
    "http://example.com",
    "https://example.com:8080/a b",
    "ftp://x.yz/a",
    "http://10.0.0.1",
    "http://8.8.8.8/x",
    "http://192.168.1.1",
    "http://a",
    "http://user:pw@example.com",
    "http://é.fr/",
  ],
  uuid: [
    "123e4567-e89b-12d3-a456-426614174000",
    "urn:uuid:123E4567-e89b-12d3-a456-426614174000",
    "123e4567e89b12d3a456426614174000",
    "123e4567-e89b-12d3-a456-42661417400g",
  ],
};
const ALPHABET = "aZ019-:.+/#?%~@[]{}TtZzPDSMHWYy =_é\n";

function mutated(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const letter = ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  const way = Math.floor(random() * 4);
  if (way === 0) return text.slice(0, at) + letter + text.slice(at);
  if (way === 1) return text.slice(0, at) + text.slice(at + 1);
  if (way === 2) return text.slice(0, at) + letter + text.slice(at + 1);
  return text.slice(0, at) + text.slice(at, at + 3) + text.slice(at);
}

function judge(format: string): (text: string) => boolean {
  const definition = fullFormats[format as keyof typeof fullFormats];
  if (definition instanceof RegExp) return (text) => definition.test(text);
  if (typeof definition === "function") return definition;
  if (typeof definition === "object" && "validate" in definition) {
    const { validate } = definition;
    if (typeof validate === "function") return validate as (text: string) => boolean;
  }
  throw new TypeError(`no judge for ${format}`);
}

describe("formats", () => {
  test("every format with a pattern has examples", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...FORMAT_PATTERNS.keys()].sort());
  });

  test.each([...FORMAT_PATTERNS])("%s has the language of ajv-formats", (format, pattern) => {
    const isValid = judge(format);
    const random = seededRandom(7);
    const texts = new Set(EXAMPLES[format]);
    for (let round = 0; round < 400; round++) {
      const list = [...texts];
      texts.add(mutated(list[Math.floor(random() * Math.min(list.length, 60))] ?? "", random));
    }
    // Its base 64 is looked for in each line of a text, which no sender of base 64 means.
    const judged = [...texts].filter((text) => format !== "byte" || !text.includes("\n"));
    const wrong = judged.filter((text) => matchesPattern(pattern, text) !== isValid(text));
    expect(wrong).toEqual([]);
    expect(judged.some(isValid)).toBe(true);
    expect(judged.some((text) => !isValid(text))).toBe(true);
  });

  test("formats of numbers are ranges", () => {
    const int32 = compileSchema({ type: "number", format: "int32" });
    const valid = validatorOf({ type: "number", format: "int32" });
    for (const value of [0, -1, 2147483647, 2147483648, -2147483648, -2147483649, 0.5]) {
      expect([value, int32.accepts(String(value))]).toEqual([value, valid(value)]);
    }
    expect(compileSchema({ type: "number", format: "int64" }).accepts("1.5")).toBe(false);
    expect(compileSchema({ format: "double" }).leftToValidation).toEqual([]);
  });

  test("a format that is not regular is listed, and so is every one where formats are annotations", () => {
    const reason = "the format regex is not regular or not known";
    expect(compileSchema({ format: "regex" }).leftToValidation).toEqual([
      { pointer: "/format", keyword: "format", reason },
    ]);
    const annotated = compileSchema({ format: "date" }, { formats: "annotate" });
    expect(annotated.accepts('"no date"')).toBe(true);
    expect(annotated.leftToValidation.map(({ pointer }) => pointer)).toEqual(["/format"]);
  });
});
