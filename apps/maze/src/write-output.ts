import { readlinkSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { MazeError } from "@maze/core";
import { cliErrorCodes } from "./errors.ts";
import { makeDirectory, replaceFile } from "./replace-file.ts";

/**
 * Writes the file that `--output` names, all at once. A link is written through, and a device or a pipe is written to.
 * Answers the absolute path.
 *
 * @throws {MazeError} MAZE_CLI_OUTPUT
 */
export function writeOutput(cwd: string, output: string, text: string | Uint8Array): string {
  const path = resolve(cwd, output);
  try {
    makeDirectory(dirname(path));
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || found.isFile()) replaceFile(linkTarget(path), text);
    else writeFileSync(path, text);
    return path;
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_CLI_OUTPUT",
      message: `${output} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_OUTPUT.hint,
      cause,
    });
  }
}

/** Where links lead, also those whose end does not exist yet. A circle of links was told before, by `stat`. */
function linkTarget(path: string): string {
  const real = join(realpathSync(dirname(path)), basename(path));
  let next: string;
  try {
    next = readlinkSync(real);
  } catch {
    return real; // It is no link.
  }
  return linkTarget(resolve(dirname(real), next));
}
