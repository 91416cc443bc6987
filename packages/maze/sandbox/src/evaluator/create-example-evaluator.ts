import { stat } from "node:fs/promises";
import {
  type EvaluationSetup,
  type ExampleEvaluator,
  MazeError,
  type OperationContext,
  parseData,
  evaluationSetupSchema,
  throwIfAborted,
} from "@maze/core";
import { z } from "zod";
import { createSession, expectReply } from "./evaluation-session.ts";
import { hasPermissionModel, permissionFlags, sharedCompileCache, workerFile, workerFolder } from "./node-flags.ts";
import { readableRoots } from "./readable-roots.ts";
import { startWorker } from "./worker-channel.ts";

export const exampleEvaluatorOptionsSchema = z.strictObject({
  /** The Node program; by default the one that runs now. */
  execPath: z.string().optional(),
  /** Milliseconds for one application, unless the session says otherwise. */
  stepMs: z.int().positive().default(100),
  /** Megabytes of JavaScript heap, unless the session says otherwise. */
  memoryMb: z.int().min(32).default(512),
  /** Milliseconds that loading one import may take. */
  loadMs: z.int().positive().default(10_000),
  /** Milliseconds of silence after which the process counts as blocked and is killed. */
  silentMs: z.int().positive().default(5000),
  /** A value with more objects, elements and properties, or more text, counts as an error. */
  maxValueNodes: z.int().positive().default(10_000),
  maxValueCharacters: z.int().positive().default(100_000),
  /** IANA name of the zone that dates are seen in; by default the one in force here. */
  timeZone: z.string().optional(),
  /** BCP 47 tag; by default the one in force here. */
  locale: z.string().optional(),
});
export type ExampleEvaluatorOptions = z.input<typeof exampleEvaluatorOptionsSchema>;

/** Most values of a search die young; in a space of one megabyte, where V8 begins, many of them are copied first. */
const YOUNG_SPACE = "--min-semi-space-size=16";

const ALWAYS =
  "a process of its own without environment, network calls refused by the process itself (code that is bent on it gets around that)";

/**
 * An evaluator of untrusted code on example inputs: a Node process of its own without environment, which may read the
 * project and its modules and nothing else, and is killed with its session, its signal or this program.
 *
 * Values are frozen; an application that changes a date, map, set or instance in spite of that counts as failed, and so
 * does one that asks for the current time or for chance, or gives an iterator or a value of more than `maxValueNodes`.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA for options that do not fit their schema
 * @example
 * ```ts
 * import { createExampleEvaluator } from "@maze/sandbox";
 * const session = await createExampleEvaluator().open({
 *   directory: process.cwd(),
 *   imports: [],
 *   parameters: ["text"],
 *   rows: [{ args: ['"abc"'], expected: { value: "3" } }],
 * });
 * const [length] = await session.addComponents(["(text) => text.length"]);
 * const [seen] = await session.apply([{ context: 0, component: length ?? -1, args: [{ value: 0 }] }]);
 * await session.close();
 * seen?.matches; // => [true]
 * ```
 */
export function createExampleEvaluator(options: ExampleEvaluatorOptions = {}): ExampleEvaluator {
  const settings = Object.freeze(
    parseData(exampleEvaluatorOptionsSchema, options, "options of createExampleEvaluator"),
  );
  const environment = environmentOf(settings);
  const isolation = hasPermissionModel
    ? `${ALWAYS}; Node's permission model: no writes, no child processes, no threads, no native addons, reads of the project and its modules only`
    : `${ALWAYS}; this Node has no permission model, so files and child processes are open to the code`;

  return {
    specVersion: "v1",
    id: "node-process",
    isolation,
    async open(input: EvaluationSetup, context?: OperationContext) {
      const setup = parseData(evaluationSetupSchema, input, "evaluation setup");
      const signal = context?.signal;
      throwIfAborted(signal);
      const found = await stat(setup.directory).catch(() => undefined);
      if (found?.isDirectory() !== true) {
        throw new MazeError({
          code: "MAZE_SANDBOX_START_FAILED",
          message: `there is no directory ${setup.directory}`,
          hint: "Give the absolute path of a project that exists.",
        });
      }
      const stepMs = Math.ceil(setup.stepMs ?? settings.stepMs);
      const readable = [workerFolder, ...(await readableRoots(setup.directory))];
      throwIfAborted(signal);
      const cache = settings.execPath === undefined ? sharedCompileCache() : { flags: [], env: {} };
      const channel = startWorker({
        file: workerFile,
        execPath: settings.execPath ?? process.execPath,
        execArgv: [
          "--no-warnings",
          `--max-old-space-size=${String(Math.ceil(setup.memoryMb ?? settings.memoryMb))}`,
          YOUNG_SPACE,
          ...permissionFlags(readable),
          ...cache.flags,
        ],
        directory: setup.directory,
        env: { ...environment, ...cache.env },
        silentMs: Math.max(settings.silentMs + 2 * stepMs, settings.loadMs + settings.silentMs),
      });
      const stop = (): void => {
        channel.kill(
          new MazeError({
            code: "MAZE_CORE_ABORTED",
            message: "opening the evaluation was cancelled",
            cause: signal?.reason,
          }),
        );
      };
      signal?.addEventListener("abort", stop, { once: true });
      try {
        const reply = await channel.request({
          type: "open",
          directory: setup.directory,
          imports: setup.imports,
          parameters: setup.parameters,
          rows: setup.rows,
          stepMs,
          loadMs: settings.loadMs,
          bounds: { nodes: settings.maxValueNodes, characters: settings.maxValueCharacters, depth: 100 },
        });
        return createSession(channel, expectReply(reply, "opened").parameters, setup.rows.length);
      } catch (thrown) {
        channel.kill(
          new MazeError({ code: "MAZE_SANDBOX_CLOSED", message: "the evaluation session could not be opened" }),
        );
        await channel.closed;
        throw thrown;
      } finally {
        signal?.removeEventListener("abort", stop);
      }
    },
  };
}

/** The zone and the language of this process, since results of date and text functions depend on them. */
function environmentOf(settings: {
  timeZone?: string | undefined;
  locale?: string | undefined;
}): Record<string, string> {
  const here = Intl.DateTimeFormat().resolvedOptions();
  const locale = settings.locale ?? here.locale;
  return {
    TZ: settings.timeZone ?? here.timeZone,
    LC_ALL: `${locale.replaceAll("-", "_")}.UTF-8`,
    NODE_NO_WARNINGS: "1",
  };
}
