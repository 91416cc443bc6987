import type { WireSnapshotUpdate } from "../compiler/protocol.ts";
import { readText } from "../project/project-paths.ts";
import type { TextOverlay } from "../project/text-overlay.ts";

/** Texts that a request puts over those of the view that it starts from. */
export interface Layer {
  readonly files: Readonly<Record<string, string>>;
  readonly removedPaths: readonly string[];
  /** Files that appeared or went, so that what a tsconfig includes is looked up again. */
  readonly created: readonly string[];
}

/** What changed, with the texts themselves: the ones that stand in for files, or again the ones on disk. */
export function layerFor(changes: WireSnapshotUpdate["fileChanges"], overlay: TextOverlay): Layer {
  if (changes === undefined) return { files: Object.fromEntries(overlay.permanent), removedPaths: [], created: [] };
  if ("invalidateAll" in changes) throw new Error("a layer cannot invalidate everything");
  const { changed = [], created = [], deleted = [] } = changes;
  const textOf = (path: string): string => overlay.files.readFile(path) ?? readText(path)?.replace(/^\uFEFF/, "") ?? "";
  const paths = [...changed, ...created].map(String);
  return {
    files: Object.fromEntries(paths.map((path) => [path, textOf(path)])),
    removedPaths: deleted.map(String),
    created: created.map(String),
  };
}
