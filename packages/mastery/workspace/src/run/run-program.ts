import { mkdir } from "node:fs/promises";
import type { IsolatedResult } from "@maze/core";
import { findProgram } from "../programs/find-program.ts";
import { insidePath } from "./inside-path.ts";
import type { RunPlace } from "./run-place.ts";

/** A program by the word that a curriculum calls it by. */
export interface ProgramCall {
  /** `node`, `python3`, `pytest`, or a program of the search path. */
  readonly word: string;
  readonly args: readonly string[];
  readonly timeoutS: number;
  readonly stdin?: string | undefined;
}

/** The learner's code gets this much and no more. */
const LIMITS = { memoryMb: 2048, processes: 256, diskMb: 512, outputBytes: 4 * 1024 * 1024 };

/**
 * Runs a program in a workspace: the files are read-only, there is no network and nothing of the learner's environment.
 *
 * @throws {MazeError} MASTERY_WORKSPACE_PROGRAM; what the isolation throws
 */
export async function runProgram(call: ProgramCall, place: RunPlace): Promise<IsolatedResult> {
  const { isolation, programs } = place;
  const found = findProgram(call.word, programs);
  const scratch = isolation.scratch ?? place.scratch;
  if (isolation.scratch === undefined) await mkdir(scratch, { recursive: true });
  return isolation.run(
    {
      program: found.program,
      args: [...found.before, ...call.args],
      directory: place.directory,
      env: {
        PATH: insidePath(programs),
        HOME: scratch,
        TMPDIR: scratch,
        LANG: "C.UTF-8",
        TZ: "UTC",
        NO_COLOR: "1",
        CI: "1",
        PYTHONDONTWRITEBYTECODE: "1",
        PYTHONHASHSEED: "0",
      },
      ...(call.stdin === undefined ? {} : { stdin: call.stdin }),
      limits: { wallMs: Math.round(call.timeoutS * 1000), ...LIMITS },
      readable: [...place.readable, ...found.readable],
      ...(isolation.scratch === undefined ? { writable: [scratch] } : {}),
    },
    place.signal === undefined ? {} : { signal: place.signal },
  );
}
