import { readFile, stat } from "node:fs/promises";

const LARGEST_MANIFEST = 4 * 1024 * 1024;

/** What is at the place of a manifest: its text, or why it cannot be read; `undefined` where there is nothing. */
export async function readManifestFile(path: string): Promise<{ text: string } | { unreadable: string } | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { unreadable: "it is no file" };
    if (found.size > LARGEST_MANIFEST)
      return { unreadable: `it has ${String(found.size)} bytes, more than ${String(LARGEST_MANIFEST)}` };
    return { text: await readFile(path, "utf8") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : { unreadable: String(code ?? error) };
  }
}

/** The text of a manifest; `undefined` where there is none that can be read. */
export async function readManifestText(path: string): Promise<string | undefined> {
  const found = await readManifestFile(path);
  return found !== undefined && "text" in found ? found.text : undefined;
}
