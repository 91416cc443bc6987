import { posix } from "node:path";
import { textOf, type DeclarationTable } from "../skim/declaration-table.ts";
import { entryOf, namedRows } from "../queries/declaration-entry.ts";
import type { ProjectStore } from "../store/project-store.ts";
import type { RefreshReport } from "../store/refresh-report.ts";
import { watchFolders } from "./watch-folders.ts";

/** What changed in one file. Names are qualified: `Cart.add`. */
export interface FileChange {
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
  readonly declared: readonly string[];
  readonly dropped: readonly string[];
}

export interface WatchOptions {
  readonly store: ProjectStore;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly onChange: (changes: readonly FileChange[], durationMs: number) => void;
  /** What a person should know: that it polls, or that a refresh failed. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Called when every change from now on is seen. */
  readonly onReady?: ((report: RefreshReport) => void) | undefined;
  /** Milliseconds of quiet before a change is read; 40 where left out. */
  readonly debounceMs?: number | undefined;
  /** Milliseconds between two looks where the system cannot tell of changes; 1,000 where left out. */
  readonly pollMs?: number | undefined;
  /** `false` polls from the start. */
  readonly events?: boolean | undefined;
  readonly now?: (() => number) | undefined;
}

/** Keeps a store equal to its project until it is told to stop, and says what changes. */
export async function watchProject(options: WatchOptions): Promise<void> {
  const { store, signal, onChange, onNote, now = () => performance.now(), debounceMs = 40, pollMs = 1_000 } = options;
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const names = new Map<string, ReadonlySet<string>>();
  const remember = (): Promise<void> =>
    store.read(() => {
      for (const { path, table } of store.tables()) names.set(path, namesIn(path, table));
    });

  const look = async (): Promise<void> => {
    const paths = [...pending];
    pending.clear();
    const started = now();
    const isFew = paths.length > 0 && paths.every((path) => store.state(path) !== undefined && !changesRules(path));
    const report = (isFew ? await store.refreshFiles(paths) : undefined) ?? (await store.refresh());
    if (report.folders.length > 0) watcher?.set(report.folders);
    const changes = await store.read(() => changesOf(store, report, names));
    if (changes.length > 0) onChange(changes, now() - started);
  };
  const lookInTurn = (): void => {
    working = working.then(look).catch((cause: unknown) => {
      if (!signal.aborted)
        onNote?.(`the project could not be read: ${cause instanceof Error ? cause.message : String(cause)}`);
    });
  };
  const startPolling = (why: string): void => {
    onNote?.(`${why}; looking every ${String(pollMs)} ms instead`);
    poll = setInterval(lookInTurn, pollMs);
  };
  const watcher =
    options.events === false
      ? undefined
      : watchFolders(store.root, {
          change(path) {
            pending.add(path);
            clearTimeout(timer);
            timer = setTimeout(lookInTurn, debounceMs);
          },
          failure(why) {
            startPolling(`changes cannot be watched (${why})`);
          },
        });
  try {
    const first = await store.refresh();
    watcher?.set(first.folders);
    await remember();
    if (watcher === undefined) startPolling("no events are asked for");
    // What changed before the folders were watched is seen now.
    await look();
    options.onReady?.(first);
    if (!signal.aborted)
      await new Promise<void>((stop) => signal.addEventListener("abort", () => stop(), { once: true }));
  } finally {
    watcher?.close();
    clearTimeout(timer);
    clearInterval(poll);
    await working;
  }
}

/** Files that change which others are indexed. */
const changesRules = (path: string): boolean => posix.basename(path) === ".gitignore";

const namesIn = (path: string, table: DeclarationTable): ReadonlySet<string> =>
  new Set(
    namedRows(table).map((row) =>
      (table.parents[row] ?? -1) < 0 ? textOf(table, row) : entryOf(path, table, row).qualified,
    ),
  );

function changesOf(store: ProjectStore, report: RefreshReport, names: Map<string, ReadonlySet<string>>): FileChange[] {
  const one = (path: string, change: FileChange["change"]): FileChange => {
    const before = names.get(path) ?? new Set();
    const table = store.table(path);
    const after = table === undefined ? new Set<string>() : namesIn(path, table);
    if (change === "removed") names.delete(path);
    else names.set(path, after);
    return {
      path,
      change,
      declared: [...after].filter((name) => !before.has(name)),
      dropped: [...before].filter((name) => !after.has(name)),
    };
  };
  return [
    ...report.added.map((path) => one(path, "added")),
    ...report.changed.map((path) => one(path, "changed")),
    ...report.removed.map((path) => one(path, "removed")),
  ];
}
