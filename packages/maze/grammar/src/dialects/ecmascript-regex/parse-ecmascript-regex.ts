import type { Pattern } from "../../pattern/pattern.ts";
import { parseRegexFlags } from "./regex-flags.ts";
import { parseRegexTree } from "./parse-regex-tree.ts";
import { regexToPattern } from "./regex-to-pattern.ts";

/** How a regular expression is read. */
export interface ParseEcmaScriptRegexOptions {
  /** Flags as after the closing slash; `u` unless given, as JSON Schema asks for. */
  readonly flags?: string | undefined;
  /**
   * `full` (unless given): the texts that the expression matches from end to end. `search`: the texts in which it is found
   * somewhere, as `RegExp.prototype.test` and `pattern` of JSON Schema mean it.
   */
  readonly match?: "full" | "search" | undefined;
  /** What the text is, for messages. */
  readonly what?: string | undefined;
}

/**
 * The pattern of an ECMAScript regular expression (ECMA-262, 22.2, with Annex B where neither `u` nor `v` is given). A text
 * is a sequence of code points in every mode. Lazy quantifiers mean the same language as greedy ones, groups only group.
 *
 * @throws MAZE_GRAMMAR_SYNTAX for what is no regular expression, MAZE_GRAMMAR_UNSUPPORTED for lookaround,
 * backreferences, word boundaries, the edges of lines (flag `m`) and repeated anchors, each with its place.
 * @example
 * ```ts
 * import { parseEcmaScriptRegex } from "@maze/grammar/dialects";
 * parseEcmaScriptRegex("^(?:ab|c)$", { match: "search" }); // => { kind: "alternate", options: [{ kind: "text", text: "ab" }, { kind: "text", text: "c" }] }
 * ```
 */
export function parseEcmaScriptRegex(source: string, options: ParseEcmaScriptRegexOptions = {}): Pattern {
  const flags = parseRegexFlags(options.flags ?? "u");
  const tree = parseRegexTree(source, flags, options.what);
  return regexToPattern(tree, source, flags, options.match ?? "full", options.what);
}
