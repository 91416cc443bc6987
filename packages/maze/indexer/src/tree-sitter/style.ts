import type { StyleProfile, SymbolRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { createTally, type Tally } from "../style/tally.ts";
import { lineWidthOf } from "../style/line-width.ts";
import { namingOf } from "../style/naming.ts";
import type { TreeFile } from "./parse-tree.ts";

/** Where a grammar shows the habits of a writer. */
export interface StyleNodes {
  /** Nodes whose children stand one level deeper than the line in which the node begins. */
  readonly blocks: readonly string[];
  /** Nodes that list items between brackets; none where the language itself rules the last comma. */
  readonly lists: readonly string[];
  /** The quote of a string, `undefined` where its content or a rule of the language decides; absent where there is one quote. */
  readonly quoteOf?: (node: Node, text: string) => "single" | "double" | undefined;
  /** Nodes that `quoteOf` is asked about. */
  readonly strings?: readonly string[];
}

/** Counts how a file is written. What a file shows nothing of is absent. */
export function readStyle(
  file: TreeFile,
  language: string,
  { symbols, nodes }: { symbols: readonly SymbolRecord[]; nodes: StyleNodes },
): StyleProfile {
  const { text, root } = file;
  const lineBreak: Tally<"\n" | "\r\n"> = createTally();
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
    lineBreak.count(text.charAt(at - 1) === "\r" ? "\r\n" : "\n");
  const indent: Tally<"tab" | number> = createTally();
  for (const block of descendants(root, nodes.blocks)) countIndent(block, text, indent);
  const trailingCommas: Tally<boolean> = createTally();
  for (const list of descendants(root, nodes.lists)) countComma(list, text, trailingCommas);
  const quotes: Tally<"single" | "double"> = createTally();
  for (const string of descendants(root, nodes.strings ?? [])) {
    const quote = nodes.quoteOf?.(string, text);
    if (quote !== undefined) quotes.count(quote);
  }
  return {
    language,
    ...quotes.as("quotes"),
    ...indent.as("indent"),
    ...lineBreak.as("lineBreak"),
    ...trailingCommas.as("trailingCommas"),
    ...namingOf(symbols),
    ...lineWidthOf(text),
  };
}

const descendants = (root: Node, types: readonly string[]): Node[] =>
  types.length === 0 ? [] : root.descendantsOfType([...types]);

function countIndent(block: Node, text: string, indent: Tally<"tab" | number>): void {
  const first = block.firstNamedChild;
  if (first === null) return;
  const inner = lineIndent(text, first.startIndex);
  const outer = startOfLine(text, block.startIndex);
  if (inner === undefined || first.startPosition.row === block.startPosition.row) {
    // A block without brackets begins with its first child; the line that opens it is above.
    if (inner === undefined || first.startIndex !== block.startIndex) return;
    const opener = block.parent;
    if (opener === null || opener.startPosition.row === first.startPosition.row) return;
    countStep(startOfLine(text, opener.startIndex), inner, indent);
  } else countStep(outer, inner, indent);
}

function countStep(outer: string, inner: string, indent: Tally<"tab" | number>): void {
  if (!inner.startsWith(outer)) return;
  const step = inner.slice(outer.length);
  if (/^ {1,8}$/.test(step)) indent.count(step.length);
  else if (step === "\t") indent.count("tab");
}

/** White space at the start of the line of an offset. */
function startOfLine(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** White space before an offset, where nothing else stands before it on its line. */
function lineIndent(text: string, offset: number): string | undefined {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const before = text.slice(start, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** Counts lists whose last item and closing bracket stand on lines of their own. */
function countComma(list: Node, text: string, trailingCommas: Tally<boolean>): void {
  const last = list.lastNamedChild;
  if (last === null || last.type.includes("comment")) return;
  const between = text.slice(last.endIndex, list.endIndex - 1);
  if (/[\n\r]/.test(between) && /^[\s,]*$/.test(between)) trailingCommas.count(between.includes(","));
}
