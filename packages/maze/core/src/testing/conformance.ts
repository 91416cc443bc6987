import { describe, it } from "vitest";
import { MazeError, toMazeError } from "../index.ts";

/** What a suite examines: an implementation with the material that its checks need. */
export interface ConformanceSubject {
  /** Frees what the subject holds; called after each check. */
  dispose?(): void | Promise<void>;
}

/** One rule of an interface, and the check that an implementation keeps it. */
export interface ConformanceCheck<Subject> {
  /** The rule as a sentence without its subject: `gives candidates best first`. */
  readonly name: string;
  /** @throws {MazeError} MAZE_CORE_NONCONFORMING where the subject breaks the rule */
  check(subject: Subject): void | Promise<void>;
}

/** How one check ended; `violation` is absent where the rule is kept. */
export interface ConformanceResult {
  readonly name: string;
  readonly violation?: MazeError;
}

/** How a suite is declared. */
export interface ConformanceOptions {
  /** Checks left out, by name, each with the reason. */
  readonly skip?: Readonly<Record<string, string>>;
}

/** Makes a fresh subject; called once for each check. */
export type MakeSubject<Subject> = () => Subject | Promise<Subject>;

/**
 * Runs every check on a subject of its own and says how each ended. Needs no test runner.
 *
 * @example
 * ```ts
 * import { createFakeWeights, runConformance, weightsConformance } from "@maze/core/testing";
 * const results = await runConformance(weightsConformance, () => ({ weights: createFakeWeights() }));
 * results.filter((result) => result.violation !== undefined); // => []
 * ```
 */
export async function runConformance<Subject extends ConformanceSubject>(
  checks: readonly ConformanceCheck<Subject>[],
  makeSubject: MakeSubject<Subject>,
): Promise<ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const check of checks) {
    try {
      await runCheck(check, makeSubject);
      results.push({ name: check.name });
    } catch (thrown) {
      results.push({ name: check.name, violation: toMazeError(thrown) });
    }
  }
  return results;
}

/**
 * Declares one vitest test for each check, each with a subject of its own.
 *
 * @throws {MazeError} MAZE_CORE_NONCONFORMING where `skip` names a check that does not exist
 */
export function describeConformance<Subject extends ConformanceSubject>(
  what: string,
  checks: readonly ConformanceCheck<Subject>[],
  makeSubject: MakeSubject<Subject>,
  { skip = {} }: ConformanceOptions = {},
): void {
  const unknown = Object.keys(skip).filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    throw new MazeError({
      code: "MAZE_CORE_NONCONFORMING",
      message: `the conformance suite of ${what} has no check named "${unknown.join('", "')}"`,
      hint: `Skip one of: ${checks.map(({ name }) => name).join("; ")}.`,
    });
  }
  describe(`${what} conformance`, () => {
    for (const check of checks) {
      const reason = skip[check.name];
      if (reason === undefined) it(check.name, () => runCheck(check, makeSubject));
      else it.skip(`${check.name} (skipped: ${reason})`);
    }
  });
}

async function runCheck<Subject extends ConformanceSubject>(
  check: ConformanceCheck<Subject>,
  makeSubject: MakeSubject<Subject>,
): Promise<void> {
  const subject = await makeSubject();
  try {
    await check.check(subject);
  } finally {
    await subject.dispose?.();
  }
}
