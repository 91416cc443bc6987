import type { FileEdit, ProjectIndex } from "@maze/core";
import { readSource } from "./read-source.ts";
import type { Placement, Rooms } from "./rooms.ts";

/** Edits, and the texts that they were made against. */
export interface ComposedEdits {
  readonly edits: FileEdit[];
  /** By file; `null` for a file that did not exist. */
  readonly before: ReadonlyMap<string, string | null>;
}

/** Puts bodies into their files, several bodies of one file together; one edit for each file. */
export async function composeEdits(
  of: { directory: string; index: ProjectIndex; placements: readonly Placement[] },
  rooms: Pick<Rooms, "placeBodies">,
): Promise<ComposedEdits> {
  const byFile = new Map<string, Placement[]>();
  for (const placement of of.placements) {
    const { file } = placement.hole;
    byFile.set(file, [...(byFile.get(file) ?? []), placement]);
  }
  const edits: FileEdit[] = [];
  const texts = new Map<string, string | null>();
  for (const [file, placements] of byFile) {
    const before = await readSource(of.directory, file);
    texts.set(file, before?.text ?? null);
    const language = of.index.files.find((record) => record.path === file)?.language;
    const style = of.index.styles.find((profile) => profile.language === language);
    const newText = await rooms.placeBodies({ file, fileText: before?.text ?? "", style, placements });
    edits.push({ file, newText, baseHash: before?.hash ?? null });
  }
  return { edits, before: texts };
}
