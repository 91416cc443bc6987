import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { MazeError } from "@maze/core";
import { cliErrorCodes } from "./errors.ts";
import { projectPath } from "./find-project.ts";

/**
 * A file that was named in `cwd`, relative to the project.
 *
 * @throws {MazeError} MAZE_CLI_FILE_MISSING, MAZE_PIPELINE_OUTSIDE_PROJECT
 */
export async function existingFile(project: string, cwd: string, path: string): Promise<string> {
  const file = projectPath(project, cwd, path);
  const found = await stat(resolve(cwd, path)).catch(() => undefined);
  if (found?.isFile() === true) return file;
  throw new MazeError({
    code: "MAZE_CLI_FILE_MISSING",
    message: found === undefined ? `${path} does not exist` : `${path} is not a file`,
    hint: cliErrorCodes.MAZE_CLI_FILE_MISSING.hint,
  });
}
