import { createHash, type Hash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { throwIfAborted } from "@maze/core";
import { upwards } from "../project/manifest.ts";
import { canNamePaths, isConfiguration, namedPaths } from "./named-paths.ts";

/** What a tool can read that works in a scratch copy. */
export interface VisibleFiles {
  /** Of the copy itself: every name and every byte. */
  readonly copied: string;
  /** Of what the copy leads to, such as dependencies and the workspace around it. */
  readonly linked: string;
}

/** Of more files than this the state costs more than a compiler's run. */
const MOST_ENTRIES = 200_000;
/** A file that changed a moment ago may change again within one tick of its file system's clock: its bytes count. */
const SETTLED_MS = 2_000;
/** What tools leave in a `node_modules` folder begins with a dot; no name of a package does. */
const isLeftByTool = (folder: string, name: string): boolean =>
  folder.endsWith(`${sep}node_modules`) && name.startsWith(".") && name !== ".pnpm" && name !== ".bin";

/**
 * The state of all that a scratch copy shows: the copy by its bytes, what it leads to by its bytes or by what the file
 * system writes with every change (size, inode, times of contents and of status). `undefined` where a tool sees more than
 * that, or too much to look at.
 */
export async function visibleFiles(
  scratch: string,
  /** Directories of this program that decide what tools say. */
  extra: readonly string[],
  options: { readonly now: number; readonly signal?: AbortSignal | undefined },
): Promise<VisibleFiles | undefined> {
  const copied = createHash("sha256");
  const linked = createHash("sha256");
  const queue: string[] = [...extra];
  const seen = new Set<string>();
  const named: string[] = [];
  let entries = 0;

  function look(hash: Hash, path: string): void {
    const isCopied = hash === copied;
    if (isCopied ? canNamePaths(path) : isConfiguration(path))
      named.push(...namedPaths(path, readFileSync(path, "utf8")));
    addFile(hash, isCopied ? relative(scratch, path) : path, path, isCopied ? undefined : options.now);
  }

  function lead(from: string, hash: Hash, name: string): void {
    const target = real(from);
    if (target === undefined) {
      add(hash, "broken", name, readlinkSync(from));
      return;
    }
    const inside = within(scratch, target);
    add(hash, "link", name, inside ?? target);
    if (inside === undefined) queue.push(target);
  }

  async function walk(root: string, hash: Hash, nameOf: (path: string) => string): Promise<boolean> {
    const directories = [root];
    for (let at = directories.pop(); at !== undefined; at = directories.pop()) {
      if (hash === linked) {
        if (seen.has(at)) continue;
        seen.add(at);
      }
      const found = readdirSync(at, { withFileTypes: true })
        .filter(({ name }) => name !== ".git" && !isLeftByTool(at, name))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      add(hash, "directory", nameOf(at), String(found.length));
      for (const entry of found) {
        if (++entries > MOST_ENTRIES) return false;
        if (entries % 1000 === 0) {
          await new Promise(setImmediate);
          throwIfAborted(options.signal);
        }
        const path = join(at, entry.name);
        if (entry.isSymbolicLink()) lead(path, hash, nameOf(path));
        else if (entry.isDirectory()) directories.push(path);
        else if (entry.isFile()) look(hash, path);
      }
    }
    return true;
  }

  if (!(await walk(scratch, copied, (path) => relative(scratch, path)))) return undefined;
  for (const at of upwards(dirname(scratch))) if (!addAround(copied, at)) return undefined;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    const stats = lstatSync(next);
    if (!stats.isDirectory()) {
      seen.add(next);
      look(linked, next);
      continue;
    }
    if (!(await walk(next, linked, (path) => path))) return undefined;
    if (extra.includes(next)) continue;
    // What is linked resolves its own imports from where it really lies.
    for (const at of upwards(dirname(next))) {
      if (seen.has(`around ${at}`)) break;
      seen.add(`around ${at}`);
      for (const name of ["package.json", "node_modules"]) {
        const target = real(join(at, name));
        add(linked, name, at, target ?? "absent");
        if (target !== undefined) queue.push(target);
      }
    }
  }
  const isSeen = (path: string): boolean => [...upwards(path)].some((at) => at === scratch || seen.has(at));
  if (!named.every(isSeen)) return undefined;
  return { copied: copied.digest("hex"), linked: linked.digest("hex") };
}

/** What lies above the copy is seen by tools as well; packages there are more than this looks at. */
function addAround(hash: Hash, directory: string): boolean {
  if (real(join(directory, "node_modules")) !== undefined) return false;
  for (const name of ["package.json", "tsconfig.json"]) {
    const path = real(join(directory, name));
    if (path === undefined) add(hash, "absent", directory, name);
    else addFile(hash, join(directory, name), path, undefined);
  }
  return true;
}

function addFile(hash: Hash, name: string, path: string, now: number | undefined): void {
  const stats = lstatSync(path);
  const isSettled = now !== undefined && Math.max(stats.ctimeMs, stats.mtimeMs) < now - SETTLED_MS;
  if (isSettled) {
    add(hash, "file", name, stateOf(stats));
    return;
  }
  add(hash, "bytes", name, createHash("sha256").update(readFileSync(path)).digest("hex"));
}

const stateOf = ({ size, ino, dev, mtimeMs, ctimeMs }: Stats): string => [size, ino, dev, mtimeMs, ctimeMs].join(" ");

function add(hash: Hash, ...parts: readonly string[]): void {
  hash.update(`${parts.join("\0")}\0\n`);
}

function real(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function within(directory: string, path: string): string | undefined {
  if (path === directory) return ".";
  return path.startsWith(directory + sep) ? path.slice(directory.length + 1) : undefined;
}
