#!/usr/bin/env node
// The one way into this repository: brings the pinned Node, pnpm and dependencies, then runs a command with them.
// No dependencies and plain JavaScript, because it starts on any Node from 18 on.
import { runInherited } from "./child.mjs";
import { resolveCommand } from "./commands.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { root } from "./paths.mjs";
import { BootstrapError, say } from "./step.mjs";
import { ensureToolchain } from "./toolchain.mjs";

async function main(words) {
  const { set, command, cwd } = resolveCommand(words, { root, callerFolder: process.env.INIT_CWD ?? process.cwd() });
  const { environment } = await ensureToolchain();
  if (set) await ensureDependencies(set, environment);
  const [program, ...args] = command;
  try {
    return await runInherited(program, args, { cwd, env: environment, shell: process.platform === "win32" });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new BootstrapError(`there is no command "${program}"`, undefined, 127);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  say(error.message);
  if (error.hint) say(`hint: ${error.hint}`);
  process.exitCode = error.exitCode;
}
