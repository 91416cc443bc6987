import { describe, expect, it, vi } from "vitest";
import { MazeError } from "../../src/index.ts";
import type { ConformanceCheck, ConformanceSubject, MakeSubject } from "../../src/testing/index.ts";

/** A subject that breaks one rule. */
export type Break<Subject> = (subject: Subject) => Subject;

interface Proof<Subject> {
  readonly checks: readonly ConformanceCheck<Subject>[];
  readonly makeSubject: MakeSubject<Subject>;
  /** For every check a subject that it must reject. */
  readonly broken: Readonly<Record<string, Break<Subject> | readonly Break<Subject>[]>>;
}

/** Proves that each check of a suite can fail: it rejects every subject that was broken on purpose against it. */
export function proveSuite<Subject extends ConformanceSubject>(what: string, proof: Proof<Subject>): void {
  const { checks, makeSubject, broken } = proof;
  describe(`the ${what} suite`, () => {
    it("has a broken subject for every check, and names no check twice", () => {
      expect(checks.map(({ name }) => name).sort()).toEqual(Object.keys(broken).sort());
    });

    for (const check of checks) {
      const breaks = [broken[check.name] ?? []].flat();
      it.each(breaks.map((each, i) => [i + 1, each] as const))(
        `rejects what breaks "${check.name}" (%i)`,
        async (_, act) => {
          const subject = act(await makeSubject());
          const violation = await violationOf(() => check.check(subject));
          await subject.dispose?.();
          expect(MazeError.is(violation) ? violation.code : violation).toBe("MAZE_CORE_NONCONFORMING");
        },
      );
    }
  });
}

/** What a check throws; time passes quickly, so that a subject that hangs is found out at once. */
async function violationOf(act: () => void | Promise<void>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let isDone = false;
  const outcome = Promise.resolve()
    .then(act)
    .then(
      () => "nothing",
      (thrown: unknown) => thrown,
    )
    .finally(() => {
      isDone = true;
    });
  try {
    // Read anew at each turn: the promise sets it.
    while (!(isDone as boolean)) await vi.advanceTimersByTimeAsync(100);
    return await outcome;
  } finally {
    vi.useRealTimers();
  }
}
