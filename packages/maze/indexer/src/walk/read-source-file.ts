import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { textHash } from "@maze/core";

/** The part of an open file that reading needs. */
export type OpenFile = Pick<FileHandle, "stat" | "readFile" | "close">;

/** Opens a file for reading, without following a link and without waiting for a pipe. */
export function openForReading(path: string): Promise<OpenFile> {
  // Where the system lacks a flag, its constant is missing.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants as Partial<typeof constants>;
  return open(path, (O_RDONLY ?? 0) | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0));
}

/** The text of a file as it is on disk, with its byte order mark where it has one; or why it is not read. */
export type SourceRead =
  { readonly text: string; readonly bytes: number; readonly hash: string } | { readonly skipped: string };

/** Times that a file is read which changes while it is read. */
const MOST_READS = 3;

/** Reads one file whole and in one state: what is returned stood on the disk at one moment. */
export async function readSourceFile(
  path: string,
  of: { maxBytes: number; openFile: (path: string) => Promise<OpenFile> },
): Promise<SourceRead> {
  try {
    for (let reads = 0; reads < MOST_READS; reads++) {
      const read = await readOnce(path, of);
      if (read !== undefined) return read;
    }
    return { skipped: "it changes while it is read" };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return { skipped: `it cannot be read (${code})` };
  }
}

async function readOnce(
  path: string,
  { maxBytes, openFile }: { maxBytes: number; openFile: (path: string) => Promise<OpenFile> },
): Promise<SourceRead | undefined> {
  const file = await openFile(path);
  try {
    const before = await file.stat();
    if (!before.isFile()) return { skipped: "it is no regular file" };
    if (before.size === 0) return { skipped: "it is empty" };
    if (before.size > maxBytes) {
      return { skipped: `it has ${String(before.size)} bytes, more than index.maxFileBytes (${String(maxBytes)})` };
    }
    const bytes = await file.readFile();
    const after = await file.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || bytes.length !== before.size)
      return undefined;
    return decode(bytes);
  } finally {
    await file.close();
  }
}

function decode(bytes: Buffer): SourceRead {
  if (bytes.subarray(0, 8192).includes(0)) return { skipped: "it is no text: it holds NUL bytes" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, bytes: bytes.length, hash: textHash(bytes) };
  } catch {
    return { skipped: "it is no UTF-8 text" };
  }
}
