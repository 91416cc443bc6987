import { readdir } from "node:fs/promises";
import type { IsolatedResult, Severity } from "@maze/core";
import { type Manifest, upwards } from "../project/manifest.ts";

/** What a tool found, or could not correct. */
export interface ToolFinding {
  severity: Severity;
  code: string;
  message: string;
  /** As the tool names it: absolute, or relative to the project. */
  file?: string;
  line?: number;
  column?: number;
}

/** A linter or formatter that a project may use. */
export interface SourceTool {
  readonly id: string;
  readonly package: string;
  readonly programs: readonly string[];
  /** Names of its configuration files, of which one must lie in the project or above; absent where it needs none. */
  readonly configuration?: RegExp;
  readonly isConfiguredIn?: (manifest: Manifest) => boolean;
  /** Arguments to correct files in place. */
  fixArgs(files: readonly string[]): readonly string[];
  /** Arguments to only look at files; absent for a tool that lays out and finds nothing. */
  readonly checkArgs?: (files: readonly string[]) => readonly string[];
  /** What it found, or left; `undefined` where it did not run to its end. @throws where its report cannot be read */
  read(result: IsolatedResult): ToolFinding[] | undefined;
}

/** Whether a configuration file lies in a directory or above it. */
export async function hasConfiguration(directory: string, names: RegExp): Promise<boolean> {
  for (const at of upwards(directory)) {
    const entries = await readdir(at).catch(() => []);
    if (entries.some((name) => names.test(name))) return true;
  }
  return false;
}
