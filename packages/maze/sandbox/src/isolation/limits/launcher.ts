import type { IsolationLimits } from "@maze/core";

/** The stream on which the launcher tells the processor time of the tree. */
export const TIMES_STREAM = 3;

/**
 * Sets what a process can only set for itself and inherits to its children, joins the control groups, and becomes the
 * program. `ulimit -f` counts 512 bytes.
 */
const script = `
[ -z "$MAZE_LAUNCH_PARENT" ] || [ "$PPID" = "$MAZE_LAUNCH_PARENT" ] || exit 125
for file in $MAZE_LAUNCH_GROUPS; do echo $$ > "$file" || exit 125; done
ulimit -c 0
[ -z "$MAZE_LAUNCH_BLOCKS" ] || ulimit -f "$MAZE_LAUNCH_BLOCKS"
[ -z "$MAZE_LAUNCH_SECONDS" ] || ulimit -t "$MAZE_LAUNCH_SECONDS"
unset MAZE_LAUNCH_PARENT MAZE_LAUNCH_GROUPS MAZE_LAUNCH_BLOCKS MAZE_LAUNCH_SECONDS
exec "$@"`;

/** What the shell inside says when the surroundings stand, and what it must hear before it starts the program. */
export const READY = "ready\n";
export const GO = "go\n";

/**
 * Runs inside, asks whether somebody still waits, runs the program, and then tells the processor time of all that it waited
 * for. While the surroundings are set up nothing ties them to us yet: where we are gone by then, the answer is the end of the
 * stream, and the program is never started.
 */
const timing = `echo ready >&${String(TIMES_STREAM)}
read -r go <&${String(TIMES_STREAM)} || exit 125
"$@" ${String(TIMES_STREAM)}>&-
code=$?
times >&${String(TIMES_STREAM)}
exit $code`;

/** A program with its arguments and environment, ready to be spawned. */
export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Puts a launch behind the launcher. `groupFiles` are files of control groups that take a process number; their paths have no
 * spaces. `dieWith` is the path of `setpriv`, which ties the launcher's life to ours.
 */
export function launched(
  { program, args, env }: Launch,
  limits: IsolationLimits,
  { groupFiles, setpriv }: { groupFiles: readonly string[]; setpriv: string | undefined },
): Launch {
  const tie = setpriv === undefined ? [] : [setpriv, "--pdeathsig", "KILL"];
  const [first = "/bin/sh", ...rest] = [...tie, "/bin/sh", "-c", script, "maze-launcher", program, ...args];
  return {
    program: first,
    args: rest,
    env: {
      ...env,
      // Where we died before the tie was made, the launcher has another parent by now.
      MAZE_LAUNCH_PARENT: setpriv === undefined ? "" : String(process.pid),
      MAZE_LAUNCH_GROUPS: groupFiles.join(" "),
      MAZE_LAUNCH_BLOCKS: limits.diskMb === undefined ? "" : String(limits.diskMb * 2048),
      // One process alone may not use more than the tree; the kernel counts whole seconds.
      MAZE_LAUNCH_SECONDS: limits.cpuMs === undefined ? "" : String(Math.ceil(limits.cpuMs / 1000) + 1),
    },
  };
}

/** A program behind the shell that tells its processor time. */
export function timed(program: readonly string[]): string[] {
  return ["/bin/sh", "-c", timing, "maze-times", ...program];
}

/** Milliseconds of processor time that the launcher told: its own and its children's, user and system. */
export function readTimes(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 4) return undefined;
  return Math.round(
    parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0),
  );
}
