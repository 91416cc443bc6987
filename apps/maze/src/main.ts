import { homedir } from "node:os";
import type { CliIo } from "./cli-io.ts";
import { cliErrorCodes } from "./errors.ts";
import { CliExitCode } from "./exit-code.ts";
import { createProcessOutput } from "./process-output.ts";
import { runCli } from "./run-cli.ts";

/** Milliseconds that a command may take to clean up after Ctrl-C; then what it holds is killed and removed at once. */
const GRACE_MS = 1500;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs the command with this process as its outside. */
export async function main(): Promise<void> {
  const interrupt = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    // A second Ctrl-C means now: child processes and copies of the project go as the process ends.
    if (interrupt.signal.aborted) process.exit(CliExitCode.interrupted);
    setTimeout(() => process.exit(CliExitCode.interrupted), GRACE_MS).unref();
    interrupt.abort(new DOMException(`received ${name}`, "AbortError"));
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  const stdout = createProcessOutput(process.stdout);
  const stderr = createProcessOutput(process.stderr);
  const io: CliIo = {
    stdout: stdout.write,
    stderr: stderr.write,
    stderrIsTty: process.stderr.isTTY && process.env.CI === undefined && process.env.TERM !== "dumb",
    colour: process.stdout.isTTY && process.env.NO_COLOR === undefined && process.env.TERM !== "dumb",
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    homeDirectory: homedir(),
    signal: interrupt.signal,
    blocking: (work) => {
      // Nobody listens, so the system ends the process: a listener would be called only after the work.
      for (const name of SIGNALS) process.off(name, onSignal);
      try {
        return work();
      } finally {
        for (const name of SIGNALS) process.on(name, onSignal);
      }
    },
    now: () => performance.now(),
    date: () => Date.now(),
  };
  process.exitCode = await runCli(process.argv.slice(2), io);
  const failure = await stdout.finish();
  if (failure !== undefined) {
    stderr.write(`error MAZE_CLI_STDOUT: the output cannot be written: ${failure.message}\n`);
    stderr.write(`hint: ${cliErrorCodes.MAZE_CLI_STDOUT.hint}\n`);
    process.exitCode = CliExitCode.no;
  }
  // There is nobody to tell that stderr fails.
  await stderr.finish();
}
