import { relative } from "node:path";
import { validateGrammar } from "@maze/grammar";
import { printGrammar } from "@maze/grammar/dialects";
import type { CliIo } from "../../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../../command.ts";
import { CliExitCode } from "../../../exit-code.ts";
import { stopIfInterrupted } from "../../../interruption.ts";
import { writeOutput } from "../../../write-output.ts";
import { readGrammar, validationWarnings } from "../read-grammar.ts";
import { inexact } from "../shown-exactly.ts";
import type { ConvertOptions } from "./command.ts";

/** Writes a grammar in another dialect. What that cannot say is an error, and nothing is written then. */
export async function runConvert(
  io: CliIo,
  file: string | undefined,
  options: GlobalOptions & ConvertOptions,
): Promise<CommandResult> {
  const { from, to, language, start } = options;
  const source = await readGrammar(io, file, { dialect: from, language, start });
  await stopIfInterrupted(io.signal);
  const text = io.blocking(() => {
    validateGrammar(source.grammar);
    return printGrammar(source.grammar, { dialect: to });
  });
  await stopIfInterrupted(io.signal);
  const output = options.output === undefined ? undefined : relative(io.cwd, writeOutput(io.cwd, options.output, text));
  return {
    document: {
      schema: "maze.grammar.convert/v1",
      source: source.name,
      from: source.dialect,
      to,
      text,
      output: output ?? null,
      leftToValidation: source.leftToValidation,
    },
    text: output === undefined ? text : `${source.name} as ${to} is in ${output}`,
    exitCode: CliExitCode.done,
    changed: output !== undefined,
    warnings: [
      ...validationWarnings(source),
      ...(output === undefined && options.json !== true ? inexact(text, "use --output") : []),
    ],
  };
}
