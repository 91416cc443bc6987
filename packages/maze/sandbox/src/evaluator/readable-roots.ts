import { readdir, readlink, realpath } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";

const MOST_LINKS = 5000;

/**
 * Directories and files that code of a project must be able to read to resolve and load its modules: the project, the
 * `node_modules` folders on the way up, what their links lead to (pnpm stores, workspace packages), and the
 * `package.json` files in between.
 */
export async function readableRoots(directory: string): Promise<string[]> {
  const roots = new Set<string>();
  const project = await realpath(directory);
  const pending = [project];
  roots.add(project).add(directory);
  let links = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const ancestor of ancestorsOf(next)) {
      await addIfPresent(roots, join(ancestor, "package.json"));
      const modules = join(ancestor, "node_modules");
      const real = await realpath(modules).catch(() => undefined);
      if (real === undefined || roots.has(real)) continue;
      roots.add(real);
      for (const place of await placesOnTheWay(modules)) roots.add(place);
      for (const { way, end } of await linksIn(real)) {
        if (++links > MOST_LINKS) break;
        for (const place of way) if (!isCovered(roots, place)) roots.add(place);
        if (end === undefined) continue;
        const root = packageRootOf(end);
        if (isCovered(roots, root)) continue;
        roots.add(root);
        pending.push(root);
      }
    }
  }
  return withoutNested(roots);
}

function* ancestorsOf(directory: string): Generator<string> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

async function addIfPresent(roots: Set<string>, file: string): Promise<void> {
  const found = await realpath(file).catch(() => undefined);
  if (found !== undefined) roots.add(found);
}

/** A path and every place that its links lead through: each of them is read to find the next. */
async function placesOnTheWay(path: string): Promise<Set<string>> {
  const places = new Set<string>();
  let at: string | undefined = path;
  while (at !== undefined && !places.has(at)) {
    places.add(at);
    const target: string | undefined = await readlink(at).catch(() => undefined);
    at = target === undefined ? undefined : resolve(dirname(at), target);
  }
  return places;
}

/** The links directly in a `node_modules` folder and in its scopes: the places on the way, and where they end. */
async function linksIn(modules: string): Promise<{ way: Set<string>; end: string | undefined }[]> {
  const links: string[] = [];
  const entries = await readdir(modules, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(modules, entry.name);
    if (entry.isSymbolicLink()) links.push(path);
    else if (entry.isDirectory() && entry.name.startsWith("@")) {
      const scoped = await readdir(path, { withFileTypes: true }).catch(() => []);
      links.push(...scoped.filter((inner) => inner.isSymbolicLink()).map((inner) => join(path, inner.name)));
    }
  }
  return Promise.all(
    links.map(async (path) => ({
      way: await placesOnTheWay(path),
      end: await realpath(path).catch(() => undefined),
    })),
  );
}

/** A package in a store brings its neighbours, which are its dependencies: the outermost `node_modules` folder around it. */
function packageRootOf(path: string): string {
  const at = path.indexOf(`${sep}node_modules${sep}`);
  return at < 0 ? path : path.slice(0, at + `${sep}node_modules`.length);
}

function isCovered(roots: ReadonlySet<string>, path: string): boolean {
  for (const ancestor of ancestorsOf(path)) if (roots.has(ancestor)) return true;
  return false;
}

function withoutNested(roots: ReadonlySet<string>): string[] {
  return [...roots].filter((root) => dirname(root) === root || !isCovered(roots, dirname(root)));
}
