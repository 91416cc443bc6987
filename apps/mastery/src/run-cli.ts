import { statSync } from "node:fs";
import { resolve } from "node:path";
import { CommanderError } from "commander";
import type { CliIo } from "./cli-io.ts";
import type { CommandResult, CommandRunner, GlobalOptions } from "./command.ts";
import { cliErrorCodes } from "./errors.ts";
import { CliExitCode, exitCodeOf } from "./exit-code.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line and answers its exit code. Results go to stdout, everything else to stderr; with `--json` stdout
 * is exactly one JSON document, an error included.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<CliExitCode> {
  let exitCode: CliExitCode = CliExitCode.done;
  const wantsJson = args.includes("--json");
  const run: CommandRunner = async (command, load) => {
    const options = command.optsWithGlobals<GlobalOptions>();
    const cwd = resolve(io.cwd, options.cwd ?? ".");
    if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) throw await noDirectory(cwd);
    const work = await load();
    io.signal.throwIfAborted();
    const result = await work({ ...io, cwd }, options);
    await print(result, options, io);
    exitCode = result.exitCode;
  };
  let complaints = "";
  const program = createProgram(run, { stdout: io.stdout, stderr: (text) => void (complaints += text) });
  try {
    if (args[0] === "complete") {
      const { default: complete } = await import("@bomb.sh/tab/commander");
      complete(program);
    }
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (thrown) {
    const { MazeError, printable, toMazeError } = await import("@maze/core");
    if (thrown instanceof CommanderError) {
      if (thrown.exitCode === 0) return CliExitCode.done;
      io.stderr(printable(complaints));
      const { hint } = cliErrorCodes.MASTERY_CLI_USAGE;
      const error = new MazeError({ code: "MASTERY_CLI_USAGE", message: thrown.message.replace(/^error: /, ""), hint });
      if (wantsJson) await printJson({ schema: "mastery.error/v1", error: error.toJSON() }, io);
      return CliExitCode.usage;
    }
    const error = toMazeError(thrown);
    const code = exitCodeOf(error);
    if (wantsJson) await printJson({ schema: "mastery.error/v1", exitCode: code, error: error.toJSON() }, io);
    io.stderr(
      printable(`error ${error.code}: ${error.message}\n${error.hint === undefined ? "" : `hint: ${error.hint}\n`}`),
    );
    if (code === CliExitCode.bug) {
      const origin = error.cause instanceof Error ? error.cause : error;
      io.stderr(printable(`This is a bug of mastery. Please report it with this text:\n${origin.stack ?? ""}\n`));
    }
    return code;
  }
}

async function print(result: CommandResult, options: GlobalOptions, io: CliIo): Promise<void> {
  const { printable } = await import("@maze/core");
  for (const warning of result.warnings ?? []) io.stderr(printable(`${warning}\n`));
  if (options.json === true) return printJson(result.document, io);
  // What learner code printed is shown and not obeyed.
  const text = printable(result.text.replaceAll("\r\n", "\n"));
  if (text !== "") io.stdout(text.endsWith("\n") ? text : `${text}\n`);
}

async function printJson(document: unknown, io: CliIo): Promise<void> {
  const { printableJson } = await import("@maze/core");
  io.stdout(`${printableJson(JSON.stringify(document, null, 2))}\n`);
}

async function noDirectory(cwd: string): Promise<Error> {
  const { MazeError } = await import("@maze/core");
  const { hint } = cliErrorCodes.MASTERY_CLI_DIRECTORY;
  return new MazeError({ code: "MASTERY_CLI_DIRECTORY", message: `${cwd} is not a directory`, hint });
}
