import { type Example, type Logger, type OperationContext } from "@maze/core";
import { readExamples } from "@maze/indexer";
import { createDefaultRooms, createMaze, type Maze, type Rooms } from "@maze/pipeline";
import { createTelemetry, type Telemetry } from "@maze/telemetry";
import type { CliIo } from "./cli-io.ts";
import type { GlobalOptions } from "./command.ts";
import { userCache } from "./user-cache.ts";
import { findProject } from "./find-project.ts";
import { loadAppConfig, type AppConfig } from "./load-app-config.ts";

/** A project with its configuration and everything that a command composes; `close` keeps the statistics. */
export interface OpenProject {
  readonly directory: string;
  readonly config: AppConfig["values"];
  readonly resolved: AppConfig;
  readonly rooms: Rooms;
  readonly maze: Maze;
  readonly telemetry: Telemetry;
  /** What long operations take: the signal of Ctrl-C, the log, the metrics. */
  readonly context: OperationContext;
  readExamples(text: string, name: string): Example[] | null;
  close(): Promise<void>;
}

/** A flag of the commands that run the project's tests. */
export interface IsolationOptions {
  unsafeNoIsolation?: boolean;
}

/** Opens the project around the working directory. */
export function openProject(io: CliIo, options: GlobalOptions & IsolationOptions): OpenProject {
  const directory = findProject(io.cwd);
  const unsafe = options.unsafeNoIsolation === true ? ["sandbox.unsafeNoIsolation=true"] : [];
  const resolved = loadAppConfig(io, { ...options, set: [...(options.set ?? []), ...unsafe] });
  const logOrigin = resolved.origins["telemetry.file"];
  const telemetry = createTelemetry(resolved.values.telemetry, {
    projectDirectory: directory,
    trustLogFile: logOrigin?.layer !== "project",
    now: io.date,
    stderr: io.stderr,
  });
  for (const { message } of resolved.warnings) telemetry.logger.warn(message);
  const values = trusted(resolved, telemetry.logger);
  const rooms = createDefaultRooms({
    generate: values.generate,
    index: values.index,
    synthesis: values.synthesis,
    validation: values.validation,
    sandbox: values.sandbox,
    environment: io.env,
    cacheDirectory: userCache(io),
  });
  const maze = createMaze({ directory, rooms, project: values.project, generate: values.generate, now: io.now });
  return {
    directory,
    config: values,
    resolved,
    rooms,
    maze,
    telemetry,
    context: { signal: io.signal, logger: telemetry.logger, metrics: telemetry.metrics },
    readExamples(text, name) {
      const { examples } = readExamples(text, name);
      return examples.length === 0 ? null : examples.map((example) => ({ ...example, source: "task" as const }));
    },
    async close() {
      await maze.close();
      // A command that was interrupted leaves nothing behind.
      if (!io.signal.aborted) telemetry.save();
      telemetry.close();
    },
  };
}

/** Keys that would let a hostile project run a program of its choice, or take the isolation away. */
const untrustedKeys = ["sandbox.unsafeNoIsolation", "validation.external"] as const;

/** The configuration without what a project may not say for itself; what is left out is said. */
function trusted({ values, origins }: AppConfig, logger: Logger): AppConfig["values"] {
  const refused = new Set(untrustedKeys.filter((key) => origins[key]?.layer === "project"));
  for (const key of refused) {
    logger.warn(
      `${key} in the project's own configuration is not followed: set it in your own, or on the command line`,
    );
  }
  const { sandbox, validation } = values;
  return {
    ...values,
    sandbox: refused.has("sandbox.unsafeNoIsolation") ? { ...sandbox, unsafeNoIsolation: false } : sandbox,
    validation: refused.has("validation.external") ? { ...validation, external: [] } : validation,
  };
}
