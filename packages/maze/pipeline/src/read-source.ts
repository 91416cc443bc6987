import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { textHash } from "@maze/core";

/** A file's text, with its byte order mark where it has one, and the hash of its bytes. */
export interface SourceText {
  readonly text: string;
  readonly hash: string;
}

/** Reads a file of a project; `null` where it does not exist. */
export async function readSource(directory: string, file: string): Promise<SourceText | null> {
  try {
    const bytes = await readFile(join(directory, file));
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), hash: textHash(bytes) };
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
}
