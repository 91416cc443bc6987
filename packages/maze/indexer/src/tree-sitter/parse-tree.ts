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

/** Milliseconds that parsing any file may take, and more for each of its units; a loaded machine needs a tenth of that. */
const MILLISECONDS_FREE = 2000;
const MILLISECONDS_PER_UNIT = 0.005;

/**
 * Parses a file and gives its tree to `use`, which may not keep a node: the tree is freed afterwards. The parser takes
 * time in the square of the length for some texts that are no program; one that takes far longer than a program of its
 * length is given up.
 */
export function withTree<Result>(
  { parser, now }: { parser: Parser; now: () => number },
  file: { path: string; text: string },
  of: { use: (file: TreeFile) => Result; giveUp: (why: Diagnostic) => Result },
): Result {
  const { path, text } = file;
  const latest = now() + MILLISECONDS_FREE + text.length * MILLISECONDS_PER_UNIT;
  const tree = parser.parse(text, null, { progressCallback: () => now() > latest });
  if (tree === null) {
    parser.reset();
    const message = `${path} takes far longer to parse than a program of its length`;
    return of.giveUp(finding({ code: "MAZE_INDEX_TOO_COSTLY", severity: "error", message, file: path }));
  }
  try {
    return of.use({ path, text, lines: createTextIndex(text), root: tree.rootNode });
  } finally {
    tree.delete();
  }
}
