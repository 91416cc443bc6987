import type { ErrorCodeEntry } from "@maze/core";
import { MazeError } from "@maze/core/plain";

/** Codes that `@maze/indexer` raises. A retired code is never given another meaning. */
export const indexerErrorCodes = {
  MAZE_INDEXER_ROOT_UNREADABLE: {
    summary: "The directory that should be indexed does not exist, is no directory, or may not be read.",
    hint: "Name an existing directory that you may read.",
  },
  MAZE_INDEXER_NO_SUCH_PATH: {
    summary: "A path that should be indexed does not exist in the project.",
    hint: "Name files and folders of the project, relative to its root.",
  },
  MAZE_INDEXER_PATH_OUTSIDE: {
    summary: "A path that should be indexed lies outside the project, or leads out of it through a link.",
    hint: "Name files and folders inside the project, or index the other directory as a project of its own.",
  },
  MAZE_INDEXER_AMBIGUOUS_EXTENSION: {
    summary: "Two language adapters read the same file extension.",
    hint: "Give each extension to one adapter.",
  },
  MAZE_INDEXER_NOT_PREPARED: {
    summary: "A language adapter was asked to read a file before it was prepared.",
    hint: "Await `adapter.prepare()` before the first call of `read`.",
  },
  MAZE_INDEXER_GRAMMAR_UNREADABLE: {
    summary: "The grammar of a language, which this package brings, cannot be loaded.",
    hint: "Install @maze/indexer again; its folder must hold the grammars, and the runtime must allow WebAssembly.",
  },
  MAZE_INDEXER_INDEX_UNREADABLE: {
    summary: "A text that should be a serialized index is not JSON.",
    hint: "Index the project again and keep what `serializeIndex` returns as it is.",
  },
  MAZE_INDEXER_TABLE_UNREADABLE: {
    summary: "Bytes that should be a packed table of declarations are of another version, or damaged.",
    hint: "Index the file again; bytes from an older version are not read.",
  },
  MAZE_INDEXER_STORE_BUSY: {
    summary: "Another process holds the stored index of the project for longer than this one waits.",
    hint: "Run the command again when the other one has ended.",
  },
  MAZE_INDEXER_STORE_FAILED: {
    summary: "The stored index of the project cannot be read or written, such as on a full disk.",
    hint: "Make room on the disk, or delete the folder .maze/index of the project.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type IndexerErrorCode = keyof typeof indexerErrorCodes;

/** An error of this package with the hint of its code. */
export function indexerFailure(code: IndexerErrorCode, message: string, cause?: unknown): MazeError<IndexerErrorCode> {
  return new MazeError({ code, message, hint: indexerErrorCodes[code].hint, cause });
}
