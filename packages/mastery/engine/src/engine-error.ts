import { MazeError } from "@maze/core";
import { engineErrorCodes, type EngineErrorCode } from "./errors.ts";

/** A `MazeError` of this package, with the hint of its code. */
export function engineError(
  code: EngineErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  cause?: unknown,
): MazeError {
  return new MazeError({ code, message, hint: engineErrorCodes[code].hint, details, cause });
}
