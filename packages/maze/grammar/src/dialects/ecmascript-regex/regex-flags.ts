import { syntaxError } from "../common/source-text.ts";
import type { RegexFlags } from "./regex-tree.ts";

/** Reads the letters after the closing slash. `d` and `g` do not change what a pattern matches. */
export function parseRegexFlags(flags: string): RegexFlags {
  const source = { what: "regular expression flags", text: flags };
  Array.from(flags).forEach((flag, index) => {
    if (!"dgimsuvy".includes(flag)) throw syntaxError(source, index, `unknown flag "${flag}"`);
    if (flags.indexOf(flag) !== index) throw syntaxError(source, index, `the flag "${flag}" is given twice`);
  });
  const both = flags.includes("u") && flags.includes("v");
  if (both) throw syntaxError(source, flags.indexOf("v"), "the flags u and v exclude each other");
  return {
    ignoreCase: flags.includes("i"),
    multiline: flags.includes("m"),
    dotAll: flags.includes("s"),
    unicode: flags.includes("u") || flags.includes("v"),
    unicodeSets: flags.includes("v"),
    sticky: flags.includes("y"),
  };
}
