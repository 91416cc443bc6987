import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CommanderError, type Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CommandResult, CommandRunner, GlobalOptions } from "./command.ts";
import { cliErrorCodes } from "./errors.ts";
import { CliExitCode, exitCodeOf } from "./exit-code.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line and answers its exit code. Results go to stdout, everything else to stderr; with `--json` stdout
 * is exactly one JSON document, an error included. What only a failure or a command needs is loaded then, so that
 * `--help` stays quick.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<CliExitCode> {
  let exitCode: CliExitCode = CliExitCode.done;
  const wantsJson = args.includes("--json");
  const run: CommandRunner = async (command, work) => {
    const options = command.optsWithGlobals<GlobalOptions>();
    const cwd = await workingDirectory(io.cwd, options.cwd);
    const result = await work({ ...io, cwd }, options);
    print(result, options, io);
    exitCode = result.exitCode;
  };
  const program = createProgram(run, io);
  try {
    if (args[0] === "complete") await addCompletion(program);
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return await commanderExit(thrown, wantsJson, io);
    const { toMazeError } = await import("@maze/core");
    const { errorDocument, renderError } = await import("./render-error.ts");
    const error = toMazeError(thrown);
    if (wantsJson) io.stdout(`${JSON.stringify(errorDocument(error), null, 2)}\n`);
    io.stderr(renderError(error));
    return exitCodeOf(error);
  }
}

function print(result: CommandResult, options: GlobalOptions, io: CliIo): void {
  for (const warning of result.warnings ?? []) io.stderr(`${warning}\n`);
  if (options.json === true) io.stdout(`${JSON.stringify(result.document, null, 2)}\n`);
  else if (result.text !== "") io.stdout(result.text.endsWith("\n") ? result.text : `${result.text}\n`);
}

/** Commander has printed its message already; help and version are no failure. */
async function commanderExit(error: CommanderError, wantsJson: boolean, io: CliIo): Promise<CliExitCode> {
  if (error.exitCode === 0) return CliExitCode.done;
  if (wantsJson) {
    const { MazeError } = await import("@maze/core");
    const { errorDocument } = await import("./render-error.ts");
    const usage = new MazeError({
      code: "MAZE_CLI_USAGE",
      message: error.message.replace(/^error: /, ""),
      hint: cliErrorCodes.MAZE_CLI_USAGE.hint,
    });
    io.stdout(`${JSON.stringify(errorDocument(usage), null, 2)}\n`);
  }
  return CliExitCode.usage;
}

async function workingDirectory(from: string, given: string | undefined): Promise<string> {
  const directory = resolve(from, given ?? ".");
  const found = await stat(directory).catch((cause: unknown) => cause);
  if (
    found !== null &&
    typeof found === "object" &&
    "isDirectory" in found &&
    (found as { isDirectory(): boolean }).isDirectory()
  ) {
    return directory;
  }
  const { MazeError } = await import("@maze/core");
  throw new MazeError({
    code: "MAZE_CLI_DIRECTORY",
    message: `${directory} is not a directory that can be read`,
    hint: cliErrorCodes.MAZE_CLI_DIRECTORY.hint,
    cause: found,
  });
}

async function addCompletion(program: Command): Promise<void> {
  const { default: complete } = await import("@bomb.sh/tab/commander");
  complete(program);
}
