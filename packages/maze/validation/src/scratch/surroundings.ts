import { readFile, readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { exists } from "./link.ts";

/** What lies around a project and belongs to it: the directories above it up to the outermost that matters. */
export interface Surroundings {
  readonly outermost: string;
  /** Directories from the outermost down to the parent of the project, each with the names that are needed of it. */
  readonly levels: readonly { directory: string; names: readonly string[] }[];
}

const MOST_NAMES = 5000;
const neverLinked = new Set([".git", ".maze"]);

/**
 * Finds how far up a project reaches: to its repository, its workspace, a directory that its configuration names, or a
 * `node_modules` folder that its imports resolve from.
 */
export async function findSurroundings(project: string): Promise<Surroundings> {
  const above = [...ancestorsOf(project)];
  const whole = await Promise.all(above.map(isRoot));
  const named = await namedAbove(project);
  let outermostWhole = -1;
  let outermost = -1;
  for (const [i, directory] of above.entries()) {
    if (whole[i] === true || named.has(directory)) outermostWhole = i;
    if (await exists(join(directory, "node_modules"))) outermost = i;
  }
  // The root of a file system is never a project; what lies there is found without us.
  const last = above.length - 1;
  outermostWhole = Math.min(outermostWhole, last - 1);
  outermost = Math.min(Math.max(outermost, outermostWhole), last - 1);
  const levels = [];
  for (let i = outermost; i >= 0; i--) {
    const directory = above[i] as string;
    const names = await namesOf(directory);
    const needed =
      i <= outermostWhole ? names : names.filter((name) => name === "node_modules" || name === "package.json");
    levels.push({ directory, names: needed });
  }
  return { outermost: levels[0]?.directory ?? dirname(project), levels };
}

function* ancestorsOf(directory: string): Generator<string> {
  for (let at = dirname(directory); ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

async function isRoot(directory: string): Promise<boolean> {
  if (await exists(join(directory, ".git"))) return true;
  if (await exists(join(directory, "pnpm-workspace.yaml"))) return true;
  const manifest = await readFile(join(directory, "package.json"), "utf8").catch(() => "");
  return /"workspaces"\s*:/.test(manifest);
}

/** Directories above the project that its configuration files name by a relative path. */
async function namedAbove(project: string): Promise<Set<string>> {
  const found = new Set<string>();
  const names = await readdir(project);
  const configurations = names.filter((name) =>
    /^(?:[tj]sconfig.*\.json|.*\.config\.[cm]?[jt]s|\.mocharc.*)$/.test(name),
  );
  for (const name of configurations) {
    const text = await readFile(join(project, name), "utf8").catch(() => "");
    for (const [, path] of text.matchAll(/["'`](\.\.\/[^"'`]*)["'`]/g)) {
      if (path !== undefined) found.add(dirname(resolve(project, path)));
    }
  }
  const above = new Set(ancestorsOf(project));
  // A path may lead up and then down again: the level that it turns at is the one to reproduce.
  return new Set([...found].map((path) => [path, ...ancestorsOf(path)].find((at) => above.has(at)) ?? path));
}

async function namesOf(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => !neverLinked.has(name)).slice(0, MOST_NAMES);
}
