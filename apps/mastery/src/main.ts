import { spawn } from "node:child_process";
import { once } from "node:events";
import { homedir } from "node:os";
import { text } from "node:stream/consumers";
import type { CliIo } from "./cli-io.ts";
import { CliExitCode } from "./exit-code.ts";
import { runCli } from "./run-cli.ts";

/** Milliseconds that a command may take to clean up after Ctrl-C. */
const GRACE_MS = 1500;

/** Runs the command with this process as its outside. */
export async function main(): Promise<void> {
  const interrupt = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (interrupt.signal.aborted) process.exit(CliExitCode.interrupted);
      setTimeout(() => process.exit(CliExitCode.interrupted), GRACE_MS).unref();
      interrupt.abort(new DOMException(`received ${name}`, "AbortError"));
    });
  }
  // A reader that had enough, such as `head`, is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.exitCode = CliExitCode.no;
  });
  const { env } = process;
  const editor = env["VISUAL"] ?? env["EDITOR"];
  const io: CliIo = {
    stdout: (written) => void process.stdout.write(written),
    stderr: (written) => void process.stderr.write(written),
    stdin: async () => (process.stdin.isTTY ? undefined : await text(process.stdin)),
    ...(editor === undefined || !process.stdin.isTTY ? {} : { edit: (file) => openEditor(editor, file) }),
    env,
    cwd: process.cwd(),
    homeDirectory: homedir(),
    node: process.execPath,
    signal: interrupt.signal,
    now: () => Date.now(),
  };
  process.exitCode = await runCli(process.argv.slice(2), io);
}

/** The editor may have arguments of its own, such as `code --wait`. */
async function openEditor(editor: string, file: string): Promise<void> {
  const [program = "", ...args] = editor.split(/\s+/);
  await once(spawn(program, [...args, file], { stdio: "inherit" }), "close");
}
