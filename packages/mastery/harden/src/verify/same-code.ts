import type { SourceLanguage } from "../bug-pattern.ts";
import { isComment, leavesOf, parseSource, syntaxFaults, type SourceNode } from "../source/parse-source.ts";

/** Why a mutated text is not worth a run: it does not parse, or it is the same code. */
export function textRefusal(
  original: string,
  mutant: string,
  language: SourceLanguage,
  path: string,
): "syntax" | "same" | undefined {
  const [before, after] = [parseSource(original, language, path), parseSource(mutant, language, path)];
  if (syntaxFaults(after) > syntaxFaults(before)) return "syntax";
  return codeKey(before, language) === codeKey(after, language) ? "same" : undefined;
}

/** The code without comments and spacing; in Python, where indentation is code, with the column of each first token. */
function codeKey(root: SourceNode, language: SourceLanguage): string {
  let line = -1;
  const words: string[] = [];
  for (const leaf of leavesOf(root)) {
    if (isComment(leaf)) continue;
    const { start } = leaf.range();
    if (language === "python" && start.line !== line) words.push(`@${String(start.column)}`);
    line = start.line;
    words.push(leaf.text());
  }
  return words.join("\u0000");
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
