import { MazeError, type Example, type GenerateRequest, type Task, type TypedHole } from "@maze/core";

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
  const demanded = constraints.constraints.flatMap(({ rule, hardness }) => (rule.rule === "example" && hardness === "hard" ? [rule.example] : []));
  if (task.kind === "function") {
    return { file: task.file, name: task.name, hole: task, description: task.description, examples: distinct([...task.examples, ...demanded]), signature: task.signature };
  }
  if (task.kind !== "hole") return null;
  const hole = index.holes.find((candidate) => candidate.file === task.file && candidate.name === task.name);
  if (hole === undefined) return null;
  const tags = (hole.doc?.tags ?? []).filter((tag) => tag.name !== "example").map((tag) => tag.text);
  return {
    file: hole.file,
    name: hole.name,
    hole,
    description: [task.description, hole.doc?.summary ?? "", ...tags].join("\n"),
    examples: distinct([...task.examples, ...hole.examples, ...demanded]),
    signature: hole.signature,
  };
}

function distinct(examples: readonly Example[]): Example[] {
  const byCall = new Map(examples.map((example) => [JSON.stringify([example.args, example.expected]), example]));
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
    if (mayBeMissing && typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return null;
    throw new MazeError({
      code: "MAZE_SYNTHESIS_UNREADABLE_FILE",
      message: `${path} could not be read`,
      hint: "Check that the file exists and may be read.",
      cause: error,
    });
  }
}
