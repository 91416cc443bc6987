import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CommanderError, type Command } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CommandResult, CommandRunner, GlobalOptions } from "./command.ts";
import { cliErrorCodes } from "./errors.ts";
import { CliExitCode, exitCodeOf } from "./exit-code.ts";
import { stopIfInterrupted } from "./interruption.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line and answers its exit code. Results go to stdout, everything else to stderr; with `--json` stdout
 * is exactly one JSON document, an error included. What only a failure or a command needs is loaded then, so that
 * `--help` stays quick.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<CliExitCode> {
  let exitCode: CliExitCode = CliExitCode.done;
  const wantsJson = args.includes("--json");
  const run: CommandRunner = async (command, load) => {
    const options = command.optsWithGlobals<GlobalOptions>();
    const cwd = await workingDirectory(io.cwd, options.cwd);
    const work = await load();
    await stopIfInterrupted(io.signal);
    const result = await work({ ...io, cwd }, options);
    if (result.changed !== true && result.ended !== true) await stopIfInterrupted(io.signal);
    if (result.ended !== true) await print(result, options, io);
    exitCode = result.exitCode;
  };
  let complaints = "";
  const program = createProgram(run, { stdout: io.stdout, stderr: (text) => void (complaints += text) });
  try {
    if (args[0] === "complete") await addCompletion(program);
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return await commanderExit(thrown, complaints, wantsJson, io);
    const { toMazeError } = await import("@maze/core");
    const { errorDocument, renderError } = await import("./render-error.ts");
    const error = toMazeError(thrown);
    if (wantsJson) await printJson(errorDocument(error), io);
    await say(renderError(error), io);
    return exitCodeOf(error);
  }
}

async function print(result: CommandResult, options: GlobalOptions, io: CliIo): Promise<void> {
  for (const warning of result.warnings ?? []) await say(`${warning}\n`, io);
  if (options.json === true) return printJson(result.document, io);
  const { forTerminal } = await import("./terminal-text.ts");
  const text = forTerminal(result.text);
  if (text !== "") io.stdout(text.endsWith("\n") ? text : `${text}\n`);
}

async function printJson(document: unknown, io: CliIo): Promise<void> {
  const { printableJson } = await import("@maze/core");
  io.stdout(`${printableJson(JSON.stringify(document, null, 2))}\n`);
}

/** The one way to stderr for text that people read; a progress line and the log guard theirs themselves. */
async function say(text: string, io: CliIo): Promise<void> {
  const { forTerminal } = await import("./terminal-text.ts");
  io.stderr(forTerminal(text));
}

/** Help and version are no failure; of anything else commander has written what is wrong. */
async function commanderExit(
  error: CommanderError,
  complaints: string,
  wantsJson: boolean,
  io: CliIo,
): Promise<CliExitCode> {
  if (error.exitCode === 0) return CliExitCode.done;
  if (wantsJson) {
    const { MazeError } = await import("@maze/core");
    const { errorDocument } = await import("./render-error.ts");
    const usage = new MazeError({
      code: "MAZE_CLI_USAGE",
      message: error.message.replace(/^error: /, ""),
      hint: cliErrorCodes.MAZE_CLI_USAGE.hint,
    });
    await printJson(errorDocument(usage), io);
  }
  await say(complaints, io);
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
