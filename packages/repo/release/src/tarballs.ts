import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A packed package. */
export interface Tarball {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The tarballs of a folder. There being none is an error, so that an earlier failure is never mistaken for success. */
export function tarballsIn(folder: string): readonly Tarball[] {
  const files = globSync("*.tgz", { cwd: folder }).sort();
  if (files.length === 0) throw new Error("no package was packed");
  return files.map((name) => {
    const file = join(folder, name);
    return { file, bytes: new Uint8Array(readFileSync(file)) };
  });
}
