import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { MazeError } from "@maze/core";
import type { CliIo } from "../../cli-io.ts";
import { cliErrorCodes } from "../../errors.ts";

/**
 * The bytes of a file that the command line names.
 *
 * @throws {MazeError} MAZE_CLI_INPUT
 */
export async function readInput(io: CliIo, path: string): Promise<Buffer> {
  try {
    return await readFile(resolve(io.cwd, path), { signal: io.signal });
  } catch (cause) {
    io.signal.throwIfAborted();
    throw new MazeError({
      code: "MAZE_CLI_INPUT",
      message: `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_INPUT.hint,
      cause,
    });
  }
}

/** The same as text. Bytes that are not UTF-8 are refused: read on, they would change what the file says. */
export async function readInputText(io: CliIo, path: string): Promise<string> {
  const bytes = await readInput(io, path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_CLI_INPUT",
      message: `${path} is not UTF-8`,
      hint: cliErrorCodes.MAZE_CLI_INPUT.hint,
      cause,
    });
  }
}
