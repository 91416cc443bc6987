import { closeSync, constants, fsyncSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { telemetryErrorCodes } from "../errors.ts";
import type { LogDestination } from "./log-destination.ts";
import { onOneLine } from "./neutralise.ts";
import { writeAll } from "./write-all.ts";

export interface FileDestinationOptions {
  readonly path: string;
  /** Told once that lines are lost, and once more when lines go through again. */
  readonly complain: (text: string) => void;
  /** Refuses a path whose last part is a symbolic link. */
  readonly refuseLink: boolean;
}

/**
 * Appends to a file that only its owner may read, opened with the first line. Each record is one `write` in append mode,
 * so processes that share a file do not cut each other's lines. A line that fails is lost and said once; the next one is
 * tried again.
 */
export function createFileDestination({ path, complain, refuseLink }: FileDestinationOptions): LogDestination {
  let descriptor: number | undefined;
  let lost = 0;
  let isClosed = false;
  const followLinks = refuseLink ? constants.O_NOFOLLOW : 0;
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | followLinks;

  function open(): number {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, flags, 0o600);
  }

  function fail(error: unknown): void {
    lost += 1;
    if (lost > 1) return;
    const problem = error instanceof Error ? error.message : String(error);
    const { hint } = telemetryErrorCodes.MAZE_TELEMETRY_LOG_FAILED;
    complain(`${onOneLine(`the log file ${path} cannot be written, so lines are lost: ${problem}`)}\n  ${hint}\n`);
  }

  return {
    write(text) {
      if (isClosed) return;
      try {
        descriptor ??= open();
        writeAll(descriptor, text);
      } catch (error) {
        fail(error);
        return;
      }
      if (lost === 0) return;
      complain(`${onOneLine(`the log file ${path} is written again; ${String(lost)} lines were lost`)}\n`);
      lost = 0;
    },
    flush() {
      if (descriptor === undefined) return;
      try {
        fsyncSync(descriptor);
      } catch (error) {
        // Pipes and devices cannot be flushed, and need not be.
        if ((error as NodeJS.ErrnoException).code !== "EINVAL") fail(error);
      }
    },
    close() {
      isClosed = true;
      if (descriptor === undefined) return;
      try {
        closeSync(descriptor);
      } catch (error) {
        fail(error);
      }
      descriptor = undefined;
    },
  };
}
