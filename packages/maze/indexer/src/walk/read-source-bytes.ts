import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";

/** What tells quickly that a file is the one that was read: any write changes one of them, or happens in the same tick. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly inode: number;
}

export const stampOf = (stats: Stats): FileStamp => ({
  size: stats.size,
  mtimeMs: stats.mtimeMs,
  ctimeMs: stats.ctimeMs,
  inode: stats.ino,
});

export const sameStamp = (a: FileStamp, b: FileStamp): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.inode === b.inode;

/** The bytes of a text file as it stood at one moment, or why it is not read. The memory is that of the next call too. */
export type SourceBytes =
  | {
      readonly stamp: FileStamp;
      readonly bytes: Buffer;
      /** The same memory with a byte 0 behind them, as a scanner takes it that looks for an end. */
      readonly terminated: Uint8Array;
      readonly hash: string;
    }
  | { readonly stamp: FileStamp | undefined; readonly skipped: string };

/** Times that a file is read which changes while it is read. */
const MOST_READS = 3;
// Where the system lacks a flag, its constant is missing.
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants as Partial<typeof constants>;
const FLAGS = (O_RDONLY ?? 0) | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0);

/**
 * Reads one file whole and in one state, as `readSourceFile` does, without waiting for the thread pool. No link is
 * followed.
 */
export function readSourceBytes(path: string, maxBytes: number): SourceBytes {
  try {
    for (let reads = 0; reads < MOST_READS; reads++) {
      const read = readOnce(path, maxBytes);
      if (read !== undefined) return read;
    }
    return { stamp: undefined, skipped: "it changes while it is read" };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return { stamp: undefined, skipped: `it cannot be read (${code})` };
  }
}

/** One memory for all files: a new one for each would cost more than the reading. */
let room: Buffer = Buffer.allocUnsafeSlow(64 * 1024);

function readOnce(path: string, maxBytes: number): SourceBytes | undefined {
  const file = openSync(path, FLAGS);
  try {
    const before = fstatSync(file);
    const stamp = stampOf(before);
    if (!before.isFile()) return { stamp, skipped: "it is no regular file" };
    if (before.size === 0) return { stamp, skipped: "it is empty" };
    if (before.size > maxBytes) {
      const sizes = `${String(before.size)} bytes, more than index.maxFileBytes (${String(maxBytes)})`;
      return { stamp, skipped: `it has ${sizes}` };
    }
    // One more byte than expected tells that the file grew; one more is for the end. What is missing shows in the length.
    if (room.length < before.size + 2) room = Buffer.allocUnsafeSlow(2 * before.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < before.size; length += read) {
      read = readSync(file, room, length, before.size + 1 - length, null);
    }
    if (length !== before.size || !sameStamp(stamp, stampOf(fstatSync(file)))) return undefined;
    const bytes = room.subarray(0, length);
    const end = bytes.indexOf(0);
    if (end >= 0 && end < 8192) return { stamp, skipped: "it is no text: it holds NUL bytes" };
    if (!isUtf8(bytes)) return { stamp, skipped: "it is no UTF-8 text" };
    room[length] = 0;
    return { stamp, bytes, terminated: room, hash: hash("sha256", bytes, "hex") };
  } finally {
    closeSync(file);
  }
}
