import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Texts of files of a project, for code frames; a file that is gone by now has none. */
export async function readTexts(directory: string, files: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    [...files].map(
      async (file) => [file, await readFile(join(directory, file), "utf8").catch(() => undefined)] as const,
    ),
  );
  return new Map(texts.flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const])));
}
