import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The bytes of files of a folder, by their paths in it. */
export async function readFiles(folder: string, paths: readonly string[]): Promise<Map<string, Uint8Array>> {
  const entries = await Promise.all(
    paths.map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const),
  );
  return new Map(entries);
}

export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const bytesText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
