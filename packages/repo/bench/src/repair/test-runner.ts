import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

/** Runs programs with their tests. */
export interface ProgramRunner {
  run(program: string, tests: string): Promise<boolean>;
  close(): void;
}

/** Milliseconds after which a run that does not answer is given up. */
const LONGEST = 3_000;

/**
 * A warm process that may read nothing but its own program and start nothing; it is started again when it does not
 * answer. Quick enough to choose between candidates; the last word has `createProcessRunner`.
 */
export function createWarmRunner(): ProgramRunner {
  const program = join(import.meta.dirname, "programs/test-process.ts");
  let live: { child: ChildProcess; lines: Interface } | undefined;
  const start = (): { child: ChildProcess; lines: Interface } => {
    const args = ["--permission", `--allow-fs-read=${program}`, "--no-warnings", program];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"], env: {} });
    return { child, lines: createInterface({ input: child.stdout }) };
  };
  const stop = (): void => {
    live?.child.kill("SIGKILL");
    live = undefined;
  };
  return {
    run(text, tests) {
      live ??= start();
      const { child, lines } = live;
      return new Promise((resolve) => {
        const end = (passed: boolean, isAlive: boolean): void => {
          clearTimeout(timer);
          lines.removeAllListeners("line");
          child.removeAllListeners("exit");
          if (!isAlive) stop();
          resolve(passed);
        };
        const timer = setTimeout(() => {
          end(false, false);
        }, LONGEST);
        lines.once("line", (line) => {
          end(line === "true", true);
        });
        child.once("exit", () => {
          end(false, false);
        });
        child.stdin?.write(`${JSON.stringify(`${text}\n${tests}`)}\n`);
      });
    },
    close: stop,
  };
}

/** A process of its own for every program, once: it passed where it ended with 0. */
export function createProcessRunner(): ProgramRunner {
  const directory = mkdtempSync(join(tmpdir(), "maze-bench-repair-"));
  let number = 0;
  const known = new Map<string, Promise<boolean>>();
  const start = (text: string, tests: string): Promise<boolean> => {
    const file = join(directory, `program${String(number++)}.ts`);
    writeFileSync(file, `${text}\n${tests}`);
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ["--no-warnings", file], { stdio: "ignore", timeout: 10_000 });
      child.once("close", (code) => {
        resolve(code === 0);
      });
    });
  };
  return {
    run(text, tests) {
      const whole = `${text}\n${tests}`;
      const running = known.get(whole) ?? start(text, tests);
      known.set(whole, running);
      return running;
    },
    close() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
