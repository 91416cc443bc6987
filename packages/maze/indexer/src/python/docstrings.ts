import type { DocComment } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { addExample, docLines, type DocLine } from "../tree-sitter/doc-text.ts";
import { textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { stringRange } from "./strings.ts";

/** The docstring with which a body begins, if it does. */
export function docOfBody(file: TreeFile, body: Node | undefined): DocComment | undefined {
  return docOfStatement(
    file,
    body?.namedChildren.find(({ type }) => type !== "comment"),
  );
}

/** The documentation that a statement is, where it is nothing but a string: PEP 257. */
export function docOfStatement(file: TreeFile, statement: Node | null | undefined): DocComment | undefined {
  const string = statement?.type === "expression_statement" ? statement.firstNamedChild : null;
  if (string?.type !== "string" || !/^[rRuU]?["']/.test(textOf(file, string).slice(0, 2))) return undefined;
  return parseDocstring(file, string);
}

const SECTIONS =
  /^(?:args|arguments|parameters|other parameters|keyword args|keyword arguments|returns?|yields?|raises|attributes|notes?|warns?|warnings?|references|see also|todo|examples?):?$/i;
const FIELD = /^:([a-z]+)(?: ([^:]*))?: ?(.*)$/;

interface Section {
  readonly tag: string | undefined;
  readonly lines: DocLine[];
}

/**
 * Reads a docstring: the description, the doctests as examples, and as tags the fields of reStructuredText
 * (`:param x: …`) and the sections of Google's and NumPy's style (`Args:`, or `Returns` above a line of dashes).
 */
function parseDocstring(file: TreeFile, string: Node): DocComment {
  const lines = dedented(docLines(file, stringRange(string), /^/));
  const doc: DocComment = { summary: "", examples: [], tags: [] };
  let section: Section = { tag: undefined, lines: [] };
  const finish = (): void => {
    const text = section.lines
      .map((line) => line.text)
      .join("\n")
      .trim();
    if (section.tag === undefined) doc.summary = text;
    else if (text !== "" || !/^examples?$/.test(section.tag)) doc.tags.push({ name: section.tag, text });
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    const field = FIELD.exec(line.text);
    if (/^\s*>>>(?: |$)/.test(line.text)) {
      let end = i;
      while (end < lines.length && lines[end]?.text.trim() !== "") end++;
      addExample(file, doc, dedented(lines.slice(i, end), true));
      i = end - 1;
    } else if (field !== null) {
      finish();
      const [, tag = "", of = "", text = ""] = field;
      section = { tag, lines: [{ text: of === "" ? text : `${of} ${text}`, offset: line.offset }] };
    } else if (isSection(line, lines[i + 1])) {
      finish();
      section = { tag: line.text.replace(/:$/, "").toLowerCase(), lines: [] };
      if (/^-{3,}$/.test(lines[i + 1]?.text ?? "")) i++;
    } else section.lines.push(line);
  }
  finish();
  return doc;
}

const isSection = ({ text }: DocLine, next: DocLine | undefined): boolean =>
  SECTIONS.test(text) && (text.endsWith(":") || /^-{3,}$/.test(next?.text ?? ""));

/** Removes the indentation that all lines share; the first line of a docstring has none of it. */
function dedented(lines: readonly DocLine[], firstToo = false): DocLine[] {
  const widths = lines.slice(firstToo ? 0 : 1).flatMap(({ text }) => (text.trim() === "" ? [] : [text.search(/\S/)]));
  const shared = widths.length === 0 ? 0 : Math.min(...widths.slice(0, 10_000));
  return lines.map((line, i) => {
    const own = Math.min(Math.max(0, line.text.search(/\S|$/)), i === 0 && !firstToo ? Infinity : shared);
    return { text: line.text.slice(own), offset: line.offset + own };
  });
}
