import { mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { type FileEdit, MazeError, textHash } from "@maze/core";
import { exists } from "./link.ts";

/** Puts edits into a copy, byte for byte, after checking that each was made against what the copy holds. */
export async function applyEdits(copy: string, edits: readonly FileEdit[]): Promise<void> {
  for (const edit of edits) {
    const path = join(copy, edit.file);
    await ensureInside(copy, edit.file);
    const found = (await exists(path)) ? textHash(await readFile(path)) : null;
    if (found !== edit.baseHash) throw staleEdit(edit, found);
    await mkdir(dirname(path), { recursive: true });
    // A link or a read-only file gives way to the new text.
    await rm(path, { force: true });
    await writeFile(path, edit.newText);
  }
}

/** A directory on the way may be a link that leads out of the copy, to be written through by nobody. */
async function ensureInside(copy: string, file: string): Promise<void> {
  let at = dirname(join(copy, file));
  while (!(await exists(at))) at = dirname(at);
  const real = await realpath(at);
  if (real === copy || real.startsWith(copy + sep)) return;
  throw new MazeError({
    code: "MAZE_VALIDATION_EDIT_OUTSIDE",
    message: `the edit of ${file} leads outside the project, to ${real}`,
    hint: "Edit the file in the project that it belongs to.",
    details: { file, leadsTo: real },
  });
}

function staleEdit(edit: FileEdit, found: string | null): MazeError {
  const state =
    found === null
      ? "does not exist"
      : edit.baseHash === null
        ? "exists already"
        : "has changed since the edit was made";
  return new MazeError({
    code: "MAZE_VALIDATION_STALE_EDIT",
    message: `${edit.file} ${state}`,
    hint: "Make the edit again from the file as it is now.",
    details: { file: edit.file, expected: edit.baseHash, found },
  });
}
