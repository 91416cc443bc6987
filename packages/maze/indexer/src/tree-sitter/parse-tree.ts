import { createTextIndex, type Diagnostic, type TextIndex } from "@maze/core";
import type { Node, Parser } from "web-tree-sitter";
import { finding } from "../finding-codes.ts";

/** A parsed file. All offsets are UTF-16 offsets of `text`, in which a byte order mark counts as the character it is. */
export interface TreeFile {
  readonly path: string;
  readonly text: string;
  readonly lines: TextIndex;
  readonly root: Node;
}

/** Reports of progress (one is about a hundred steps of the parser) that any text may take, and more for its length. */
const REPORTS_FREE = 20_000;
const REPORTS_PER_UNIT = 0.5;

/**
 * Parses a file and gives its tree to `use`, which may not keep a node: the tree is freed afterwards. A text that takes
 * far more steps than its length explains is given up, so that no text can hold the caller for long.
 */
export function withTree<Result>(
  parser: Parser,
  file: { path: string; text: string },
  of: { use: (file: TreeFile) => Result; giveUp: (why: Diagnostic) => Result },
): Result {
  const { path, text } = file;
  let left = REPORTS_FREE + text.length * REPORTS_PER_UNIT;
  const tree = parser.parse(text, null, { progressCallback: () => left-- <= 0 });
  if (tree === null) {
    parser.reset();
    const message = `${path} takes far more steps to parse than its length explains`;
    return of.giveUp(finding({ code: "MAZE_INDEX_TOO_COSTLY", severity: "error", message, file: path }));
  }
  try {
    return of.use({ path, text, lines: createTextIndex(text), root: tree.rootNode });
  } finally {
    tree.delete();
  }
}
