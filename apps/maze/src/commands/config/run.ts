import { relative } from "node:path";
import { changeConfigFile, formatConfigOrigin, formatConfigValue, getConfigValue, listConfig } from "@maze/config";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { configSections } from "../../config-sections.ts";
import { CliExitCode } from "../../exit-code.ts";
import { stopIfInterrupted } from "../../interruption.ts";
import { loadAppConfig } from "../../load-app-config.ts";
import { columns, createPaint } from "../../terminal-text.ts";
import type { ListOptions, SetOptions } from "./command.ts";

/** One value as TOML would write it; text without quotes, so that scripts can use it. */
export function runGet(io: CliIo, key: string, options: GlobalOptions & ListOptions): CommandResult {
  const loaded = loadAppConfig(io, options);
  const row = getConfigValue(loaded, key);
  const value = typeof row.value === "string" ? row.value : formatConfigValue(row.value);
  return {
    document: { schema: "maze.config.get/v1", key: row.key, value: row.value, origin: row.origin },
    text: options.origin === true ? `${value}\n# ${formatConfigOrigin(row.origin)}` : value,
    exitCode: CliExitCode.done,
    warnings: loaded.warnings.map(({ message }) => message),
  };
}

/** Every value, with `--origin` also where it comes from. */
export function runList(io: CliIo, options: GlobalOptions & ListOptions): CommandResult {
  const loaded = loadAppConfig(io, options);
  const paint = createPaint(io.colour);
  const rows = listConfig(loaded);
  return {
    document: {
      schema: "maze.config.list/v1",
      files: loaded.files,
      values: rows.map(({ key, value, origin }) => ({ key, value, origin })),
    },
    text: columns(
      rows.map(({ key, value, origin }) => [
        key,
        "=",
        formatConfigValue(value),
        ...(options.origin === true ? [paint.dim(formatConfigOrigin(origin))] : []),
      ]),
    ).join("\n"),
    exitCode: CliExitCode.done,
    warnings: loaded.warnings.map(({ message }) => message),
  };
}

/** Changes one value in a file and keeps the rest of its text. */
export async function runSet(
  io: CliIo,
  key: string,
  value: string,
  options: GlobalOptions & SetOptions,
): Promise<CommandResult> {
  await stopIfInterrupted(io.signal);
  const changed = await changeConfigFile({
    sections: configSections,
    cwd: io.cwd,
    env: io.env,
    platform: io.platform,
    homeDir: io.homeDirectory,
    layer: options.global === true ? "global" : "project",
    key,
    value,
    signal: io.signal,
  });
  return {
    document: { schema: "maze.config.set/v1", key: changed.key, value: changed.value, file: changed.path },
    text: `${changed.key} is set in ${relative(io.cwd, changed.path) || changed.path}`,
    exitCode: CliExitCode.done,
    changed: changed.changed,
  };
}
