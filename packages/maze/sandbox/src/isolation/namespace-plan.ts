import { type IsolatedCommand, type IsolatedResult, MazeError } from "@maze/core";
import { findProgram } from "./find-program.ts";
import { createControlGroups } from "./limits/control-groups.ts";
import { launched, readTimes, timed } from "./limits/launcher.ts";
import { visiblePlaces, type VisiblePlace } from "./places/visible-places.ts";
import type { RunPlan } from "./run-command.ts";
import { splitEnvironment } from "./split-environment.ts";

/** What a level puts between the launcher and the program. */
export interface Wrapping {
  /** Program and arguments that set the surroundings up and run what follows them. */
  readonly wrapper: readonly string[];
  /** Texts for the streams from 4 on. */
  readonly streams?: readonly string[];
  readonly dispose?: () => void;
}

/** MiB of private scratch where the command says nothing. */
const DEFAULT_SCRATCH_MB = 512;

/**
 * The plan of a level that gives the program its own namespaces: launcher, wrapper, `env`, program.
 *
 * @throws {MazeError} MAZE_SANDBOX_START_FAILED, MAZE_SANDBOX_UNSUPPORTED for a program whose path has a `=`
 */
export function namespacePlan(
  command: IsolatedCommand,
  wrap: (command: IsolatedCommand, places: readonly VisiblePlace[], scratchMb: number) => Wrapping,
): RunPlan {
  if (command.program.includes("=")) {
    throw new MazeError({
      code: "MAZE_SANDBOX_UNSUPPORTED",
      message: `a program whose path has a "=" cannot be run with an exact environment: ${command.program}`,
      hint: "Run it through a link with another name.",
      details: { program: command.program },
    });
  }
  const places = visiblePlaces(command);
  const { limits } = command;
  const { wrapper, streams = [], dispose } = wrap(command, places, limits.diskMb ?? DEFAULT_SCRATCH_MB);
  const { outer, envArguments } = splitEnvironment(command.env);
  const groups = createControlGroups(limits);
  const [program = "", ...before] = wrapper;
  const env = findProgram("env") ?? "/usr/bin/env";
  const args = [...before, ...timed([env, ...envArguments, command.program, ...command.args])];
  return {
    launch: launched({ program, args, env: outer }, limits, {
      groupFiles: groups.groupFiles,
      setpriv: findProgram("setpriv"),
    }),
    directory: "/",
    streams: [undefined, ...streams],
    held: groups.holds,
    refused: () => groups.limitHit(),
    finish: ([times = ""]) => {
      const cpuMs = readTimes(times);
      const usage: IsolatedResult["usage"] = { ...groups.usage(), ...(cpuMs === undefined ? {} : { cpuMs }) };
      const limitHit = groups.limitHit();
      return { usage, ...(limitHit === undefined ? {} : { limitHit }) };
    },
    dispose: () => {
      groups.remove();
      dispose?.();
    },
  };
}
