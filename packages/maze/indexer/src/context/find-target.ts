import type { ProjectStore } from "../store/project-store.ts";
import { entryOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { declarationsOf, splitId } from "../queries/find-declarations.ts";

/** What a context is asked for. */
export type ContextTarget =
  | { readonly kind: "declaration"; readonly file: string; readonly entry: DeclarationEntry }
  | {
      readonly kind: "place";
      readonly file: string;
      readonly line: number;
      readonly entry: DeclarationEntry | undefined;
    }
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "description"; readonly text: string };

/**
 * Understands `file#name` (also of a function that does not exist yet: then the file), `file:line`, `file`, a name that
 * one declaration has, and any other text as a description.
 */
export function findTarget(store: ProjectStore, target: string): ContextTarget {
  if (target.includes("#")) {
    const [file, qualified] = splitId(target);
    if (store.state(file)?.skipped === undefined && store.state(file) !== undefined) {
      const [entry] = declarationsOf(store, { file, qualified });
      return entry === undefined ? { kind: "file", file } : { kind: "declaration", file, entry };
    }
  }
  const place = /^(.*?):(\d+)(?::\d+)?$/.exec(target);
  const [, file = "", line = ""] = place ?? [];
  if (place !== null && store.table(file) !== undefined)
    return { kind: "place", file, line: Number(line), entry: innermost(store, file, Number(line)) };
  if (store.table(target) !== undefined) return { kind: "file", file: target };
  if (/^[\w$.]+$/.test(target)) {
    const found = declarationsOf(store, { file: undefined, qualified: target });
    const [only] = found;
    if (found.length === 1 && only !== undefined) return { kind: "declaration", file: only.path, entry: only };
  }
  return { kind: "description", text: target };
}

/** The last declaration that begins at or before a line and ends behind its start: the innermost around it. */
function innermost(store: ProjectStore, file: string, line: number): DeclarationEntry | undefined {
  const table = store.table(file);
  if (table === undefined) return undefined;
  const before = namedRows(table)
    .map((row) => entryOf(file, table, row))
    .filter((entry) => entry.line <= line);
  const last = before.at(-1);
  return before.findLast((entry) => last !== undefined && entry.end >= last.start && isCallable(entry.kind)) ?? last;
}

const isCallable = (kind: DeclarationEntry["kind"]): boolean =>
  kind === "function" || kind === "method" || kind === "constructor" || kind === "constant" || kind === "accessor";
