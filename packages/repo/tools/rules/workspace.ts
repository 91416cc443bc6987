import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The parts of a package.json that the rules read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, ExportEntry | string>>;
  readonly publishConfig?: { readonly access?: string; readonly exports?: Readonly<Record<string, unknown>> };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export type ExportEntry = Readonly<Record<"maze-source" | "types" | "default", string>>;

/** A package of the workspace. */
export interface WorkspacePackage {
  /** The folder from the root, with `/` on every system. */
  readonly folder: string;
  readonly name: string;
  readonly manifest: Manifest;
  /** A library of a family, an app, a private tool of this repository, or an example project. */
  readonly kind: "library" | "app" | "repo" | "example";
}

export interface Workspace {
  readonly root: string;
  readonly packages: readonly WorkspacePackage[];
  /** The settings of pnpm-workspace.yaml. */
  readonly settings: WorkspaceSettings;
}

export interface WorkspaceSettings {
  readonly packages: readonly string[];
  readonly catalog?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Reads the workspace that lies at `root`. */
export function readWorkspace(root: string): Workspace {
  const settings = parse(readFileSync(join(root, "pnpm-workspace.yaml"), "utf8")) as WorkspaceSettings;
  const folders = settings.packages.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const packages = folders
    .map((folder) => folder.replaceAll("\\", "/"))
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .map((folder): WorkspacePackage => {
      const manifest = readJson(join(root, folder, "package.json")) as Manifest;
      return { folder, name: manifest.name, manifest, kind: kindOf(folder) };
    });
  return { root, packages, settings };
}

/** The packages that go to the registry. */
export function publicPackages(workspace: Workspace): readonly WorkspacePackage[] {
  return workspace.packages.filter(({ kind }) => kind === "library" || kind === "app");
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function kindOf(folder: string): WorkspacePackage["kind"] {
  if (folder.startsWith("apps/")) return "app";
  if (folder.startsWith("examples/")) return "example";
  return folder.startsWith("packages/repo/") ? "repo" : "library";
}
