import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { MazeError } from "@maze/core";
import { cliErrorCodes } from "../../errors.ts";

/**
 * The bytes of a file named on the command line.
 *
 * @throws {MazeError} MAZE_CLI_FILE_MISSING
 */
export async function readNamedFile(cwd: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, path));
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_CLI_FILE_MISSING",
      message: `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_FILE_MISSING.hint,
      cause,
    });
  }
}
