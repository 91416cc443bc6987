import { writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { MazeError } from "@maze/core";
import { printGrammar } from "@maze/grammar/dialects";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { cliErrorCodes } from "../../errors.ts";
import { CliExitCode } from "../../exit-code.ts";
import type { ConvertOptions } from "./command.ts";
import { readGrammar } from "./read-grammar.ts";

/** A grammar in another dialect. */
export async function runConvert(
  io: CliIo,
  source: string,
  options: GlobalOptions & ConvertOptions,
): Promise<CommandResult> {
  const { grammar, warnings } = await readGrammar(io.cwd, source, options);
  const text = printGrammar(grammar, { dialect: options.to });
  const output = options.output === undefined ? null : await write(io.cwd, options.output, text);
  return {
    document: { schema: "maze.grammar.convert/v1", dialect: options.to, text, output },
    text: output === null ? text.trimEnd() : `The grammar is in ${output}`,
    exitCode: CliExitCode.done,
    warnings,
  };
}

async function write(cwd: string, output: string, text: string): Promise<string> {
  const path = resolve(cwd, output);
  try {
    await writeFile(path, text);
    return relative(cwd, path);
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_CLI_OUTPUT",
      message: `${output} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_OUTPUT.hint,
      cause,
    });
  }
}
