import { MazeError } from "@maze/core";
import { parseEcmaScriptRegex } from "../../dialects/ecmascript-regex/index.ts";
import { anyCharacter, repeatPattern } from "../../pattern/pattern-builders.ts";
import { KIND } from "../formula/formula.ts";
import type { Formula, Place } from "../formula/formula.ts";
import { formatFormula } from "../formats/formats.ts";
import { stringsOf } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import type { Translator } from "./translator.ts";

/** `minLength`, `maxLength`, `pattern`, `format`. */
export function translateStrings(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  const min = reader.count("minLength") ?? 0;
  const max = reader.count("maxLength");
  if (max !== undefined && max < min) result.push(formulas.kinds(~KIND.string & 127));
  else if (min > 0 || max !== undefined) {
    result.push(formulas.strings(stringsOf(repeatPattern(anyCharacter, min, max ?? null))));
  }
  const pattern = reader.string("pattern");
  if (pattern !== undefined) {
    const set = regexSet(pattern, reader.place("pattern"), translator);
    result.push(set === undefined ? formulas.unknown(KIND.string) : formulas.strings(set));
  }
  const format = reader.string("format");
  if (format !== undefined) result.push(formatFormula(format, reader.place("format"), translator));
  return result;
}

/** The strings in which an expression is found; undefined where that is left to validation. */
export function regexSet(source: string, keyword: Place, translator: Translator): StringSet | undefined {
  try {
    return stringsOf(parseEcmaScriptRegex(source, { match: "search", what: keyword.pointer }));
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_UNSUPPORTED")) throw error;
    translator.leave(keyword, `the expression is not regular: ${error.message}`);
    return undefined;
  }
}
