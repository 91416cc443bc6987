import { type Example, type Logger, type OperationContext } from "@maze/core";
import { readExamples } from "@maze/indexer";
import { createDefaultRooms, createMaze, type Maze, type Rooms } from "@maze/pipeline";
import type { SandboxConfig } from "@maze/sandbox";
import { createTelemetry, type Telemetry } from "@maze/telemetry";
import type { CliIo } from "./cli-io.ts";
import type { GlobalOptions } from "./command.ts";
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
  const { values } = resolved;
  const logOrigin = resolved.origins["telemetry.file"];
  const telemetry = createTelemetry(values.telemetry, {
    projectDirectory: directory,
    trustLogFile: logOrigin?.layer !== "project",
    now: io.date,
    stderr: io.stderr,
  });
  for (const { message } of resolved.warnings) telemetry.logger.warn(message);
  const rooms = createDefaultRooms({
    generate: values.generate,
    index: values.index,
    synthesis: values.synthesis,
    validation: values.validation,
    sandbox: trustedSandbox(resolved, telemetry.logger),
    environment: io.env,
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

/** A project may be hostile, so it cannot take the isolation away by its own configuration. */
function trustedSandbox({ values, origins }: AppConfig, logger: Logger): SandboxConfig {
  const { sandbox } = values;
  if (!sandbox.unsafeNoIsolation || origins["sandbox.unsafeNoIsolation"]?.layer !== "project") return sandbox;
  logger.warn(
    "sandbox.unsafeNoIsolation in the project's own configuration is not followed: say it in your own, or pass --unsafe-no-isolation",
  );
  return { ...sandbox, unsafeNoIsolation: false };
}
