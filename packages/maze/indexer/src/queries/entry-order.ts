import type { SymbolKind } from "@maze/core";
import { isTestPath } from "../typescript/tests/test-api.ts";
import type { DeclarationEntry } from "./declaration-entry.ts";

/** What was found, with how well it fits. */
export interface ScoredEntry {
  readonly entry: DeclarationEntry;
  readonly score: number;
}

/**
 * The better fit first. Among equals: what others can use, what stands outermost, no tests, sources before what is
 * compiled from them, the shorter path.
 */
export function compareEntries(a: ScoredEntry, b: ScoredEntry): number {
  const [left, right] = [a.entry, b.entry];
  return (
    b.score - a.score ||
    Number(isTestPath(left.path)) - Number(isTestPath(right.path)) ||
    compiledRank(left.path) - compiledRank(right.path) ||
    Number(right.exported) - Number(left.exported) ||
    kindRank(left.kind) - kindRank(right.kind) ||
    depth(left) - depth(right) ||
    left.path.length - right.path.length ||
    (left.path < right.path ? -1 : left.path > right.path ? 1 : left.start - right.start)
  );
}

/** Declaration files and JavaScript often stand beside the source that they are made from. */
function compiledRank(path: string): number {
  if (/\.d\.[cm]?ts$/.test(path)) return 2;
  return /\.[cm]?jsx?$/.test(path) ? 1 : 0;
}

const KINDS_LAST: readonly SymbolKind[] = ["property", "enum-member", "constructor", "parameter", "type-parameter"];

const kindRank = (kind: SymbolKind): number => (KINDS_LAST.includes(kind) ? 1 : 0);

const depth = ({ qualified }: DeclarationEntry): number => qualified.split(".").length;
