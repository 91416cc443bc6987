import { MazeError, type Example, type GenerateRequest, type Task, type TypedHole } from "@maze/core";
import { examplesInText, withoutExamples } from "./examples-in-text.ts";

/** What is to be filled, the same for a hole and a new function. */
export interface TaskSubject {
  readonly file: string;
  readonly name: string;
  readonly hole: TypedHole | Extract<Task, { kind: "function" }>;
  /** Everything that is said in words. */
  readonly description: string;
  readonly examples: readonly Example[];
  /** Signature as source, for checks on its form. */
  readonly signature: string;
}

/** Finds the subject of a request; `null` for kinds of task that this engine does not take. */
export function subjectOf({ task, index, constraints }: GenerateRequest): TaskSubject | null {
  const demanded = constraints.constraints.flatMap(({ rule, hardness }) =>
    rule.rule === "example" && hardness === "hard" ? [rule.example] : [],
  );
  if (task.kind === "function") {
    return subject(task.file, task.name, task, task.signature, task.description, [...task.examples, ...demanded]);
  }
  if (task.kind !== "hole") return null;
  const hole = index.holes.find((candidate) => candidate.file === task.file && candidate.name === task.name);
  if (hole === undefined) return null;
  const tags = (hole.doc?.tags ?? []).filter((tag) => tag.name !== "example").map((tag) => tag.text);
  const words = [task.description, hole.doc?.summary ?? "", ...tags].join("\n");
  return subject(hole.file, hole.name, hole, hole.signature, words, [...task.examples, ...hole.examples, ...demanded]);
}

function subject(
  file: string,
  name: string,
  hole: TaskSubject["hole"],
  signature: string,
  words: string,
  given: readonly Example[],
): TaskSubject {
  const examples = distinct([...given, ...examplesInText(name, words)]);
  return { file, name, hole, signature, description: withoutExamples(name, words), examples };
}

function distinct(examples: readonly Example[]): Example[] {
  const byCall = new Map<string, Example>();
  for (const example of examples) {
    const call = example.args.map((arg) => arg.replace(/\s+/g, "")).join();
    if (!byCall.has(call)) byCall.set(call, example);
  }
  return [...byCall.values()];
}

/** Bytes of the task's file as text, with its hash source; a file that does not exist yet is empty. */
export async function readSubjectFile(
  path: string,
  mayBeMissing: boolean,
  readFile: (path: string) => Promise<Uint8Array>,
): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (mayBeMissing && typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT")
      return null;
    throw new MazeError({
      code: "MAZE_SYNTHESIS_UNREADABLE_FILE",
      message: `${path} could not be read`,
      hint: "Check that the file exists and may be read.",
      cause: error,
    });
  }
}
