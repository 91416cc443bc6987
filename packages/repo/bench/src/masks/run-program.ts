import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Sample } from "../definition.ts";

/** Runs a program of this folder in a fresh process with the same options of Node; it prints its sample as JSON. */
export function runProgram(name: string, ...args: readonly string[]): Sample {
  const program = join(import.meta.dirname, "programs", `${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, program, ...args], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${String(status)}\n${stderr}`);
  return JSON.parse(stdout) as Sample;
}
