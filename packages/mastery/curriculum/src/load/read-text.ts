import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CurriculumProblem } from "./curriculum-problem.ts";

/** The text of a file of a curriculum, or why it cannot be read. */
export async function readText(root: string, file: string): Promise<string | CurriculumProblem> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(join(root, file)));
  } catch (cause) {
    if (cause instanceof TypeError) return { file, message: "is not UTF-8 text" };
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    return { file, message: missing ? "the file is missing" : `cannot be read: ${String(cause)}` };
  }
}
