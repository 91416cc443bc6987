import { existsSync, readdirSync, statSync, type Dirent, type Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CompilerFiles } from "../engines/typescript-7-0.ts";
import { withSlashes, type CompilerPath } from "./project-paths.ts";

/** Texts that stand in for files, or for files that do not exist. The compiler sees them; the disk does not. */
export interface TextOverlay {
  readonly files: CompilerFiles;
  /** Texts that are always there and are read once: a built-in tsconfig. */
  readonly permanent: ReadonlyMap<CompilerPath, string>;
  /** Puts exactly these texts in place, and says what the compiler has to read again. */
  replace(texts: ReadonlyMap<CompilerPath, string>): OverlayChange;
}

export interface OverlayChange {
  readonly changed: CompilerPath[];
  readonly created: CompilerPath[];
  readonly deleted: CompilerPath[];
}

export function createTextOverlay(permanent: ReadonlyMap<CompilerPath, string>): TextOverlay {
  let current: ReadonlyMap<CompilerPath, string> = new Map();
  /** What overlay files that are not on disk add to each directory. */
  let added = new Map<CompilerPath, { files: Set<string>; directories: Set<string> }>();

  return {
    permanent,
    files: {
      // The compiler drops a byte order mark from what it reads itself, but counts one that it is given.
      readFile: (path) => (current.get(path) ?? permanent.get(path))?.replace(/^\uFEFF/, ""),
      listDirectory(path) {
        const extra = added.get(path.replace(/(?<=.)\/$/, ""));
        if (extra === undefined) return undefined;
        const real = realEntries(path);
        return {
          files: [...new Set([...real.files, ...extra.files])],
          directories: [...new Set([...real.directories, ...extra.directories])],
        };
      },
    },
    replace(texts) {
      const change: OverlayChange = { changed: [], created: [], deleted: [] };
      for (const [path, text] of texts) {
        if (current.get(path) === text) continue;
        (current.has(path) || existsSync(path) ? change.changed : change.created).push(path);
      }
      for (const path of current.keys()) {
        if (!texts.has(path)) (existsSync(path) ? change.changed : change.deleted).push(path);
      }
      current = new Map(texts);
      added = entriesAddedBy([...texts.keys()].filter((path) => !existsSync(path)));
      return change;
    },
  };
}

function realEntries(directory: string): { files: string[]; directories: string[] } {
  const files: string[] = [];
  const directories: string[] = [];
  for (const entry of entriesIn(directory)) {
    const stats = entry.isSymbolicLink() ? targetOf(join(directory, entry.name)) : entry;
    if (stats?.isFile() === true) files.push(entry.name);
    else if (stats?.isDirectory() === true) directories.push(entry.name);
  }
  return { files, directories };
}

/** A directory that cannot be read is empty for the compiler, as it would be without us. */
function entriesIn(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Nothing where a link leads nowhere: to what is missing, in a circle, or to where we may not look. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link);
  } catch {
    return undefined;
  }
}

function entriesAddedBy(
  paths: readonly CompilerPath[],
): Map<CompilerPath, { files: Set<string>; directories: Set<string> }> {
  const added = new Map<CompilerPath, { files: Set<string>; directories: Set<string> }>();
  const entriesOf = (directory: CompilerPath): { files: Set<string>; directories: Set<string> } => {
    const entries = added.get(directory) ?? { files: new Set(), directories: new Set() };
    added.set(directory, entries);
    return entries;
  };
  for (const path of paths) {
    let directory = withSlashes(dirname(path));
    entriesOf(directory).files.add(basename(path));
    while (!existsSync(directory) && dirname(directory) !== directory) {
      const parent = withSlashes(dirname(directory));
      entriesOf(parent).directories.add(basename(directory));
      directory = parent;
    }
  }
  return added;
}
