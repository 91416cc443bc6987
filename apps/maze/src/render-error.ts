import type { MazeError } from "@maze/core";
import { CliExitCode, exitCodeOf } from "./exit-code.ts";

/** An error for a person: what happened, what to do, and how to report it where it is a bug. */
export function renderError(error: MazeError): string {
  const lines = [`error ${error.code}: ${error.message}`];
  const isBug = exitCodeOf(error) === CliExitCode.bug;
  if (error.hint !== undefined && !isBug) lines.push(`hint: ${error.hint}`);
  if (isBug) {
    lines.push("This is a bug of maze. Please report it with this text and what you ran:");
    const origin = error.cause instanceof Error ? error.cause : error;
    lines.push(...(origin.stack ?? "").split("\n").slice(1, 8));
  }
  return `${lines.join("\n")}\n`;
}

/** The same for a machine; the only document on stdout. */
export function errorDocument(error: MazeError): unknown {
  return { schema: "maze.error/v1", exitCode: exitCodeOf(error), error: error.toJSON() };
}
