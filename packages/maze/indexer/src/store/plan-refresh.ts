import { lstatSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { throwIfAborted } from "@maze/core";
import type { IndexerConfig } from "../config-section.ts";
import { isTestPath } from "../typescript/tests/test-api.ts";
import { generatedReasonOfBytes } from "../walk/generated-reason.ts";
import { readSourceBytes, sameStamp, stampOf, type FileStamp } from "../walk/read-source-bytes.ts";
import type { DeclarationReader } from "./declaration-reader.ts";
import type { FileState } from "./file-rows.ts";

/**
 * Milliseconds within which a file can change again without its stamp changing: the coarsest clock of a file system that
 * is in use (FAT). A file that was changed so shortly before it was read is read again the next time.
 */
const TICK_MS = 2_000;

/** A file as it is now. */
export interface FileUpdate extends FileState {
  /** The packed table; `undefined` where the content is what is stored, or is left out. */
  readonly packed: Uint8Array | undefined;
  /** `touched`: the same content with another stamp, or one that can be trusted only now. */
  readonly change: "added" | "changed" | "touched";
}

/** What to read files with. */
export interface UpdateSource {
  readonly root: string;
  readonly reader: DeclarationReader;
  readonly config: Readonly<IndexerConfig>;
  readonly date: () => number;
}

const NO_STAMP: FileStamp = { size: -1, mtimeMs: -1, ctimeMs: -1, inode: -1 };
const FILES_IN_ONE_GO = 100;

/** Work that pauses: to wait for something, or for nothing in particular. */
export type Paused<Result> = Generator<Promise<void> | undefined, Result, undefined>;

/** Lets whoever waits have a turn at each pause of some work, and ends it when it is told to. */
export async function withPauses<Result>(work: Paused<Result>, signal: AbortSignal | undefined): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await (step.value ?? setImmediate());
    throwIfAborted(signal);
  }
}

/** Does some work in one go; what it waits for has been waited for before. */
export function withoutPauses<Result>(work: Paused<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Compares files with what is stored of them and reads those that are not surely the same, with pauses. */
export function* readUpdates(
  paths: Iterable<string>,
  of: { source: UpdateSource; known: ReadonlyMap<string, FileState> },
  onRead?: (path: string) => void,
): Paused<FileUpdate[]> {
  const updates: FileUpdate[] = [];
  let done = 0;
  for (const path of paths) {
    if (++done % FILES_IN_ONE_GO === 0) yield undefined;
    const known = of.known.get(path);
    if (known !== undefined && isSurelySame(join(of.source.root, path), known)) continue;
    onRead?.(path);
    const ready = of.source.reader.prepare?.(path);
    if (ready !== undefined) yield ready;
    updates.push(readUpdate(path, known, of.source));
  }
  return updates;
}

/** The quick check: the stamp is the same, and was old enough when the content was read. */
function isSurelySame(file: string, known: FileState): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined || !sameStamp(stampOf(stats), known)) return false;
  return Math.max(known.mtimeMs, known.ctimeMs) + TICK_MS < known.checked;
}

function readUpdate(path: string, known: FileState | undefined, source: UpdateSource): FileUpdate {
  const { root, reader, config, date } = source;
  const checked = date();
  const leftOut = (skipped: string, stamp: FileStamp, hash = ""): FileUpdate => {
    const isSame = known?.skipped === skipped && known.hash === hash;
    return {
      path,
      ...stamp,
      checked,
      hash,
      skipped,
      packed: undefined,
      change: known === undefined ? "added" : isSame ? "touched" : "changed",
    };
  };
  if (!config.includeTests && isTestPath(path))
    return leftOut("it is a test file, and index.includeTests is off", NO_STAMP);
  const read = readSourceBytes(join(root, path), config.maxFileBytes);
  if ("skipped" in read) return leftOut(read.skipped, read.stamp ?? NO_STAMP);
  const { stamp, bytes, terminated, hash } = read;
  if (known?.hash === hash) return { ...known, ...stamp, checked, packed: undefined, change: "touched" };
  const reason = config.includeGenerated ? undefined : generatedReasonOfBytes(path, bytes);
  if (reason !== undefined) return leftOut(reason, stamp, hash);
  const packed = reader.read(path, bytes, terminated);
  const change = known === undefined ? "added" : "changed";
  return { path, ...stamp, checked, hash, skipped: undefined, packed, change };
}
