import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { findConfigFiles, renderDefaultConfig, setConfigValue } from "@maze/config";
import { MazeError } from "@maze/core";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { configSections } from "../../config-sections.ts";
import { cliErrorCodes } from "../../errors.ts";
import { CliExitCode } from "../../exit-code.ts";
import { findProject } from "../../find-project.ts";
import { stopIfInterrupted } from "../../interruption.ts";
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
  await stopIfInterrupted(io.signal);
  create(file, text, relative(io.cwd, file));
  const shown = relative(io.cwd, file);
  return {
    document: { schema: "maze.init/v1", file, name, language },
    text: `Wrote ${shown} for ${name}.\nNext: maze index, then maze generate --all`,
    exitCode: CliExitCode.done,
    changed: true,
  };
}

/** Writes a file that must not be there yet; what could be written of it goes where the rest could not. */
function create(file: string, text: string, shown: string): void {
  let isOurs = false;
  try {
    const handle = openSync(file, "wx");
    isOurs = true;
    try {
      writeFileSync(handle, text);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    if (isOurs) rmSync(file, { force: true });
    else if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") throw alreadyInitialised(shown);
    throw new MazeError({
      code: "MAZE_CLI_UNWRITABLE",
      message: `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: cliErrorCodes.MAZE_CLI_UNWRITABLE.hint,
      cause,
    });
  }
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
