import type { Diagnostic } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { finding } from "../finding-codes.ts";
import type { TreeFile } from "./parse-tree.ts";

/** Findings about one file at the most; what follows a first error is often its consequence. */
const MOST_FINDINGS = 20;
/** Units of source that a message quotes. */
const LONGEST_QUOTE = 40;

/** Where a file does not parse: what the parser had to leave out, and what it had to add. In the order of the text. */
export function syntaxFindings(file: TreeFile): Diagnostic[] {
  const found: Diagnostic[] = [];
  const waiting: Node[] = [file.root];
  for (let node = waiting.pop(); node !== undefined && found.length < MOST_FINDINGS; node = waiting.pop()) {
    if (!node.hasError) continue;
    if (node.isMissing) found.push(syntaxFinding(file, node, `${quoted(node.type)} is missing`));
    else if (node.isError) found.push(syntaxFinding(file, node, `unexpected ${quoted(textAt(file, node))}`));
    else waiting.push(...node.children.reverse());
  }
  // The parser can also give up on the whole without a place of its own.
  if (found.length === 0 && file.root.hasError) found.push(syntaxFinding(file, file.root, "the file does not parse"));
  return found;
}

function syntaxFinding({ path, lines }: TreeFile, { startIndex, endIndex }: Node, message: string): Diagnostic {
  const span = lines.spanOf(startIndex, endIndex);
  return finding({ code: "MAZE_INDEX_SYNTAX", severity: "error", message, file: path, span });
}

function textAt({ text }: TreeFile, { startIndex, endIndex }: Node): string {
  const [line = ""] = text.slice(startIndex, Math.min(endIndex, startIndex + LONGEST_QUOTE)).split(/[\r\n]/);
  return line;
}

const quoted = (text: string): string => (text === "" ? "end of a line" : `\`${text}\``);
