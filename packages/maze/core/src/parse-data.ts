import type { z } from "zod";
import { MazeError } from "./maze-error.ts";

/**
 * Parses data that crosses a room; the error names the path of the first value that does not fit, and `details.issues`
 * all of them.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA
 * @example
 * ```ts
 * import { parseData, positionSchema } from "@maze/core";
 * parseData(positionSchema, { line: 1, column: 2 }, "position"); // => { line: 1, column: 2 }
 * parseData(positionSchema, { line: 0, column: 2 }, "position"); // => throws MAZE_CORE_INVALID_DATA
 * ```
 */
export function parseData<Schema extends z.ZodType>(schema: Schema, data: unknown, what: string): z.output<Schema> {
  const result = safeParse(schema, data, what);
  if (result.success) return result.data;
  const [issue, ...others] = result.error.issues;
  const more = others.length === 0 ? "" : ` (and ${String(others.length)} more)`;
  const path = (issue?.path ?? []).map(String).join(".");
  throw new MazeError({
    code: "MAZE_CORE_INVALID_DATA",
    message: `${what}${path === "" ? "" : ` at ${path}`}: ${issue?.message ?? "does not fit its schema"}${more}`,
    hint: "Compare the value with the schema that the package exports.",
    details: { issues: result.error.issues },
  });
}

function safeParse<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  what: string,
): z.ZodSafeParseResult<z.output<Schema>> {
  try {
    return schema.safeParse(data);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new MazeError({
      code: "MAZE_CORE_INVALID_DATA",
      message: `${what} is nested too deeply to be read`,
      hint: "Compare the value with the schema that the package exports.",
      cause: thrown,
    });
  }
}
