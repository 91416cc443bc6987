import { createTextIndex, type LanguageAdapter, type LanguageFacts } from "@maze/core";

/** A line of a .properties file: a comment, or a key with its value after `=`, `:` or white space. */
const COMMENT = /^\s*[#!]\s?(.*)$/;
const ENTRY = /^\s*([^\s=:#!][^\s=:]*)(?:\s*[=:]\s*|\s+)(.*)$/;

/** Reads Java's `.properties`: every key is a constant, documented by the comment lines right above it. */
export function createPropertiesAdapter(): LanguageAdapter {
  return {
    specVersion: "v1",
    id: "properties",
    language: "properties",
    extensions: [".properties"],
    // What is named here must be shown by a sample, and nothing else may be: the conformance suite checks both.
    capabilities: ["declarations", "types", "docs"],
    read: readProperties,
  };
}

function readProperties({ path, text }: { path: string; text: string }): LanguageFacts {
  const facts: LanguageFacts = { symbols: [], imports: [], tests: [], holes: [], diagnostics: [] };
  const lines = createTextIndex(text);
  const seen = new Map<string, number>();
  let comments: string[] = [];
  for (let number = 1; number <= lines.lineCount; number++) {
    // A byte order mark is a character of the text; spans count it, names do not.
    const mark = number === 1 && text.startsWith("\ufeff") ? 1 : 0;
    const line = lines.lineText(number).slice(mark);
    const start = lines.offsetAt({ line: number, column: 1 }) + mark;
    const span = lines.spanOf(start, start + line.length);
    const [, comment] = COMMENT.exec(line) ?? [];
    const [, name] = ENTRY.exec(line) ?? [];
    if (comment !== undefined) {
      comments.push(comment);
      continue;
    }
    if (name !== undefined) {
      // Ids are unique in an index: the second of a name gets `~2`.
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      facts.symbols.push({
        id: nth === 1 ? `${path}#${name}` : `${path}#${name}~${String(nth)}`,
        name,
        kind: "constant",
        file: path,
        span,
        exported: true,
        exportedAs: [name],
        modifiers: [],
        type: { kind: "primitive", name: "string" },
        signatures: [],
        ...(comments.length === 0 ? {} : { doc: { summary: comments.join("\n").trim(), examples: [], tags: [] } }),
      });
    } else if (line.trim() !== "") {
      const message = `a key needs a value after "=" or ":": ${line.trim().slice(0, 40)}`;
      facts.diagnostics.push({ source: "properties", severity: "error", code: "syntax", message, file: path, span });
    }
    comments = [];
  }
  return facts;
}
