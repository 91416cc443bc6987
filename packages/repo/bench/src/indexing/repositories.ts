import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";

/** A package that publishes the sources it was made from. */
interface Published {
  readonly version: string;
  /** Folders of the package with sources that people wrote. */
  readonly folders: readonly string[];
  readonly extension: RegExp;
  /** Folders below that hold what was built or taken from others. */
  readonly without?: RegExp;
}

const typescript = /(?<!\.d)\.[cm]?tsx?$/;

/** Repositories by the npm package that ships them: libraries, an SDK, a renderer, components in TSX, and JavaScript. */
const published: Readonly<Record<string, Published>> = {
  effect: { version: "3.22.4", folders: ["src"], extension: typescript },
  "maplibre-gl": { version: "6.17.0", folders: ["src"], extension: typescript },
  "matrix-js-sdk": { version: "37.5.0", folders: ["src"], extension: typescript },
  "@blueprintjs/core": { version: "6.20.0", folders: ["src"], extension: typescript },
  viem: { version: "2.57.20", folders: ["."], extension: typescript, without: /^(?:_cjs|_esm|_types|node_modules)$/ },
  three: { version: "0.187.0", folders: ["src", "examples/jsm"], extension: /\.js$/, without: /^libs$/ },
};

/** A repository on the disk, with nothing but the sources that are measured. */
export interface Repository {
  /** Name of the package without its scope, and without the version. */
  readonly id: string;
  /** Name and version. */
  readonly name: string;
  readonly root: string;
  /** Relative, with `/`, in the order of their names. */
  readonly files: readonly string[];
  readonly lines: number;
}

/** All repositories, each as a folder below `root`. */
export interface Repositories {
  readonly root: string;
  readonly all: readonly Repository[];
  readonly lines: number;
}

/** Downloads the repositories once and lays their sources out in the cache. */
export function prepareRepositories(context: BenchContext): Repositories {
  const versions = Object.fromEntries(Object.entries(published).map(([name, { version }]) => [name, version]));
  const modules = join(installPackages(context, versions), "node_modules");
  const root = join(dirname(modules), "repositories");
  if (!existsSync(root)) layOut(modules, root);
  const all = Object.entries(published).map(([name, { version }]) => {
    const folder = join(root, folderOf(name));
    const files = sourcesBelow(folder);
    const lines = files.reduce((sum, file) => sum + linesOf(readFileSync(join(folder, file))), 0);
    return { id: folderOf(name), name: `${name} ${version}`, root: folder, files, lines };
  });
  return { root, all, lines: all.reduce((sum, { lines }) => sum + lines, 0) };
}

const folderOf = (name: string): string => name.replace("/", "-").replace("@", "");

function layOut(modules: string, root: string): void {
  const staging = `${root}.${String(process.pid)}`;
  for (const [name, { folders, extension, without }] of Object.entries(published)) {
    for (const folder of folders) {
      const from = join(modules, name, folder);
      const to = join(staging, folderOf(name), folder);
      mkdirSync(to, { recursive: true });
      cpSync(from, to, {
        recursive: true,
        filter: (path) => {
          const last = path.slice(path.lastIndexOf("/") + 1);
          if (without?.test(last) === true) return false;
          return path === from || !last.includes(".") || extension.test(last);
        },
      });
    }
  }
  rmSync(root, { recursive: true, force: true });
  renameSync(staging, root);
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function linesOf(bytes: Buffer): number {
  let lines = 1;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
