import { readFile } from "node:fs/promises";
import { MazeError } from "@maze/core";
import { z } from "zod";
import { cliErrorCodes } from "../../errors.ts";

const oneTask = z.strictObject({
  file: z.string().min(1).describe("File of the function, relative to the task file's project."),
  name: z.string().min(1).describe("Name of the function."),
  signature: z.string().optional().describe("Signature of a new function; leave it out to fill an existing hole."),
  description: z.string().optional().describe("What the function is for."),
  examples: z.array(z.string()).optional().describe("Examples, each a call and its result: f(1) // => 2"),
});

/** A task file: one task, or several under `tasks`. */
export const taskFileSchema = z.union([oneTask, z.strictObject({ tasks: z.array(oneTask).min(1) })]);
export type FileTask = z.output<typeof oneTask>;

/**
 * Reads a task file.
 *
 * @throws {MazeError} MAZE_CLI_TASK_FILE, naming the file, the place and what is expected there
 */
export async function readTaskFile(path: string): Promise<FileTask[]> {
  const fail = (message: string, cause: unknown): never => {
    throw new MazeError({
      code: "MAZE_CLI_TASK_FILE",
      message: `task file ${path}: ${message}`,
      hint: cliErrorCodes.MAZE_CLI_TASK_FILE.hint,
      cause,
    });
  };
  const text = await readFile(path, "utf8").catch((cause: unknown) =>
    fail(cause instanceof Error ? cause.message : "unreadable", cause),
  );
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : "not JSON", cause);
  }
  const hasMany = typeof data === "object" && data !== null && "tasks" in data;
  const parsed = hasMany ? z.strictObject({ tasks: z.array(oneTask).min(1) }).safeParse(data) : oneTask.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = (issue?.path ?? []).join(".");
    return fail(`${at === "" ? "" : `${at}: `}${issue?.message ?? "does not fit"}`, parsed.error);
  }
  return "tasks" in parsed.data ? parsed.data.tasks : [parsed.data];
}
