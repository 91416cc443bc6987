import { loadConfig, type ResolvedConfig } from "@maze/config";
import type { CliIo } from "./cli-io.ts";
import type { GlobalOptions } from "./command.ts";
import { configSections } from "./config-sections.ts";

export type AppConfig = ResolvedConfig<typeof configSections>;

/** Variables that begin with `MAZE_` and are no configuration: where benchmarks keep their peers. */
const otherVariables = ["MAZE_BENCH_CACHE"];

/** The configuration in force for a command. */
export function loadAppConfig(io: CliIo, options: GlobalOptions): AppConfig {
  return loadConfig({
    sections: configSections,
    cwd: io.cwd,
    env: io.env,
    platform: io.platform,
    homeDir: io.homeDirectory,
    overrides: options.set ?? [],
    otherVariables,
  });
}
