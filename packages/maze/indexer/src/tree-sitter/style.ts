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
  const trailingCommas: Tally<boolean> = createTally();
  const quotes: Tally<"single" | "double"> = createTally();
  const [blocks, lists] = [new Set(nodes.blocks), new Set(nodes.lists)];
  const counted = new Set([...blocks, ...lists, ...(nodes.strings ?? [])]);
  for (const node of root.descendantsOfType([...counted])) {
    const { type } = node;
    if (blocks.has(type)) countIndent(node, text, indent);
    if (lists.has(type)) countComma(node, text, trailingCommas);
    const quote = blocks.has(type) || lists.has(type) ? undefined : nodes.quoteOf?.(node, text);
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

/** Counts the step from the line in which a block begins, or its parent where it has no brackets, to its first child. */
function countIndent(block: Node, text: string, indent: Tally<"tab" | number>): void {
  const first = block.firstNamedChild;
  const opener = first?.startIndex === block.startIndex ? block.parent : block;
  if (first === null || opener === null || opener.startPosition.row === first.startPosition.row) return;
  const inner = beforeOnLine(text, first);
  const outer = /^[ \t]*/.exec(beforeOnLine(text, opener))?.[0] ?? "";
  if (!/^[ \t]*$/.test(inner) || !inner.startsWith(outer)) return;
  const step = inner.slice(outer.length);
  if (/^ {1,8}$/.test(step)) indent.count(step.length);
  else if (step === "\t") indent.count("tab");
}

/** What stands before a node on its line. */
export function beforeOnLine(text: string, { startIndex, startPosition }: Node): string {
  return text.slice(startIndex - startPosition.column, startIndex);
}

/** Counts lists whose last item and closing bracket stand on lines of their own. */
function countComma(list: Node, text: string, trailingCommas: Tally<boolean>): void {
  const last = list.lastNamedChild;
  if (last === null || last.type.includes("comment")) return;
  const between = text.slice(last.endIndex, list.endIndex - 1);
  if (/[\n\r]/.test(between) && /^[\s,]*$/.test(between)) trailingCommas.count(between.includes(","));
}
