import { posix } from "node:path";
import { MazeError, type OperationContext, type ProjectIndex, type Task, type TypedHole } from "@maze/core";
import { declareFunction } from "./declare-function.ts";
import { pipelineErrorCodes } from "./errors.ts";
import { readSource, type SourceText } from "./read-source.ts";
import type { Rooms } from "./rooms.ts";
import { findHole, holeTask, taskId, type GenerationTarget } from "./task-of.ts";

/** Tasks, and the directory in which they are holes: the project itself, or a copy that declares new functions. */
export interface PreparedTargets {
  readonly directory: string;
  readonly index: ProjectIndex;
  readonly tasks: readonly { task: Task; hole: TypedHole }[];
  /** Files of the project as they were before new functions were declared; `null` for a file that did not exist. */
  readonly originals: ReadonlyMap<string, SourceText | null>;
  dispose(): Promise<void>;
}

/**
 * Turns targets into tasks with their holes.
 *
 * @throws {MazeError} MAZE_PIPELINE_NO_SUCH_HOLE, MAZE_PIPELINE_ALREADY_DECLARED, MAZE_PIPELINE_TASK_UNREADABLE
 */
export async function prepareTargets(
  of: {
    directory: string;
    index: ProjectIndex;
    targets: readonly GenerationTarget[];
    languageOf: (file: string) => string;
  },
  rooms: Pick<Rooms, "copyProject" | "index">,
  context: OperationContext,
): Promise<PreparedTargets> {
  const { directory, index, targets } = of;
  const tasksOf = new Map(
    targets.flatMap((target) =>
      target.kind === "function" ? [[target, functionTask(target, index, of.languageOf)] as const] : [],
    ),
  );
  const news = [...tasksOf.values()];
  const originals = new Map<string, SourceText | null>();
  if (news.length === 0) {
    return {
      directory,
      index,
      tasks: targets.flatMap((target) => existing(target, index, of.languageOf)),
      originals,
      dispose: () => Promise.resolve(),
    };
  }
  const declared = new Map<string, SourceText>();
  for (const task of news) {
    if (!originals.has(task.file)) originals.set(task.file, await readSource(directory, task.file));
    const before = declared.get(task.file) ?? originals.get(task.file) ?? null;
    declared.set(task.file, { text: declareFunction({ task, before }).newText, hash: "" });
  }
  const edits = [...declared].map(([file, { text }]) => ({
    file,
    newText: text,
    baseHash: originals.get(file)?.hash ?? null,
  }));
  const copy = await rooms.copyProject({ directory, edits }, context);
  try {
    const known = await rooms.index(copy.directory, undefined, context);
    const tasks = targets.flatMap((target) => {
      if (target.kind !== "function") return existing(target, known, of.languageOf);
      const task = tasksOf.get(target);
      const hole = known.holes.find((candidate) => candidate.file === task?.file && candidate.name === task.name);
      if (task === undefined || hole === undefined) throw unreadable(target, known);
      // The examples stand in the declaration's doc comment now; there they are read once.
      return [{ task: holeTask(hole, task.language, { description: task.description }), hole }];
    });
    return { directory: copy.directory, index: known, tasks, originals, dispose: () => copy.dispose() };
  } catch (cause) {
    await copy.dispose();
    throw cause;
  }
}

function existing(
  target: GenerationTarget,
  index: ProjectIndex,
  language: (file: string) => string,
): { task: Task; hole: TypedHole }[] {
  if (target.kind === "function") return [];
  if (target.kind === "all") return index.holes.map((hole) => ({ task: holeTask(hole, language(hole.file)), hole }));
  const hole = findHole(target.id, index);
  return [{ task: holeTask(hole, language(hole.file), target), hole }];
}

type FunctionTarget = Extract<GenerationTarget, { kind: "function" }>;
type FunctionTask = Extract<Task, { kind: "function" }>;

function functionTask(target: FunctionTarget, index: ProjectIndex, language: (file: string) => string): FunctionTask {
  const file = withEnding(posix.normalize(target.file.replaceAll("\\", "/")), language);
  if (language(file) !== "typescript") {
    throw new MazeError({
      code: "MAZE_PIPELINE_UNSUPPORTED_TASK",
      message: `a new function can be declared in typescript, and ${file} is ${language(file)}`,
      hint: "Name a .ts file, or declare the function yourself and name the hole.",
    });
  }
  if (file.startsWith("../") || posix.isAbsolute(file)) {
    throw new MazeError({
      code: "MAZE_PIPELINE_OUTSIDE_PROJECT",
      message: `${target.file} leads out of the project`,
      hint: pipelineErrorCodes.MAZE_PIPELINE_OUTSIDE_PROJECT.hint,
    });
  }
  const taken = index.symbols.find(
    (symbol) => symbol.file === file && symbol.name === target.name && symbol.container === undefined,
  );
  if (taken !== undefined) {
    throw new MazeError({
      code: "MAZE_PIPELINE_ALREADY_DECLARED",
      message: `${file}:${String(taken.span.from.line)} declares ${target.name} already`,
      hint: pipelineErrorCodes.MAZE_PIPELINE_ALREADY_DECLARED.hint,
    });
  }
  return {
    specVersion: "v1",
    kind: "function",
    id: taskId(file, target.name),
    language: language(file),
    file,
    name: target.name,
    signature: target.signature,
    exported: target.exported ?? true,
    description: target.description ?? "",
    examples: [...target.examples],
  };
}

function unreadable(target: FunctionTarget, index: ProjectIndex): MazeError {
  const finding = index.diagnostics.find(
    (diagnostic) => diagnostic.file === target.file && diagnostic.severity === "error",
  );
  return new MazeError({
    code: "MAZE_PIPELINE_TASK_UNREADABLE",
    message: `the signature "${target.signature}" of ${target.name} cannot be read${finding === undefined ? "" : `: ${finding.message}`}`,
    hint: 'Write parameters with types and a result type, such as "(day: Date, days: number): string".',
    details: { signature: target.signature },
  });
}

const endings: Readonly<Record<string, string>> = {
  typescript: ".ts",
  javascript: ".js",
  python: ".py",
  rust: ".rs",
  go: ".go",
  zig: ".zig",
};

/** A file that is named without an ending gets the one of the project's language. */
function withEnding(file: string, language: (file: string) => string): string {
  return posix.extname(file) === "" ? `${file}${endings[language(file)] ?? ""}` : file;
}
