import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { throwIfAborted } from "@maze/core/plain";
import type { Diagnostic } from "@maze/core";
import { generatedReasonOfBytes } from "../walk/generated-reason.ts";
import { readSourceBytes } from "../walk/read-source-bytes.ts";
import { walkProject } from "../walk/walk-project.ts";
import { Doubt } from "./doubt.ts";
import { HEADER, HEADER_WORDS } from "./packed-layout.ts";
import type { FallbackReason } from "./fallback-reason.ts";
import type { SkimOptions } from "./reader.ts";
import { createByteSkimmer } from "./skim-bytes.ts";
import { TableBuilder } from "./table-builder.ts";

/** What is to be skimmed; the values are those of the section `[index]`. */
export interface SkimProjectOptions extends Partial<SkimOptions> {
  /** The project's folder, absolute or relative to the current one. */
  readonly root: string;
  readonly exclude?: readonly string[] | undefined;
  readonly skipFolders?: readonly string[] | undefined;
  readonly useGitignore?: boolean | undefined;
  readonly maxFileBytes?: number | undefined;
  readonly includeGenerated?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file that was skimmed. `unpackTable` reads its table. */
export interface SkimmedFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Line starts, as editors count them. */
  readonly lines: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly packed: Uint8Array;
}

/** The declarations of a project, as one packed table for each file. */
export interface SkimmedProject {
  /** In the order of the paths by code units. */
  readonly files: readonly SkimmedFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files that the parser read, with the reason. */
  readonly fallbacks: readonly { readonly path: string; readonly reason: FallbackReason }[];
}

const SKIP_FOLDERS = ["node_modules", ".git", "dist", "build", "coverage", ".next", ".turbo", ".maze"];
/** Files that are read between two looks at the signal. */
const FILES_IN_ONE_GO = 200;

/**
 * Reads the declarations of every file of TypeScript and JavaScript of a project, and nothing else of it: half a second
 * for a million lines. Nothing is written. Files that the skimmer is not sure of are read by the parser, and counted.
 *
 * @throws {MazeError} MAZE_CORE_ABORTED
 * @example
 * ```ts
 * import { mkdtemp, writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { skimProject, textOf, unpackTable } from "@maze/indexer/skim";
 *
 * const root = await mkdtemp(join(tmpdir(), "skim-"));
 * await writeFile(join(root, "clock.ts"), "export const noon = 12;\n");
 * const { files, fallbacks } = await skimProject({ root });
 * files.map(({ path, packed }) => `${path} ${textOf(unpackTable(packed), 0)}`); // => ["clock.ts noon"]
 * fallbacks; // => []
 * ```
 */
export async function skimProject(options: SkimProjectOptions): Promise<SkimmedProject> {
  const { signal, maxFileBytes = 1024 * 1024, includeGenerated = false, parameters = false, references = false } = options;
  const root = resolve(options.root);
  const walked = await walkProject({
    root,
    starts: [{ path: "", isFolder: true }],
    skipFolders: new Set(options.skipFolders ?? SKIP_FOLDERS),
    exclude: options.exclude ?? [],
    useGitignore: options.useGitignore ?? true,
    wants: isSkimmed,
    signal,
  });
  const skimmer = createByteSkimmer({ parameters, references });
  const files: SkimmedFile[] = [];
  const skipped = [...walked.skipped];
  const fallbacks: { path: string; reason: FallbackReason }[] = [];
  const builder = new TableBuilder();
  for (const [i, path] of walked.files.entries()) {
    if (i % FILES_IN_ONE_GO === FILES_IN_ONE_GO - 1) {
      await setImmediate();
      throwIfAborted(signal);
    }
    const read = readSourceBytes(`${root}/${path}`, maxFileBytes);
    const reason =
      "skipped" in read ? read.skipped : includeGenerated ? undefined : generatedReasonOfBytes(path, read.bytes);
    if ("skipped" in read || reason !== undefined) {
      skipped.push({ path, reason: reason ?? "" });
      continue;
    }
    const { bytes, terminated, hash } = read;
    let packed = skimmer.skim(path, terminated, bytes.length);
    if (packed instanceof Doubt) {
      fallbacks.push({ path, reason: packed.reason });
      const { tableByParser } = await import("./parser-table.ts");
      const of = { builder, options: { parameters, references }, fallback: packed.reason };
      packed = tableByParser({ path, text: bytes.toString() }, of);
    }
    files.push({ path, bytes: bytes.length, lines: linesOf(packed), hash, packed });
  }
  return { files, skipped, diagnostics: walked.diagnostics, fallbacks };
}

const linesOf = (packed: Uint8Array): number =>
  new Uint32Array(packed.buffer, packed.byteOffset, HEADER_WORDS)[HEADER.lines] ?? 0;

const isSkimmed = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path);
