import { loadConfig, type ConfigFiles, type LoadConfigOptions, type ResolvedConfig } from "@maze/config";
import { MazeError } from "@maze/core";
import { sections } from "./sections.ts";

type Options = Partial<LoadConfigOptions<typeof sections>>;

/** Loads the test sections from a directory, with no home and no environment but what is given. */
export function load(cwd: string, options: Options = {}): ResolvedConfig<typeof sections> {
  return loadConfig({ sections, cwd, env: {}, platform: "linux", homeDir: "/nobody", ...options });
}

/** The error that an action throws. */
export function errorOf(action: () => unknown): MazeError {
  try {
    action();
  } catch (error) {
    if (MazeError.is(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Files in memory, for the paths of another platform. */
export function memoryFiles(texts: Readonly<Record<string, string>>): ConfigFiles {
  return {
    exists: (path) => Object.hasOwn(texts, path),
    readBytes: (path) => new TextEncoder().encode(texts[path]),
  };
}
