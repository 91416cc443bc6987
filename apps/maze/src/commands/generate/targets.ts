import { resolve } from "node:path";
import { MazeError, type Example } from "@maze/core";
import { splitId, type GenerationTarget } from "@maze/pipeline";
import { findProject, projectPath } from "../../find-project.ts";
import type { GenerateOptions } from "./command.ts";
import { readTaskFile, type FileTask } from "./task-file.ts";

/** Reads examples in the notations of `@example`; `null` where the text holds none that can be run. */
export type ExampleReader = (text: string, name: string) => Example[] | null;

/**
 * What a command line asks to be generated.
 *
 * @throws {MazeError} MAZE_CLI_USAGE, MAZE_CLI_TASK_FILE, MAZE_PIPELINE_TASK_UNREADABLE, MAZE_PIPELINE_OUTSIDE_PROJECT
 */
export async function readTargets(
  task: string | undefined,
  options: GenerateOptions,
  cwd: string,
  read: ExampleReader,
): Promise<GenerationTarget[]> {
  const details = [options.signature, options.example, options.description].some((value) => value !== undefined);
  if (options.all === true) {
    if (task !== undefined || details)
      throw usage("--all takes no task, --signature, --example or --description", "Leave them out, or name one task.");
    return [{ kind: "all" }];
  }
  if (task === undefined)
    throw usage("no task was named", "Name a hole (src/format.ts#formatDay), a task file, or use --all.");
  if (task.endsWith(".json") && !task.includes("#")) {
    if (details)
      throw usage("a task file brings its own signature, examples and description", "Put them into the file.");
    const tasks = await readTaskFile(resolve(cwd, task));
    return tasks.map((entry) => toTarget(entry, cwd, read));
  }
  const [file, name] = splitId(task);
  return [
    toTarget(
      { file, name, signature: options.signature, description: options.description, examples: options.example },
      cwd,
      read,
    ),
  ];
}

function toTarget(
  { file: given, name, signature, description, examples: texts = [] }: FileTask,
  cwd: string,
  read: ExampleReader,
): GenerationTarget {
  const file = projectPath(findProject(cwd), cwd, given);
  const examples = texts.flatMap((text): Example[] => {
    const found = read(text, name);
    if (found !== null) return found;
    throw usage(
      `the example ${JSON.stringify(text)} cannot be read`,
      `Write a call of ${name} with literal arguments and its result: ${name}(1) // => 2`,
    );
  });
  if (signature === undefined) return { kind: "hole", id: `${file}#${name}`, description, examples };
  if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(name))
    throw usage(`"${name}" is no name for a function`, "Use letters, digits and _.");
  return { kind: "function", file, name, signature, description, examples };
}

function usage(message: string, hint: string): MazeError {
  return new MazeError({ code: "MAZE_CLI_USAGE", message, hint });
}
