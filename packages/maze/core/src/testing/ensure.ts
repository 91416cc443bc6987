import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { MazeError, parseData } from "../index.ts";

/** Milliseconds that an answer may take which should come at once, such as one to a cancellation. */
const PROMPT_MS = 5000;

/** Fails a conformance check with the rule that is broken. */
export function fail(rule: string, details: Readonly<Record<string, unknown>> = {}): never {
  throw new MazeError({
    code: "MAZE_CORE_NONCONFORMING",
    message: rule,
    hint: "Compare the implementation with the docstring of its interface.",
    details,
  });
}

export function ensure(
  condition: boolean,
  rule: string,
  details?: Readonly<Record<string, unknown>>,
): asserts condition {
  if (!condition) fail(rule, details);
}

export function ensureEqual(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  fail(`${what} should be ${show(expected)}, and is ${show(actual)}`, { actual, expected });
}

export function ensureFits(schema: z.ZodType, value: unknown, what: string): void {
  try {
    parseData(schema, value, what);
  } catch (thrown) {
    fail(`${what} does not fit its schema: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { value });
  }
}

/** What an operation rejects with (or throws); fails where it succeeds or does not end soon. */
export async function rejectionOf(act: () => unknown, what: string): Promise<unknown> {
  try {
    await soon(Promise.resolve(act()), what);
  } catch (thrown) {
    if (MazeError.is(thrown, "MAZE_CORE_NONCONFORMING")) throw thrown;
    return thrown;
  }
  return fail(`${what} should reject`);
}

export async function ensureRejects(act: () => unknown, what: string): Promise<void> {
  const thrown = await rejectionOf(act, what);
  ensure(MazeError.is(thrown), `${what} should reject with a MazeError, not with ${show(thrown)}`, { thrown });
}

export async function ensureAborts(act: () => unknown, what: string): Promise<void> {
  const thrown = await rejectionOf(act, what);
  ensure(
    MazeError.is(thrown, "MAZE_CORE_ABORTED"),
    `${what} should reject with MAZE_CORE_ABORTED, not with ${MazeError.is(thrown) ? thrown.code : show(thrown)}`,
    { thrown },
  );
}

/** The result of what must neither reject nor hang. */
export async function ensureWorks<Result>(act: () => Promise<Result>, what: string): Promise<Result> {
  try {
    return await soon(act(), what);
  } catch (thrown) {
    if (MazeError.is(thrown, "MAZE_CORE_NONCONFORMING")) throw thrown;
    return fail(`${what} should work, and rejects with ${show(thrown)}`, { thrown });
  }
}

/** The answer of an operation that must not hang. */
export async function soon<Value>(answer: Promise<Value>, what: string, ms = PROMPT_MS): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new MazeError({ code: "MAZE_CORE_NONCONFORMING", message: `${what} did not end within ${String(ms)} ms` }),
      );
    }, ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? String(value) : text.length > 300 ? `${text.slice(0, 300)}…` : text;
  } catch {
    // A cycle or a bigint has no JSON; its kind must do.
    return Object.prototype.toString.call(value);
  }
}
