import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

/** A hash of everything that decides what `pnpm install` does. */
export function dependencyFingerprint() {
  const hash = createHash("sha256");
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...workspaceManifests()]) {
    const path = join(root, file);
    hash.update(`${file}\0${existsSync(path) ? readFileSync(path, "utf8") : ""}\0`);
  }
  return hash.digest("hex");
}

/** The package.json of every workspace package; the globs are those of pnpm-workspace.yaml, all `folder/*`. */
function workspaceManifests() {
  const lines = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8").matchAll(/^ {2}- (\S+)\/\*$/gm);
  return [...lines].flatMap(([, folder]) => {
    if (!existsSync(join(root, folder))) return [];
    const packages = readdirSync(join(root, folder)).sort();
    return packages.map((name) => `${folder}/${name}/package.json`).filter((file) => existsSync(join(root, file)));
  });
}
