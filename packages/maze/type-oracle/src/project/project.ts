import { MazeError } from "@maze/core";
import type { CompilerProcess } from "../compiler/compiler-process.ts";
import {
  INFERRED_PROJECT,
  type WireDiagnostic,
  type WireProject,
  type WireSnapshot,
  type WireSnapshotUpdate,
} from "../compiler/protocol.ts";
import { requireReadableConfig, type ProjectConfig } from "./project-config.ts";
import { readText, type CompilerPath, type ProjectPaths } from "./project-paths.ts";
import type { OverlayChange, TextOverlay } from "./text-overlay.ts";

/** An unchanging view of the project; it answers until it is released. */
export interface Snapshot {
  readonly id: number;
  readonly projects: readonly WireProject[];
  release(): void;
}

/** The project as one compiler process has opened it. */
export interface Project {
  readonly process: CompilerProcess;
  readonly paths: ProjectPaths;
  /** A view with these texts in place of their files. */
  take(texts: ReadonlyMap<CompilerPath, string>): Promise<Snapshot>;
  /**
   * The view in which a file is part of a project, and that project: the one that was opened, or one that it references
   * or that lies nearer to the file.
   *
   * @throws {MazeError} MAZE_TYPE_ORACLE_FILE_OUTSIDE
   */
  locate(snapshot: Snapshot, file: CompilerPath): Promise<{ snapshot: Snapshot; project: string }>;
  /** Number of files of the opened project that are its own. */
  readonly fileCount: number;
}

export interface OpenProjectOptions {
  readonly process: CompilerProcess;
  readonly paths: ProjectPaths;
  readonly config: ProjectConfig;
  readonly overlay: TextOverlay;
}

/** @throws {MazeError} MAZE_TYPE_ORACLE_CONFIG */
export async function openProject({ process, paths, config, overlay }: OpenProjectOptions): Promise<Project> {
  const holders = new Map<number, number>();
  const sourceFiles = new Map<string, Promise<ReadonlySet<string>>>();
  let latest: WireSnapshot;
  let releaseFailure: Error | undefined;

  /** Leaves with the next question; nobody waits for it, and the next update tells of a failure. */
  const letGo = (snapshot: number): void => {
    holders.delete(snapshot);
    process.request("release", { snapshot }).catch((error: unknown) => {
      releaseFailure = error instanceof Error ? error : new Error(String(error));
    });
  };
  const update = async (change: WireSnapshotUpdate): Promise<WireSnapshot> => {
    if (releaseFailure !== undefined) throw releaseFailure;
    latest = await process.request<WireSnapshot>("updateSnapshot", change);
    return latest;
  };
  const hold = (wire: WireSnapshot): Snapshot => {
    holders.set(wire.snapshot, (holders.get(wire.snapshot) ?? 0) + 1);
    return {
      id: wire.snapshot,
      projects: wire.projects,
      release() {
        const left = (holders.get(wire.snapshot) ?? 1) - 1;
        holders.set(wire.snapshot, left);
        // The newest one is what the next one is made from.
        if (left > 0 || wire.snapshot === latest.snapshot) return;
        letGo(wire.snapshot);
      },
    };
  };
  const replaceLatest = async (change: WireSnapshotUpdate): Promise<Snapshot> => {
    const previous = latest;
    const snapshot = hold(await update(change));
    if ((holders.get(previous.snapshot) ?? 0) === 0) letGo(previous.snapshot);
    return snapshot;
  };
  const sourcesOf = (snapshot: number, project: string): Promise<ReadonlySet<string>> => {
    const id = `${snapshot} ${project}`;
    const known = sourceFiles.get(id);
    if (known !== undefined) return known;
    if (sourceFiles.size > 8) sourceFiles.clear();
    const asked = process
      .request<string[] | null>("getSourceFileNames", { snapshot, project })
      .then((names) => new Set(names ?? []));
    sourceFiles.set(id, asked);
    return asked;
  };
  const projectWith = async ({ id, projects }: Snapshot, file: CompilerPath): Promise<string | undefined> => {
    const real = projects.filter((project) => project.id !== INFERRED_PROJECT);
    const owner = real.find(({ rootFiles }) => rootFiles.includes(file));
    if (owner !== undefined) return owner.id;
    for (const project of real) if ((await sourcesOf(id, project.id)).has(file)) return project.id;
    return undefined;
  };

  latest = await process.request<WireSnapshot>("initialize", null).then(() => update({ openProjects: [config.path] }));
  const opened = latest.projects.find(({ configFileName }) => configFileName === config.path) ?? latest.projects[0];
  if (opened === undefined) throw unopened(config, paths);
  const findings = await process.request<WireDiagnostic[] | null>("getConfigFileParsingDiagnostics", {
    snapshot: latest.snapshot,
    project: opened.id,
  });
  requireReadableConfig(config, paths, findings ?? []);

  return {
    process,
    paths,
    fileCount: opened.rootFiles.length,
    async take(texts) {
      let snapshot = hold(latest);
      for (const fileChanges of stepsOf(overlay.replace(texts))) {
        snapshot.release();
        snapshot = await replaceLatest({ fileChanges });
      }
      return snapshot;
    },
    async locate(snapshot, file) {
      const project = await projectWith(snapshot, file);
      if (project !== undefined) return { snapshot, project };
      snapshot.release();
      const wider = await replaceLatest({ openFiles: [file] });
      const found = await projectWith(wider, file);
      const owner = wider.projects.find(({ id }) => id === found);
      wider.release();
      // An open file keeps the text that it had when it was opened, so only its project stays open.
      const closed = await replaceLatest({
        closeFiles: [file],
        ...(owner === undefined ? {} : { openProjects: [owner.configFileName] }),
      });
      if (owner !== undefined) return { snapshot: closed, project: owner.id };
      closed.release();
      throw outside(config, paths, file);
    },
  };
}

/** The compiler keeps its program where one file changes at a time; two at once make it begin anew. */
function stepsOf({ changed, created, deleted }: OverlayChange): OverlayChange[] {
  const isStructural = created.length > 0 || deleted.length > 0;
  if (isStructural) return [{ changed, created, deleted }];
  return changed.map((file) => ({ changed: [file], created, deleted }));
}

function unopened(config: ProjectConfig, paths: ProjectPaths): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_CONFIG",
    message: `the compiler cannot open ${paths.toProject(config.path)}`,
    hint: "Check that it can be read.",
    details: { path: config.path },
  });
}

function outside(config: ProjectConfig, paths: ProjectPaths, path: CompilerPath): MazeError {
  const file = paths.toProject(path);
  const configFile = config.builtIn === undefined ? paths.toProject(config.path) : "the built-in configuration";
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_FILE_OUTSIDE",
    message: `${file} is not part of the project: neither ${configFile} nor a tsconfig nearer to the file includes it`,
    hint: 'Add the file to "include" or "files" of the tsconfig.',
    details: { file, configFile },
  });
}

/** @throws {MazeError} MAZE_TYPE_ORACLE_FILE_MISSING */
export function requireText(paths: ProjectPaths, path: CompilerPath): string {
  const text = readText(path);
  if (text !== undefined) return text;
  const file = paths.toProject(path);
  throw new MazeError({
    code: "MAZE_TYPE_ORACLE_FILE_MISSING",
    message: `the file ${file} does not exist in ${paths.root}`,
    hint: "Give the path relative to the directory of the project, with /, or give the text of the file.",
    details: { file },
  });
}
