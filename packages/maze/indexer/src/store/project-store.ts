import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { parseData, type Diagnostic, type OperationContext } from "@maze/core";
import { indexerConfigSection, type IndexerConfig } from "../config-section.ts";
import { checkRoot } from "../locate-paths.ts";
import type { DeclarationTable } from "../skim/declaration-table.ts";
import { unpackTable } from "../skim/unpack-table.ts";
import { byCodeUnit, walkProject } from "../walk/walk-project.ts";
import { fingerprintOf, type DeclarationReader } from "./declaration-reader.ts";
import { createFileRows, type FileRows, type FileState } from "./file-rows.ts";
import {
  inSnapshot,
  inTransaction,
  messageOf,
  openDatabase,
  removeDatabase,
  type OpenedDatabase,
} from "./open-database.ts";
import {
  readUpdates,
  withoutPauses,
  withPauses,
  type FileUpdate,
  type Paused,
  type UpdateSource,
} from "./plan-refresh.ts";
import { reportOf, skippedOf, type RefreshReport } from "./refresh-report.ts";
import { explained, openingFindings, showsDamage, storeFinding } from "./store-findings.ts";

export interface ProjectStoreOptions {
  /** The project's folder. */
  readonly root: string;
  readonly reader: DeclarationReader;
  /** Values of the section `[index]`; defaults where left out. */
  readonly config?: Partial<IndexerConfig> | undefined;
  /** `false` keeps the index in memory; else it lies in `.maze/index` of the project, where that can be written. */
  readonly persistent?: boolean | undefined;
  /** Milliseconds since the epoch, by the clock that stamps files; `Date.now` unless given. */
  readonly date?: (() => number) | undefined;
}

/** The declarations of a project, kept on the disk from run to run. */
export interface ProjectStore {
  readonly root: string;
  /** Where it is kept; `undefined` while it is in memory. */
  readonly file: string | undefined;
  /** What is to be said about how the store was opened, or made anew since. */
  readonly diagnostics: readonly Diagnostic[];
  /** Grows with every change of what is stored, by whichever process. */
  generation(): number;
  /**
   * Makes the store equal to the project as it is now: reads what is new or changed, forgets what is gone. Others see
   * the old state until all of the new one is there, also when this process is killed on the way.
   *
   * @throws {MazeError} MAZE_INDEXER_ROOT_UNREADABLE, MAZE_INDEXER_STORE_BUSY, MAZE_INDEXER_STORE_FAILED,
   * MAZE_CORE_ABORTED
   */
  refresh(context?: OperationContext): Promise<RefreshReport>;
  /** The same for files that are in the store, without looking at any other; `undefined` where that is not enough. */
  refreshFiles(paths: readonly string[], context?: OperationContext): Promise<RefreshReport | undefined>;
  /**
   * Does work that only reads, such as a query, in one state of the store, whatever others write meanwhile. Where the
   * store shows to be damaged, it is made anew and the work is done again.
   */
  read<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  /** Files that are not left out, in the order of their paths. */
  files(): FileState[];
  state(path: string): FileState | undefined;
  /** The declarations of all files, in the order of their paths; to be taken in one go, within `read`. */
  tables(): Iterable<{ readonly path: string; readonly table: DeclarationTable }>;
  table(path: string): DeclarationTable | undefined;
  /** Facts that were put for a path with this content. */
  facts(path: string, hash: string): string | undefined;
  putFacts(all: readonly { path: string; hash: string; value: string }[]): void;
  close(): void;
}

/** What a refresh is to write. */
interface Planned {
  readonly updates: readonly FileUpdate[];
  readonly removed: readonly string[];
}

/** Tries of a refresh that other processes overtake, before it holds them off. */
const MOST_TRIES = 3;

/**
 * Opens the stored declarations of a project. Nothing is read of the project before `refresh`.
 *
 * @throws {MazeError} MAZE_INDEXER_ROOT_UNREADABLE, MAZE_INDEXER_STORE_BUSY, MAZE_CORE_INVALID_DATA
 * @example
 * ```ts
 * import { mkdtemp, writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { createDeclarationReader, createTypeScriptAdapter, openProjectStore } from "@maze/indexer";
 *
 * const root = await mkdtemp(join(tmpdir(), "store-"));
 * await writeFile(join(root, "clock.ts"), "export const noon = 12;\n");
 * const store = await openProjectStore({ root, reader: createDeclarationReader([createTypeScriptAdapter()]) });
 * (await store.refresh()).added; // => ["clock.ts"]
 * (await store.refresh()).added; // => []
 * store.table("clock.ts")?.count; // => 1
 * store.close();
 * ```
 */
export async function openProjectStore(options: ProjectStoreOptions): Promise<ProjectStore> {
  const root = resolve(options.root);
  await checkRoot(root);
  const config = Object.freeze(parseData(indexerConfigSection.schema, options.config ?? {}, "options of the store"));
  const { reader, persistent = true, date = Date.now } = options;
  const source: UpdateSource = { root, reader, config, date };
  const { maxFileBytes, includeGenerated, includeTests } = config;
  const fingerprint = fingerprintOf([reader.version, maxFileBytes, includeGenerated, includeTests]);
  const diagnostics: Diagnostic[] = [];
  let opened: OpenedDatabase;
  let database: DatabaseSync;
  let rows: FileRows;
  const open = async (): Promise<void> => {
    opened = await openDatabase(persistent ? root : undefined, fingerprint);
    database = opened.database;
    rows = createFileRows(database);
    diagnostics.push(...openingFindings(opened));
  };
  await open();

  /** Work on the store; where that shows damage, the store is made anew and the work is done again. */
  const repairing = async <Result>(work: () => Promise<Result>, refill?: () => Promise<unknown>): Promise<Result> => {
    try {
      return await work();
    } catch (cause) {
      if (!showsDamage(cause) || opened.file === undefined) throw explained(cause, opened.file);
      database.close();
      removeDatabase(opened.file);
      diagnostics.push(storeFinding("MAZE_INDEX_STORE_CORRUPT", messageOf(cause)));
      await open();
      await refill?.();
      return work();
    }
  };
  const write = ({ updates, removed }: Planned): void => {
    rows.begin();
    for (const update of updates) rows.put(update, update.packed);
    for (const path of removed) rows.remove(path);
    // A stamp that is younger changes nothing that anybody asks for.
    if (removed.length > 0 || updates.some(({ change }) => change !== "touched")) rows.advance();
  };
  /** Writes what a plan finds to be other than what is stored, if that is still what it was when the plan was begun. */
  const update = async (
    plan: (known: ReadonlyMap<string, FileState>) => Paused<Planned>,
    statesOf: () => Map<string, FileState>,
    signal: AbortSignal | undefined,
  ): Promise<Planned & { known: Map<string, FileState> }> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const generation = rows.generation();
      const known = statesOf();
      const planned = await withPauses(plan(known), signal);
      if (planned.updates.length + planned.removed.length === 0) return { ...planned, known };
      const isWritten = inTransaction(database, () => {
        if (rows.generation() !== generation) return false;
        write(planned);
        return true;
      });
      if (isWritten) return { ...planned, known };
    }
    // Others were quicker each time; now they wait.
    return inTransaction(database, () => {
      const known = statesOf();
      const planned = withoutPauses(plan(known));
      write(planned);
      return { ...planned, known };
    });
  };

  const refreshAll = async (context: OperationContext): Promise<RefreshReport> => {
    await checkRoot(root);
    const walked = await walkProject({
      root,
      starts: [{ path: "", isFolder: true }],
      skipFolders: new Set(config.skipFolders),
      exclude: config.exclude,
      useGitignore: config.useGitignore,
      wants: (path) => reader.languageOf(path) !== undefined,
      signal: context.signal,
    });
    const there = new Set(walked.files);
    const total = walked.files.length;
    let done = 0;
    const { updates, removed, known } = await update(
      function* (states) {
        const updates = yield* readUpdates(walked.files, { source, known: states }, (message) =>
          context.onProgress?.({ type: "advanced", room: "index", message, done: done++, total }),
        );
        return { updates, removed: [...states.keys()].filter((path) => !there.has(path)).sort(byCodeUnit) };
      },
      () => rows.states(),
      context.signal,
    );
    for (const path of removed) known.delete(path);
    for (const state of updates) known.set(state.path, state);
    return reportOf(updates, removed, {
      files: [...known.values()].filter(({ skipped }) => skipped === undefined).length,
      folders: walked.folders,
      skipped: [...walked.skipped, ...skippedOf(known.values())],
      diagnostics: walked.diagnostics,
    });
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>, refill?: () => Promise<unknown>): Promise<Result> => {
    const mine = last.then(() => repairing(work, refill));
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    root,
    get file() {
      return opened.file;
    },
    diagnostics,
    generation: () => rows.generation(),
    refresh: (context = {}) => inTurn(() => refreshAll(context)),
    read: (work) =>
      inTurn(
        () => inSnapshot(database, work),
        () => refreshAll({}),
      ),
    refreshFiles: (paths, context = {}) =>
      inTurn(async () => {
        const statesOf = (): Map<string, FileState> => {
          const states = paths.flatMap((path) => rows.state(path) ?? []);
          return new Map(states.map((state) => [state.path, state]));
        };
        const isKnown = statesOf().size === new Set(paths).size;
        if (!isKnown || paths.some((path) => !existsSync(join(root, path)))) return undefined;
        const { updates, known } = await update(
          function* (states) {
            return { updates: yield* readUpdates(states.keys(), { source, known: states }), removed: [] };
          },
          statesOf,
          context.signal,
        );
        return reportOf(updates, [], { files: known.size, folders: [], skipped: skippedOf(updates), diagnostics: [] });
      }),
    files: () =>
      [...rows.states().values()]
        .filter(({ skipped }) => skipped === undefined)
        .sort((a, b) => byCodeUnit(a.path, b.path)),
    state: (path) => rows.state(path),
    *tables() {
      for (const { path, packed } of rows.tables()) yield { path, table: unpackTable(packed) };
    },
    table(path) {
      const packed = rows.table(path);
      return packed === undefined ? undefined : unpackTable(packed);
    },
    facts: (path, hash) => rows.facts(path, hash),
    putFacts(all) {
      inTransaction(database, () => {
        for (const { path, hash, value } of all) rows.putFacts(path, hash, value);
      });
    },
    close: () => {
      database.close();
    },
  };
}
