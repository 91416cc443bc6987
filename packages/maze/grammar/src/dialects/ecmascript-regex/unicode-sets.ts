import { normalizeRanges } from "../../pattern/character-ranges.ts";
import type { CharacterRange } from "../../pattern/pattern.ts";

/** Every code point but the surrogates, in order: what a property is asked of. */
let everything: string | undefined;
const BLOCK = 0x1000;

function everyCharacter(): string {
  if (everything !== undefined) return everything;
  const blocks: string[] = [];
  for (let low = 0; low < 0x110000; low += BLOCK) {
    const points = Array.from({ length: BLOCK }, (_, index) => low + index).filter((c) => c < 0xd800 || c > 0xdfff);
    blocks.push(String.fromCodePoint(...points));
  }
  return (everything = blocks.join(""));
}

/** The code points of a text that an expression finds; the expression has the flag g and matches runs. */
function runs(text: string, expression: RegExp): CharacterRange[] {
  const found: CharacterRange[] = [];
  for (const [run] of text.matchAll(expression)) {
    let low = run.codePointAt(0) ?? 0;
    let high = low;
    for (const character of run.slice(low > 0xffff ? 2 : 1)) {
      const point = character.codePointAt(0) ?? 0;
      if (point === high + 1) high = point;
      else {
        found.push([low, high]);
        low = high = point;
      }
    }
    found.push([low, high]);
  }
  return normalizeRanges(found);
}

const properties = new Map<string, readonly CharacterRange[] | undefined>();

/** The code points of `\p{expression}` in the Unicode version of the running engine; `undefined` if it has no such property. */
export function unicodeProperty(expression: string): readonly CharacterRange[] | undefined {
  if (!properties.has(expression)) {
    let test: RegExp | undefined;
    try {
      test = new RegExp(`\\p{${expression}}+`, "gu");
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    properties.set(expression, test && runs(everyCharacter(), test));
  }
  return properties.get(expression);
}

const CASED = "\\p{Changes_When_Casemapped}\\p{Changes_When_Casefolded}\\p{Changes_When_NFKC_Casefolded}";
let cased: { readonly ranges: readonly CharacterRange[]; readonly text: string } | undefined;

function casedCharacters(): { readonly ranges: readonly CharacterRange[]; readonly text: string } {
  if (cased !== undefined) return cased;
  const text = (everyCharacter().match(new RegExp(`[${CASED}]+`, "gu")) ?? []).join("");
  return (cased = { text, ranges: runs(text, /[^]+/gu) });
}

const hex = (point: number): string => `\\u{${point.toString(16)}}`;
const closures = new Map<string, readonly CharacterRange[]>();

/**
 * The ranges and every code point that is the same under the flag `i`: by simple case folding with `unicode`, else by
 * upper case, as the running engine does it.
 */
export function caseClosure(ranges: readonly CharacterRange[], unicode: boolean): readonly CharacterRange[] {
  const { ranges: casedRanges, text } = casedCharacters();
  const affected = ranges.filter(([low, high]) => casedRanges.some(([a, b]) => low <= b && high >= a));
  if (affected.length === 0) return ranges;
  const members = affected.map(([low, high]) => `${hex(low)}-${hex(high)}`).join("");
  const key = `${unicode ? "u" : ""}${members}`;
  const known = closures.get(key);
  const variants = known ?? (unicode ? runs(text, new RegExp(`[${members}]+`, "giu")) : unitVariants(text, affected));
  closures.set(key, variants);
  return normalizeRanges([...ranges, ...variants]);
}

/** Without `u`, only code units are folded: what lies past the first plane has no variant. */
function unitVariants(text: string, ranges: readonly CharacterRange[]): CharacterRange[] {
  const unit = (point: number): string => `\\u${point.toString(16).padStart(4, "0")}`;
  const members = ranges.filter(([low]) => low <= 0xffff).map(([a, b]) => `${unit(a)}-${unit(Math.min(b, 0xffff))}`);
  return members.length === 0 ? [] : runs(text, new RegExp(`[${members.join("")}]`, "gi"));
}

const emojiSequences = new Map<string, readonly (readonly number[])[]>();

function* emojiCandidates(): Generator<number[]> {
  const emoji = [...runs(everyCharacter(), /\p{Emoji}+/gu)].flatMap(([low, high]) =>
    Array.from({ length: high - low + 1 }, (_, index) => low + index),
  );
  for (const point of emoji) {
    yield [point];
    yield [point, 0xfe0f];
    yield [point, 0xfe0f, 0x20e3];
    for (let modifier = 0x1f3fb; modifier <= 0x1f3ff; modifier++) yield [point, modifier];
  }
  for (let first = 0x1f1e6; first <= 0x1f1ff; first++) {
    for (let second = 0x1f1e6; second <= 0x1f1ff; second++) yield [first, second];
  }
  for (const subdivision of ["gbeng", "gbsct", "gbwls"]) {
    yield [0x1f3f4, ...Array.from(subdivision, (letter) => 0xe0000 + letter.charCodeAt(0)), 0xe007f];
  }
}

/**
 * The strings of a property of strings such as `Emoji_Keycap_Sequence`; `undefined` where there is no such property or
 * where its strings cannot be listed without the Unicode data files (sequences with zero width joiners).
 */
export function unicodeStringProperty(name: string): readonly (readonly number[])[] | undefined {
  const listed = ["Basic_Emoji", "Emoji_Keycap_Sequence", "RGI_Emoji_Flag_Sequence", "RGI_Emoji_Modifier_Sequence"];
  if (![...listed, "RGI_Emoji_Tag_Sequence"].includes(name)) return undefined;
  const known = emojiSequences.get(name);
  if (known !== undefined) return known;
  const test = new RegExp(`^\\p{${name}}$`, "v");
  const found = [...emojiCandidates()].filter((points) => test.test(String.fromCodePoint(...points)));
  emojiSequences.set(name, found);
  return found;
}
