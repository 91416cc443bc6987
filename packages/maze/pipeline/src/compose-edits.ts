import type { FileEdit, ProjectIndex } from "@maze/core";
import { readSource } from "./read-source.ts";
import type { Placement, Rooms } from "./rooms.ts";

/** Puts bodies into their files, several bodies of one file together; one edit for each file. */
export async function composeEdits(
  of: { directory: string; index: ProjectIndex; placements: readonly Placement[] },
  rooms: Pick<Rooms, "placeBodies">,
): Promise<FileEdit[]> {
  const byFile = new Map<string, Placement[]>();
  for (const placement of of.placements) {
    const { file } = placement.hole;
    byFile.set(file, [...(byFile.get(file) ?? []), placement]);
  }
  const edits: FileEdit[] = [];
  for (const [file, placements] of byFile) {
    const before = await readSource(of.directory, file);
    const language = of.index.files.find((record) => record.path === file)?.language;
    const style = of.index.styles.find((profile) => profile.language === language);
    const newText = await rooms.placeBodies({ file, fileText: before?.text ?? "", style, placements });
    edits.push({ file, newText, baseHash: before?.hash ?? null });
  }
  return edits;
}
