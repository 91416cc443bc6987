import { join } from "node:path";
import { createTextIndex, type TextIndex } from "@maze/core";
import { readSourceBytes } from "../walk/read-source-bytes.ts";
import type { ProjectStore } from "../store/project-store.ts";

/** A text of the project with its conversions of offsets. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly bytes: Buffer;
  readonly index: TextIndex;
}

/** The texts of the files of a store; each is read once. */
export interface SourceTexts {
  /** `undefined` for a file that cannot be read, or is no longer what the store says. */
  read(path: string): SourceText | undefined;
  /** The bytes only, in memory that the next call uses again. */
  bytes(path: string): Buffer | undefined;
}

export function createSourceTexts(store: ProjectStore): SourceTexts {
  const texts = new Map<string, SourceText | undefined>();
  const bytesOf = (path: string): Buffer | undefined => {
    const read = readSourceBytes(join(store.root, path), Number.MAX_SAFE_INTEGER);
    return "bytes" in read && read.hash === store.state(path)?.hash ? read.bytes : undefined;
  };
  return {
    bytes: bytesOf,
    read(path) {
      if (!texts.has(path)) {
        const shared = bytesOf(path);
        const bytes = shared === undefined ? undefined : Buffer.from(shared);
        const text = bytes?.toString();
        texts.set(
          path,
          bytes === undefined || text === undefined ? undefined : { path, text, bytes, index: createTextIndex(text) },
        );
      }
      return texts.get(path);
    },
  };
}
