import type { ProjectStore } from "../store/project-store.ts";
import { entryOf, namedRows, type DeclarationEntry } from "./declaration-entry.ts";

/** `file#name` in its parts. */
export function splitId(id: string): [file: string, name: string] {
  const at = id.lastIndexOf("#");
  return [id.slice(0, at), id.slice(at + 1)];
}

/** Declarations of exactly this qualified name, in one file or anywhere. */
export function declarationsOf(
  store: ProjectStore,
  { file, qualified }: { file: string | undefined; qualified: string },
): DeclarationEntry[] {
  const found: DeclarationEntry[] = [];
  const add = (path: string, table: NonNullable<ReturnType<ProjectStore["table"]>>): void => {
    for (const row of namedRows(table)) {
      const entry = entryOf(path, table, row);
      if (entry.qualified === qualified) found.push(entry);
    }
  };
  if (file === undefined) for (const { path, table } of store.tables()) add(path, table);
  else {
    const table = store.table(file);
    if (table !== undefined) add(file, table);
  }
  return found;
}
