import { MazeError } from "@maze/core";
import { cliErrorCodes } from "./errors.ts";

/** The error for words of a command line that do not fit each other. */
export const usage = (message: string, hint: string = cliErrorCodes.MAZE_CLI_USAGE.hint): MazeError =>
  new MazeError({ code: "MAZE_CLI_USAGE", message, hint });
