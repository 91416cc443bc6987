import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Application, EvaluationSession, EvaluationSetup, Observation } from "@maze/core";
import { createExampleEvaluator, type ExampleEvaluatorOptions } from "@maze/sandbox";
import { onTestFinished } from "vitest";

/** A session that ends with its test; each row is the list of its arguments, and what is expected. */
export async function openSession(
  rows: [args: string[], expected?: string | { throws: string }][],
  setup: Partial<EvaluationSetup> = {},
  options: ExampleEvaluatorOptions = {},
): Promise<EvaluationSession> {
  const session = await createExampleEvaluator(options).open({
    directory: import.meta.dirname,
    imports: [],
    parameters: (rows[0]?.[0] ?? []).map((_, i) => `p${String(i)}`),
    rows: rows.map(([args, expected = "undefined"]) => ({
      args,
      expected: typeof expected === "string" ? { value: expected } : expected,
    })),
    ...setup,
  });
  onTestFinished(() => session.close());
  return session;
}

/** Compiles one component and applies it to values of the root context. */
export async function applyOne(session: EvaluationSession, source: string, ...values: number[]): Promise<Observation> {
  const [component] = await session.addComponents([source]);
  if (component === undefined || component === null) throw new Error(`does not compile: ${source}`);
  const [seen] = await session.apply([application(component, ...values)]);
  if (seen === undefined) throw new Error("no observation");
  return seen;
}

export function application(component: number, ...values: number[]): Application {
  return { context: 0, component, args: values.map((value) => ({ value })) };
}

export async function temporaryDirectory(name = "maze sandbox ü "): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), name));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A process that has ended but that nobody has collected yet does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${String(pid)}/stat`, "latin1"));
  } catch {
    return process.platform !== "linux";
  }
}
