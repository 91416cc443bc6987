import { homedir, tmpdir } from "node:os";
import type { CliIo } from "./cli-io.ts";
import { runCli } from "./run-cli.ts";

/** Runs the command with this process as its outside. */
export async function main(): Promise<void> {
  const interrupt = new AbortController();
  let interrupts = 0;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      interrupts += 1;
      interrupt.abort(new DOMException(`received ${name}`, "AbortError"));
      // A second Ctrl-C means now; whatever is half-way is in scratch space only.
      if (interrupts > 1) process.exit(130);
    });
  }
  // A reader that closes the pipe early, such as `head`, is no error of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  const io: CliIo = {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    stderrIsTty: process.stderr.isTTY && process.env.CI === undefined && process.env.TERM !== "dumb",
    colour: process.stdout.isTTY && process.env.NO_COLOR === undefined && process.env.TERM !== "dumb",
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    homeDirectory: homedir(),
    temporaryDirectory: tmpdir(),
    signal: interrupt.signal,
    now: () => performance.now(),
    date: () => Date.now(),
  };
  process.exitCode = await runCli(process.argv.slice(2), io);
}
