import { readFile, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { findConfigFiles, renderDefaultConfig, setConfigValue } from "@maze/config";
import { MazeError } from "@maze/core";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { configSections } from "../../config-sections.ts";
import { cliErrorCodes } from "../../errors.ts";
import { CliExitCode } from "../../exit-code.ts";
import { findProject } from "../../find-project.ts";
import type { InitOptions } from "./command.ts";

/** Writes a `maze.toml` with the project's name and language, and every other key as a comment. */
export async function runInit(io: CliIo, options: GlobalOptions & InitOptions): Promise<CommandResult> {
  const directory = findProject(io.cwd);
  const existing = findConfigFiles({
    cwd: directory,
    env: io.env,
    platform: io.platform,
    homeDir: io.homeDirectory,
  }).project;
  const file = join(directory, "maze.toml");
  const [first] = existing;
  if (first !== undefined) throw alreadyInitialised(relative(io.cwd, first) || first);
  const name = options.name ?? (await packageName(directory)) ?? basename(directory);
  const language = options.language ?? "auto";
  const text = [
    ["project.name", name],
    ["project.language", language],
  ].reduce(
    (toml, [key = "", value = ""]) => setConfigValue(toml, key, value, file),
    renderDefaultConfig(configSections),
  );
  await writeFile(file, text, { flag: "wx" }).catch((cause: unknown) => {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST")
      throw alreadyInitialised(relative(io.cwd, file));
    throw new MazeError({
      code: "MAZE_CLI_OUTPUT",
      message: `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: "Check that the project is writable.",
      cause,
    });
  });
  const shown = relative(io.cwd, file);
  return {
    document: { schema: "maze.init/v1", file, name, language },
    text: `Wrote ${shown} for ${name}.\nNext: maze index, then maze generate --all`,
    exitCode: CliExitCode.done,
  };
}

/** Name in package.json, where there is one that can be read; a broken package.json is `maze index`'s to report. */
async function packageName(directory: string): Promise<string | undefined> {
  try {
    const data: unknown = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
    const name = typeof data === "object" && data !== null && "name" in data ? data.name : undefined;
    return typeof name === "string" && name !== "" ? name : undefined;
  } catch {
    return undefined;
  }
}

function alreadyInitialised(file: string): MazeError {
  return new MazeError({
    code: "MAZE_CLI_ALREADY_INITIALISED",
    message: `${file} is there already; nothing was changed`,
    hint: cliErrorCodes.MAZE_CLI_ALREADY_INITIALISED.hint,
  });
}
