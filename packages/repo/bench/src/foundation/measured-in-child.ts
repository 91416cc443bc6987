import { measureProcess } from "../measure-process.ts";

/** Runs a program of this folder in a fresh process from the built packages; it prints its sample as JSON. */
export async function measuredInChild(program: string): Promise<Record<string, number>> {
  const { exitCode, stdout, stderr } = await measureProcess({ command: process.execPath, args: [program] });
  if (exitCode !== 0) throw new Error(`${program} ended with ${String(exitCode)}\n${stderr}`);
  return JSON.parse(stdout) as Record<string, number>;
}
