import { spawn } from "node:child_process";
import {
  MazeError,
  throwIfAborted,
  type IsolatedCommand,
  type IsolatedResult,
  type Isolation,
} from "../../src/index.ts";

/** Real processes with limits on time and output and nothing else: shows that the suite fits them. */
export function createBareProcesses(): Isolation {
  return {
    specVersion: "v1",
    id: "bare",
    level: "none",
    covers: ["wall time", "output", "environment"],
    doesNotCover: ["files", "network"],
    async run(command, context) {
      throwIfAborted(context?.signal);
      return run(command, context?.signal);
    },
  };
}

function run(command: IsolatedCommand, signal: AbortSignal | undefined): Promise<IsolatedResult> {
  const { program, args, directory, env, stdin = "", limits } = command;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: directory, env });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limits.wallMs);
    const stop = (): void => {
      child.kill("SIGKILL");
    };
    signal?.addEventListener("abort", stop);
    const [out, err] = [child.stdout, child.stderr].map((stream) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      return chunks;
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(new MazeError({ code: "MAZE_TEST_START", message: `cannot start ${program}`, cause }));
    });
    child.on("close", (exitCode, killedBy) => {
      clearTimeout(timer);
      if (signal?.aborted === true) {
        reject(new MazeError({ code: "MAZE_CORE_ABORTED", message: "cancelled" }));
        return;
      }
      const [stdout, stderr] = [Buffer.concat(out ?? []), Buffer.concat(err ?? [])];
      const most = limits.outputBytes ?? Infinity;
      const kept = (bytes: Buffer): string => new TextDecoder().decode(bytes.subarray(0, most), { stream: true });
      resolve({
        exitCode,
        signal: killedBy,
        stdout: kept(stdout),
        stderr: kept(stderr),
        truncated: stdout.length > most || stderr.length > most,
        ...(isLate && { limitHit: "wall" as const }),
        wallMs: performance.now() - started,
      });
    });
    // A program that does not read its stdin closes it early; that is no failure of the run.
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
  });
}
