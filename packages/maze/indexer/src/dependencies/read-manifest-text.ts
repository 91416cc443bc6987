import { readFile, stat } from "node:fs/promises";

const LARGEST_MANIFEST = 4 * 1024 * 1024;

/** The text of a manifest; `undefined` where there is none that can be read. */
export async function readManifestText(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= LARGEST_MANIFEST ? await readFile(path, "utf8") : undefined;
  } catch {
    // There is none, or none for us: the next folder may have one.
    return undefined;
  }
}
