/** Units before a declaration in which its documentation is looked for. */
const LONGEST = 8_000;

/**
 * The documentation that stands before a declaration, without the marks of the comment: a block that begins with two
 * stars, or lines of `///`, `//!`, `//` or `#` directly above. Of Python the docstring at the head of the body.
 */
export function docText(text: string, start: number, end: number, path: string): string {
  if (path.endsWith(".py")) {
    const docstring = /^[^\n]*(?:\n[^\n]*){0,12}?:\s*\n\s*[rRuU]?("""|''')([^]*?)\1/.exec(
      text.slice(start, Math.min(end, start + 4000)),
    );
    if (docstring !== null) return clean(docstring[2] ?? "");
  }
  const from = Math.max(0, start - LONGEST);
  const before = text.slice(from, start).trimEnd();
  if (before.endsWith("*/")) {
    const open = before.lastIndexOf("/**");
    const inside = open < 0 ? "" : before.slice(open + 3, -2);
    return open < 0 || inside.includes("*/") ? "" : clean(inside.replace(/^[ \t]*\* ?/gm, ""));
  }
  const mark = /\.(?:py|rb|sh)$/.test(path) ? /^\s*#(?!!)\s?(.*)$/ : /^\s*\/\/[/!]?\s?(.*)$/;
  const lines: string[] = [];
  for (const line of before.split("\n").reverse()) {
    const found = mark.exec(line);
    if (found === null) break;
    lines.unshift(found[1] ?? "");
  }
  // What stands above may belong to something else where an empty line lies between.
  const gap = text.slice(from + before.length, start);
  return /\n\s*\n/.test(gap) ? "" : clean(lines.join("\n"));
}

const clean = (text: string): string =>
  text
    .replace(/[ \t]+/g, " ")
    .replace(/\n\s*\n\s*\n+/g, "\n\n")
    .trim();

/** What a documentation says before its tags and examples, in a few lines. */
export function docSummary(doc: string, mostLines = 4): string {
  const text = doc.split(/(?:^|\n)\s*(?:@\w|```|\n)/)[0]?.trim() ?? "";
  const lines = text.split("\n");
  return lines.length <= mostLines ? text : `${lines.slice(0, mostLines).join("\n")} …`;
}

/** The first sentence of a documentation, on one line, without tags. */
export function firstSentence(doc: string): string {
  const text =
    doc
      .split(/\n\s*\n|\n\s*@/)[0]
      ?.replace(/\s+/g, " ")
      .trim() ?? "";
  if (text.startsWith("@")) return "";
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length > 160 ? `${sentence.slice(0, 159)}…` : sentence;
}
