import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { peakMemory } from "./peak-memory.ts";

/** A command that is measured from its start to its end. */
export interface ProcessCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface ProcessCost {
  /** Milliseconds of user and system time, of the command and of everything it started and waited for. */
  readonly cpu: number;
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Megabytes in memory at the highest, of the command and what it started together; `NaN` where it cannot be read. */
  readonly memory: number;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const marker = "measured-process-times:";

/**
 * Runs a command cold. The shell's own `time` reports its processor time: the system keeps it for finished children,
 * to the millisecond, and Node does not read it.
 */
export async function measureProcess({ command, args, cwd, env }: ProcessCommand): Promise<ProcessCost> {
  const script = `TIMEFORMAT="${marker}%U %S %R"; time "$0" "$@"`;
  const child = spawn("bash", ["-c", script, command, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const memory = peakMemory(child.pid ?? 0);
  const [stdout, talk, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const at = talk.lastIndexOf(marker);
  if (at === -1) throw new Error(`${command} could not be measured: ${talk}`);
  const [user = 0, system = 0, real = 0] = talk
    .slice(at + marker.length)
    .trim()
    .split(" ")
    .map(Number);
  return {
    cpu: (user + system) * 1000,
    wall: real * 1000,
    memory: memory.stop(),
    exitCode: exitCode ?? 1,
    stdout,
    stderr: talk.slice(0, at),
  };
}
