import { posix } from "node:path";
import { contentHash, MazeError, type Example, type ProjectIndex, type Task, type TypedHole } from "@maze/core";
import { pipelineErrorCodes } from "./errors.ts";

/** What a caller asks for. */
export type GenerationTarget =
  /** Every hole of the project. */
  | { kind: "all" }
  /** One hole, `file#name`. */
  | { kind: "hole"; id: string; description?: string | undefined; examples?: readonly Example[] | undefined }
  /** A function that does not exist yet. */
  | {
      kind: "function";
      file: string;
      name: string;
      signature: string;
      description?: string | undefined;
      examples: readonly Example[];
      exported?: boolean | undefined;
    };

const languages: Readonly<Record<string, string>> = {
  ".ts": "typescript",
  ".mts": "typescript",
  ".cts": "typescript",
  ".tsx": "typescript",
  ".js": "javascript",
  ".mjs": "javascript",
  ".cjs": "javascript",
  ".jsx": "javascript",
  ".py": "python",
  ".rs": "rust",
  ".go": "go",
  ".zig": "zig",
};

/** The language that a file name tells, or the fallback. */
export function languageOf(file: string, fallback: string): string {
  return languages[posix.extname(file).toLowerCase()] ?? (fallback === "auto" ? "typescript" : fallback);
}

/** A stable id, so that the same task of the same project has one name in every report. */
export function taskId(file: string, name: string): string {
  return `${name}-${contentHash(`${file}#${name}`).slice(0, 8)}`;
}

/** The task of a hole. */
export function holeTask(
  hole: TypedHole,
  language: string,
  more: { description?: string | undefined; examples?: readonly Example[] | undefined } = {},
): Task {
  return {
    specVersion: "v1",
    kind: "hole",
    id: taskId(hole.file, hole.name),
    language,
    file: hole.file,
    name: hole.name,
    description: more.description ?? hole.doc?.summary ?? "",
    examples: [...(more.examples ?? [])],
  };
}

/**
 * The hole that an id names.
 *
 * @throws {MazeError} MAZE_PIPELINE_NO_SUCH_HOLE, naming what the file does have
 */
export function findHole(id: string, index: ProjectIndex): TypedHole {
  const [file, name] = splitId(id);
  const normal = posix.normalize(file.replaceAll("\\", "/"));
  const found = index.holes.find((hole) => hole.file === normal && hole.name === name);
  if (found !== undefined) return found;
  const inFile = index.holes.filter((hole) => hole.file === normal).map((hole) => hole.id);
  const symbol = index.symbols.find((candidate) => candidate.file === normal && candidate.name === name);
  const known = index.files.some((record) => record.path === normal);
  const message =
    symbol !== undefined
      ? `${name} in ${normal} is no typed hole: it has an implementation`
      : known
        ? `${normal} has no typed hole named "${name}"`
        : `${normal} is not in the index of this project`;
  const choices = inFile.length > 0 ? inFile : index.holes.map((hole) => hole.id);
  throw new MazeError({
    code: "MAZE_PIPELINE_NO_SUCH_HOLE",
    message,
    hint:
      choices.length === 0
        ? 'The project has no typed holes: declare a function without a body, or let its body throw "not implemented".'
        : `Holes here: ${choices.slice(0, 8).join(", ")}${choices.length > 8 ? ", …" : ""}.`,
    details: { id },
  });
}

/**
 * Splits `file#name`.
 *
 * @throws {MazeError} MAZE_PIPELINE_TASK_UNREADABLE
 */
export function splitId(id: string): [file: string, name: string] {
  const at = id.lastIndexOf("#");
  if (at > 0 && at < id.length - 1) return [id.slice(0, at), id.slice(at + 1)];
  throw new MazeError({
    code: "MAZE_PIPELINE_TASK_UNREADABLE",
    message: `"${id}" does not name a function`,
    hint: `Write file#name, such as src/format.ts#formatDay. ${pipelineErrorCodes.MAZE_PIPELINE_TASK_UNREADABLE.hint}`,
    details: { id },
  });
}
