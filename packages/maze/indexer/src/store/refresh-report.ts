import type { Diagnostic } from "@maze/core";
import { byCodeUnit } from "../walk/walk-project.ts";
import type { FileState } from "./file-rows.ts";
import type { FileUpdate } from "./plan-refresh.ts";

/** What a refresh found. Paths are in the order of their code units. */
export interface RefreshReport {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Files with the same content and another stamp. */
  readonly touched: number;
  readonly files: number;
  /** Folders that were looked into; `""` is the project itself. */
  readonly folders: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

export function reportOf(
  updates: readonly FileUpdate[],
  removed: readonly string[],
  rest: Pick<RefreshReport, "files" | "folders" | "skipped" | "diagnostics">,
): RefreshReport {
  const pathsOf = (change: FileUpdate["change"]): string[] =>
    updates.filter((update) => update.change === change).map(({ path }) => path);
  const skipped = [...rest.skipped].sort((a, b) => byCodeUnit(a.path, b.path));
  return {
    added: pathsOf("added"),
    changed: pathsOf("changed"),
    removed,
    touched: pathsOf("touched").length,
    ...rest,
    skipped,
  };
}

export function skippedOf(states: Iterable<FileState>): { path: string; reason: string }[] {
  return [...states].flatMap(({ path, skipped }) => (skipped === undefined ? [] : [{ path, reason: skipped }]));
}
