import { z } from "zod";

/**
 * Path of a file inside a project: relative to its root, with `/`, without `.` and `..` segments, so that joining it to
 * the root can never leave the root (a link in the tree still can; a writer resolves it).
 *
 * @example
 * ```ts
 * import { parseData, projectPathSchema } from "@maze/core";
 * parseData(projectPathSchema, "src/größe.ts", "file"); // => "src/größe.ts"
 * parseData(projectPathSchema, "../other/a.ts", "file"); // => throws MAZE_CORE_INVALID_DATA
 * ```
 */
export const projectPathSchema = z
  .string()
  .regex(/^(?![A-Za-z]:)(?!\.{1,2}(?:\/|$))[^/\\\0]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\\0]+)*$/, {
    error: "is not a path inside the project: relative, with /, without . and .. segments",
  });
