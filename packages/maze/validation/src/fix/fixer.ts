import { readdir } from "node:fs/promises";
import type { Diagnostic, IsolatedResult } from "@maze/core";
import type { Manifest } from "../project/manifest.ts";
import { upwards } from "../project/manifest.ts";

/** A tool of the project that corrects files in place. */
export interface Fixer {
  readonly id: string;
  readonly package: string;
  readonly programs: readonly string[];
  /** Names of its configuration files; one must lie in the project or above, unless it needs none. */
  readonly configuration: RegExp | undefined;
  readonly isConfiguredIn?: (manifest: Manifest) => boolean;
  args(files: readonly string[]): readonly string[];
  /** What it could not correct; `undefined` where it did not run to its end. */
  read(result: IsolatedResult, local: (path: string) => string): Diagnostic[] | undefined;
}

/** Whether a configuration file lies in a directory or above it. */
export async function hasConfiguration(directory: string, names: RegExp): Promise<boolean> {
  for (const at of upwards(directory)) {
    const entries = await readdir(at).catch(() => []);
    if (entries.some((name) => names.test(name))) return true;
  }
  return false;
}
