import { stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  MazeError,
  throwIfAborted,
  type EngineCapabilities,
  type ExampleEvaluator,
  type FileEdit,
  type OperationContext,
  type ProjectIndex,
  type Reason,
  type Task,
  type TypedHole,
  type TypeOracle,
  toMazeError,
} from "@maze/core";
import { composeEdits } from "./compose-edits.ts";
import {
  generateConfigSection,
  projectConfigSection,
  type GenerateConfig,
  type ProjectConfig,
} from "./config-sections.ts";
import { prepareTargets, type PreparedTargets } from "./prepare-targets.ts";
import { pipelineErrorCodes } from "./errors.ts";
import { generateTasks } from "./generate.ts";
import type { GenerationReport } from "./generation-report.ts";
import { createJudge, JUDGED_STAGES } from "./judge.ts";
import { countingErrors, recordGeneration } from "./record-metrics.ts";
import { repairProjectFiles, type ProjectRepairReport, type RepairRequestOfFiles } from "./repair-project-files.ts";
import { reportGeneration } from "./report-generation.ts";
import type { Rooms } from "./rooms.ts";
import { languageOf, type GenerationTarget } from "./task-of.ts";
import { validateFiles, type FilesReport, type FilesRequest } from "./validate-files.ts";
import { writeEdits } from "./write-edits.ts";

export interface MazeOptions {
  /** Absolute path of the project, the directory with package.json. */
  readonly directory: string;
  /** The rooms to compose; `createDefaultRooms` gives the built-in ones. */
  readonly rooms: Rooms;
  /** Values of `[project]` and `[generate]`; defaults where left out. */
  readonly project?: Partial<ProjectConfig> | undefined;
  readonly generate?: Partial<GenerateConfig> | undefined;
  /** Milliseconds, for durations. */
  readonly now?: (() => number) | undefined;
}

export interface GenerateOptions {
  readonly targets: readonly GenerationTarget[];
  /** Id of the engine; the configured one where left out. */
  readonly engine?: string | undefined;
  /** Language of the targets; found from the file names where left out. */
  readonly language?: string | undefined;
  /** Candidates shown for each task at most; 1 where left out. */
  readonly top?: number | undefined;
}

/** A project under work. The compiler and the evaluator are started when first needed and stopped by `close`. */
export interface Maze {
  readonly directory: string;
  /** Reads the project, once; a later call answers the same index. */
  index(context?: OperationContext): Promise<ProjectIndex>;
  /** Generates code for targets and judges it in copies of the project; the project itself is not touched. */
  generate(options: GenerateOptions, context?: OperationContext): Promise<GenerationReport>;
  /** Writes the edits of a report: all of them or none. Answers the files. */
  write(edits: readonly FileEdit[], context?: OperationContext): Promise<string[]>;
  /** Judges files of the project as they are. */
  validate(request: FilesRequest, context?: OperationContext): Promise<FilesReport>;
  /** Mends files of the project that do not compile and judges the result in a copy; nothing is written. */
  repair(request: RepairRequestOfFiles, context?: OperationContext): Promise<ProjectRepairReport>;
  /** The engines that can be chosen, with what they can do. */
  engines(): Promise<readonly { id: string; capabilities: EngineCapabilities }[]>;
  close(): Promise<void>;
}

/**
 * Opens a project for generating and validating. Nothing is read or started before the first call.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA when a configuration value does not fit
 */
export function createMaze(options: MazeOptions): Maze {
  const { directory, rooms } = options;
  const now = options.now ?? (() => performance.now());
  const project = projectConfigSection.schema.parse(options.project ?? {});
  const settings = generateConfigSection.schema.parse(options.generate ?? {});
  let indexing: Promise<ProjectIndex> | undefined;
  let evaluator: Promise<ExampleEvaluator> | undefined;
  const oracles: TypeOracle[] = [];

  const index = async (context: OperationContext): Promise<ProjectIndex> => {
    await assertDirectory(directory);
    indexing ??= rooms.index(directory, undefined, context).catch((cause: unknown) => {
      indexing = undefined;
      throw cause;
    });
    return indexing;
  };
  const openOracle = async (
    at: string,
    context: OperationContext,
    notes: Reason[],
  ): Promise<TypeOracle | undefined> => {
    try {
      const oracle = await rooms.openOracle(at, context);
      oracles.push(oracle);
      return oracle;
    } catch (cause) {
      const error = toMazeError(cause);
      if (error.code === "MAZE_CORE_ABORTED" || error.code === "MAZE_CORE_UNEXPECTED") throw error;
      notes.push({ code: error.code, message: error.message });
      return undefined;
    }
  };

  const generate = async (request: GenerateOptions, context: OperationContext): Promise<GenerationReport> => {
    const began = now();
    const notes: Reason[] = [];
    await assertDirectory(directory);
    // The compiler reads the project in a process of its own while this one makes the index; a copy comes after the index.
    const isDeclared = request.targets.every(({ kind }) => kind !== "function");
    const opening = isDeclared ? openOracle(directory, context, notes) : undefined;
    // What it throws is met where the compiler is needed.
    opening?.catch(() => undefined);
    let targets: PreparedTargets | undefined;
    try {
      const known = await index(context);
      targets = await prepareTargets(
        {
          directory,
          index: known,
          targets: request.targets,
          languageOf: (file) => request.language ?? languageOf(file, project.language),
        },
        rooms,
        context,
      );
      const prepared = targets;
      const openAt = now();
      evaluator ??= rooms.openEvaluator();
      // What is needed after the compiler loads while it reads.
      const [oracle, examples, validators] = await Promise.all([
        opening ?? openOracle(prepared.directory, context, notes),
        evaluator,
        rooms.validators({ directory: prepared.directory }),
      ]);
      const description = await oracle?.describe();
      const openMs = now() - openAt;
      throwIfAborted(context.signal);
      if (oracle === undefined) throw compilerMissing(notes);
      const engines = await rooms.engines({ directory: prepared.directory, oracle, evaluator: examples });
      const engine = engines.get(request.engine ?? settings.engine);
      assertSupported(engine, prepared.tasks);
      const judge = createJudge(
        { directory: prepared.directory, index: prepared.index, validators, evaluator: examples, now },
        rooms,
      );
      const result = await generateTasks(
        prepared.tasks,
        {
          index: prepared.index,
          oracle,
          evaluator: examples,
          engine,
          providers: rooms.constraintProviders.list(),
          stages: [...JUDGED_STAGES, "examples"],
          compose: (runs) =>
            composeEdits(
              {
                directory: prepared.directory,
                index: prepared.index,
                placements: runs.flatMap(({ hole, waiting: [chosen] }) =>
                  chosen === undefined ? [] : [{ hole, text: chosen.text, imports: chosen.imports }],
                ),
              },
              rooms,
            ),
          judge: judge.judge,
          testsBefore: judge.testsBefore,
          now,
        },
        {
          budget: { timeMs: settings.timeMs, candidates: settings.candidates },
          top: request.top ?? 1,
          rounds: settings.rounds,
        },
        context,
      );
      const report = await reportGeneration({
        name: project.name === "" ? basename(directory) : project.name,
        directory,
        engine: engine.id,
        prepared,
        result,
        description,
        notes,
        openMs,
        totalMs: now() - began,
      });
      recordGeneration(report, prepared.index, context);
      return report;
    } finally {
      await targets?.dispose();
      await opening?.catch(() => undefined);
      await Promise.all(oracles.splice(0).map((oracle) => oracle.close()));
    }
  };

  return {
    directory,
    index: (context = {}) => countingErrors(context, () => index(context)),
    generate: (request, context = {}) => countingErrors(context, () => generate(request, context)),
    write: (edits, context = {}) =>
      countingErrors(context, async () => {
        const files = await writeEdits(directory, edits, context);
        indexing = undefined;
        return files;
      }),
    validate: (request, context = {}) =>
      countingErrors(context, async () => {
        await assertDirectory(directory);
        return validateFiles({ directory, now }, request, rooms, context);
      }),
    repair: (request, context = {}) =>
      countingErrors(context, async () => {
        await assertDirectory(directory);
        const notes: Reason[] = [];
        const oracle = await openOracle(directory, context, notes);
        if (oracle === undefined) throw compilerMissing(notes);
        try {
          return await repairProjectFiles({ directory, now, oracle }, request, rooms, context);
        } finally {
          await Promise.all(oracles.splice(0).map((one) => one.close()));
        }
      }),
    async engines() {
      const evaluating = await (evaluator ??= rooms.openEvaluator());
      const registry = await rooms.engines({ directory, oracle: unopenedOracle, evaluator: evaluating });
      return registry.list().map(({ id, capabilities }) => ({ id, capabilities }));
    },
    async close() {
      await Promise.all(oracles.splice(0).map((oracle) => oracle.close()));
    },
  };
}

/** Stands in where engines are only listed; asking it anything is a mistake of ours. */
const unopenedOracle = new Proxy({} as TypeOracle, {
  get(_target, name) {
    throw new MazeError({
      code: "MAZE_CORE_UNEXPECTED",
      message: `an engine asked the oracle for ${String(name)} while being listed`,
    });
  },
});

async function assertDirectory(directory: string): Promise<void> {
  const found = await stat(directory).catch((cause: unknown) =>
    cause instanceof Error ? cause : new Error(String(cause)),
  );
  if (!(found instanceof Error) && found.isDirectory()) return;
  throw new MazeError({
    code: "MAZE_PIPELINE_DIRECTORY",
    message: `${directory} is not a directory that can be read${found instanceof Error ? `: ${found.message}` : ""}`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_DIRECTORY.hint,
  });
}

function compilerMissing(notes: readonly Reason[]): MazeError {
  const [reason] = notes;
  return new MazeError({
    code: "MAZE_PIPELINE_NO_COMPILER",
    message: `the compiler could not open the project: ${reason?.message ?? "unknown reason"}`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_NO_COMPILER.hint,
    details: { reasons: notes },
  });
}

function assertSupported(
  engine: { id: string; capabilities: EngineCapabilities },
  tasks: readonly { task: Task; hole: TypedHole }[],
): void {
  const { capabilities, id } = engine;
  for (const { task } of tasks) {
    if (capabilities.tasks.includes(task.kind) && capabilities.languages.includes(task.language)) continue;
    throw new MazeError({
      code: "MAZE_PIPELINE_UNSUPPORTED_TASK",
      message: `engine ${id} does not take ${task.kind} tasks in ${task.language}`,
      hint: `It takes ${capabilities.tasks.join(", ")} in ${capabilities.languages.join(", ")}.`,
      details: { engine: id, task: task.id },
    });
  }
}
