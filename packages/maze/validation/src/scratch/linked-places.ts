import { lstat, readdir, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";

/**
 * The places outside that the links of a scratch copy lead to: what a program that runs in the copy must be able to read
 * besides it. Of a package the whole `node_modules` folder that it lies in, since packages there import each other.
 */
export async function linkedPlaces(directory: string): Promise<string[]> {
  const places = new Set<string>();
  for (const folder of [directory, join(directory, "node_modules"), ...above(directory)]) {
    const names = await readdir(folder).catch(() => []);
    await Promise.all(names.map(async (name) => addTarget(join(folder, name), places)));
  }
  return [...places].filter((place) => !place.startsWith(directory + sep));
}

async function addTarget(path: string, places: Set<string>): Promise<void> {
  const status = await lstat(path).catch(() => undefined);
  if (status?.isSymbolicLink() !== true) return;
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined) return;
  const modules = target.indexOf(`${sep}node_modules${sep}`);
  places.add(modules === -1 ? target : target.slice(0, modules + `${sep}node_modules`.length));
}

/** The directories above a copy, up to the one that holds all copies. */
function above(directory: string): string[] {
  const found: string[] = [];
  for (let at = dirname(directory); /maze-scratch-/.test(at); at = dirname(at))
    found.push(at, join(at, "node_modules"));
  return found;
}
