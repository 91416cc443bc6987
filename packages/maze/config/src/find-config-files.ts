import { posix, win32 } from "node:path";
import type { ConfigFiles } from "./config-files.ts";
import { nodeConfigFiles } from "./node-config-files.ts";

export interface FindConfigFilesOptions {
  /** Absolute path of the directory to look from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`; `win32` decides about `%APPDATA%`, the form of paths and the case of variables. */
  readonly platform: string;
  /** Absolute path of the home directory. */
  readonly homeDir: string;
  /** The file system; the real one by default. */
  readonly files?: ConfigFiles;
}

/** Where the configuration of a directory lives. All paths are absolute. */
export interface ConfigFileLocations {
  /** The global file, whether it exists or not. */
  readonly global: string;
  readonly hasGlobal: boolean;
  /** The project files of the nearest directory that has one; two of them are a mistake. */
  readonly project: readonly string[];
  /** Where `project` was found; without one the root of the git repository, else `cwd`. */
  readonly projectDirectory: string;
  /** True where XDG_CONFIG_HOME was ignored, since it is no absolute path. */
  readonly ignoredXdg: boolean;
}

/** The names of a project file, from its directory. */
const PROJECT_FILES = [["maze.toml"], [".maze", "config.toml"]] as const;

/**
 * Finds the global file (`$XDG_CONFIG_HOME/maze/config.toml`, else `~/.config/maze/config.toml`; on Windows
 * `%APPDATA%\maze\config.toml`) and the nearest project file (`maze.toml` or `.maze/config.toml`), from `cwd` upwards to
 * the root of the git repository, or of the file system where there is no repository.
 */
export function findConfigFiles(options: FindConfigFilesOptions): ConfigFileLocations {
  const { cwd, platform, files = nodeConfigFiles } = options;
  const path = pathOf(platform);
  const { global, ignoredXdg } = findGlobal(options);
  const facts = { global, hasGlobal: files.exists(global), ignoredXdg };
  for (let directory = path.resolve(cwd); ; directory = path.dirname(directory)) {
    const project = PROJECT_FILES.map((names) => path.join(directory, ...names)).filter((file) => files.exists(file));
    if (project.length > 0) return { ...facts, project, projectDirectory: directory };
    if (files.exists(path.join(directory, ".git"))) return { ...facts, project, projectDirectory: directory };
    if (directory === path.dirname(directory)) return { ...facts, project, projectDirectory: path.resolve(cwd) };
  }
}

export function pathOf(platform: string): typeof posix {
  return platform === "win32" ? win32 : posix;
}

function findGlobal({ env, platform, homeDir }: FindConfigFilesOptions): { global: string; ignoredXdg: boolean } {
  const path = pathOf(platform);
  if (platform === "win32") {
    const [, roaming] = Object.entries(env).find(([name, value]) => name.toUpperCase() === "APPDATA" && value) ?? [];
    const base = roaming ?? path.join(homeDir, "AppData", "Roaming");
    return { global: path.join(base, "maze", "config.toml"), ignoredXdg: false };
  }
  const xdg = env["XDG_CONFIG_HOME"] ?? "";
  const isUsable = path.isAbsolute(xdg);
  const base = isUsable ? xdg : path.join(homeDir, ".config");
  return { global: path.join(base, "maze", "config.toml"), ignoredXdg: xdg !== "" && !isUsable };
}
