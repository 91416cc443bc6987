import {
  createHardener,
  type BugDefinition,
  type HardenRequest,
  type HardenResult,
  type SearchState,
  type TestFailure,
} from "@mastery/harden";
import { createFakeTestRunner } from "@mastery/harden/testing";
import { describe, expect, it } from "vitest";

// The search itself, with tests that are functions of the text: what counts as wrong is said in each case.
const file = "count.ts";
const text =
  "export const count = (n: number) => {\n  let c = 0;\n  for (let i = 0; i < n; i++) c += 1;\n  return c + n;\n};\n";
const wrong = (message: string): TestFailure => ({ kind: "assertion", message });
const counts = () =>
  createFakeTestRunner({
    adds: ({ [file]: code = "" }) => (code.includes("c + n") ? undefined : wrong("does not add")),
    loops: ({ [file]: code = "" }) => (code.includes("c += 1") ? undefined : wrong("does not loop")),
  });

const bug: BugDefinition = {
  id: "count",
  title: "It counts wrongly",
  target: { file },
  intents: ["i < n", "c += 1", "c + n"].map((pattern, index) => ({
    id: `intent-${String(index)}`,
    hints: [`hint ${String(index)}`],
    apply: "first" as const,
    rules: [{ rule: { pattern }, fix: pattern.replace("<", "<=").replace("c +", "c -") }],
  })),
  fallback: { mutators: ["number", "arithmetic", "comparison"], max_tries: 40 },
  oracle: { must_fail: ["adds", "loops"], must_pass: [], forbid_crash: true, timeout_s: 10 },
};
const request = (more: Partial<HardenRequest> = {}): HardenRequest => ({
  files: { [file]: text },
  language: "typescript",
  bugs: [bug],
  seed: 7,
  ...more,
});
const outcomes = ({ state }: HardenResult) => state.attempts.map(({ pattern, outcome }) => `${pattern} ${outcome}`);
const found = (result: HardenResult) => {
  if (result.kind === "found") return result.challenge;
  throw new Error(result.reason);
};

describe("the order of the search", () => {
  it("tries intents in their order and stops at the first that is proved", async () => {
    const result = await createHardener({ runner: counts() }).harden(request());
    expect(outcomes(result)).toEqual(["intent-0 survived", "intent-1 verified"]);
    expect(found(result)).toMatchObject({ files: { [file]: text.replace("c += 1", "c -= 1") }, hints: ["hint 1"] });
  });

  it("falls back to mutators in the order of the seed, and the same seed gives the same bug", async () => {
    const bugs = [{ ...bug, intents: bug.intents.slice(0, 1) }];
    const search = (seed: number) => createHardener({ runner: counts() }).harden(request({ bugs, seed }));
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(search));
    expect(results.map((result) => found(result).bugs[0]?.origin)).toEqual(Array(6).fill("fallback"));
    expect(new Set(results.map((result) => found(result).id)).size).toBeGreaterThan(1);
    expect((await search(3)).state).toEqual(results[2]?.state);
  });

  it("tries no more mutants than the bug allows, and then says what it tried", async () => {
    const runner = createFakeTestRunner({ adds: () => undefined, loops: () => undefined });
    const bugs = [{ ...bug, intents: bug.intents.slice(0, 1), fallback: { mutators: ["number"], max_tries: 2 } }];
    const result = await createHardener({ runner }).harden(request({ bugs }));
    expect(outcomes(result)).toEqual(["intent-0 survived", "number survived", "number survived"]);
    expect(result).toMatchObject({ kind: "none", reason: "no bug found: 3 survived" });
  });

  it("does not show a bug again that is excluded", async () => {
    const hardener = createHardener({ runner: counts() });
    const first = found(await hardener.harden(request()));
    const second = await hardener.harden(request({ exclude: [first.id] }));
    expect(outcomes(second)).toEqual(["intent-0 survived", "intent-1 excluded", "intent-2 verified"]);
  });
});

describe("proof", () => {
  it("refuses a mutant that fails once and passes once", async () => {
    const runner = createFakeTestRunner({
      adds: (files, run) => (files[file] !== text && run % 2 === 0 ? wrong("now and then") : undefined),
      loops: () => undefined,
    });
    const bugs = [{ ...bug, intents: bug.intents.slice(0, 1), fallback: undefined }];
    const result = await createHardener({ runner }).harden(request({ bugs }));
    expect(outcomes(result)).toEqual(["intent-0 flaky"]);
    expect(result.kind).toBe("none");
  });

  it("refuses every mutant of code that does not stay green", async () => {
    const runner = createFakeTestRunner({
      adds: (_, run) => (run > 1 ? wrong("broken by now") : undefined),
      loops: () => undefined,
    });
    const result = await createHardener({ runner }).harden(request());
    expect(result.kind).toBe("none");
    expect(new Set(result.state.attempts.map(({ outcome }) => outcome))).toEqual(new Set(["flaky"]));
  });

  it("refuses a failure that is no assertion, also of a fallback mutator", async () => {
    const runner = createFakeTestRunner({
      adds: (files) => (files[file] === text ? undefined : { kind: "error", message: "TypeError" }),
      loops: (files) => (files[file] === text ? undefined : wrong("wrong too")),
    });
    const result = await createHardener({ runner }).harden(request());
    expect(new Set(result.state.attempts.map(({ outcome }) => outcome))).toEqual(new Set(["crash"]));
  });

  it("asks the checker, and runs no mutant that has a new problem", async () => {
    const runner = counts();
    const checker = {
      check: ({ [file]: code = "" }: Readonly<Record<string, string>>) =>
        Promise.resolve([
          { file, message: "an old problem" },
          ...(code.includes("c -= 1") ? [{ file, message: "c is not to be decremented" }] : []),
        ]),
    };
    const result = await createHardener({ runner, checker }).harden(request());
    expect(outcomes(result)).toEqual(["intent-0 survived", "intent-1 types", "intent-2 verified"]);
    expect(found(result).verification.types).toBe("checked");
    expect(runner.requests.some(({ files }) => files[file]?.includes("c -= 1"))).toBe(false);
  });
});

describe("a stored search", () => {
  it("goes on where it stopped, at any attempt, with the same result", async () => {
    const states: SearchState[] = [];
    const bugs = [{ ...bug, intents: bug.intents.slice(0, 1) }];
    const whole = await createHardener({ runner: counts() }).harden(
      request({ bugs, seed: 5, onState: (state) => void states.push(state) }),
    );
    expect(states).toHaveLength(whole.state.attempts.length);
    for (const state of states) {
      const runner = counts();
      const stored: unknown = JSON.parse(JSON.stringify(state));
      const resumed = await createHardener({ runner }).harden(request({ bugs, seed: 5, state: stored }));
      expect(resumed).toEqual(whole);
    }
  });

  it("does not run again what was refused", async () => {
    const first = await createHardener({ runner: counts() }).harden(request());
    const runner = counts();
    await createHardener({ runner }).harden(request({ state: first.state }));
    // The baseline twice and the proved mutant twice; the refused one not at all.
    expect(runner.requests.map(({ files }) => files[file]?.includes("i <= n"))).toEqual(Array(4).fill(false));
  });

  it("is refused for other code", async () => {
    const { state } = await createHardener({ runner: counts() }).harden(request());
    const other = createHardener({ runner: counts() }).harden(request({ state, files: { [file]: `${text}\n` } }));
    await expect(other).rejects.toMatchObject({ code: "MASTERY_HARDEN_STATE_MISMATCH" });
    const torn = createHardener({ runner: counts() }).harden(request({ state: { format: 2 } }));
    await expect(torn).rejects.toMatchObject({ code: "MAZE_CORE_INVALID_DATA" });
  });
});

describe("two bugs", () => {
  it("combines two that are proved alone and together, at different places", async () => {
    const result = await createHardener({ runner: counts() }).harden(request({ count: 2 }));
    const challenge = found(result);
    expect(challenge.files[file]).toBe(text.replace("c += 1", "c -= 1").replace("c + n", "c - n"));
    expect(challenge.bugs.map(({ pattern }) => pattern)).toEqual(["intent-1", "intent-2"]);
    expect(challenge.hints).toEqual(["hint 1", "hint 2"]);
    expect(challenge.symptom.alsoFailing).toHaveLength(1);
  });

  it("gives the one that it has where there is no second", async () => {
    const bugs = [{ ...bug, intents: bug.intents.slice(1, 2), fallback: undefined }];
    const challenge = found(await createHardener({ runner: counts() }).harden(request({ bugs, count: 2 })));
    expect(challenge.bugs.map(({ pattern }) => pattern)).toEqual(["intent-1"]);
  });
});

describe("what cannot be done", () => {
  const harden = (more: Partial<HardenRequest>) => createHardener({ runner: counts() }).harden(request(more));
  const intent = (rule: object, fix = "$X") => [
    { ...bug, intents: [{ id: "a", hints: [], apply: "first" as const, rules: [{ rule: { ...rule }, fix }] }] },
  ];

  it("refuses code that fails its own tests", async () => {
    await expect(harden({ files: { [file]: text.replace("c + n", "c") } })).rejects.toMatchObject({
      code: "MASTERY_HARDEN_BASELINE_RED",
      message: 'the code to put a bug into does not pass its own tests: 1 tests fail, first "adds"',
    });
  });
  it("refuses a test that does not exist", async () => {
    const bugs = [{ ...bug, oracle: { ...bug.oracle, must_fail: ["subtracts"] } }];
    await expect(harden({ bugs })).rejects.toMatchObject({
      code: "MASTERY_HARDEN_UNKNOWN_TEST",
      details: { tests: ["adds", "loops"] },
    });
  });
  it("refuses a target that is not there", async () => {
    await expect(harden({ files: { "other.ts": text } })).rejects.toMatchObject({
      code: "MASTERY_HARDEN_MISSING_FILE",
    });
  });
  it.each([
    [
      { patern: "$X" },
      "$X",
      /^the bug "count" at intents\.0\.rules\.0\.rule: ast-grep refuses the rule: unknown field `patern`/,
    ],
    [{ kind: "no_such_kind" }, "", /Kind `no_such_kind` is invalid/],
    [{ pattern: "$A + $B" }, "$C", /at intents\.0\.rules\.0\.fix: the variable \$C is bound by no pattern/],
  ])("refuses the rule %j with the fix %j", async (rule, fix, message) => {
    const refused = harden({ bugs: intent(rule, fix) });
    await expect(refused).rejects.toMatchObject({ code: "MASTERY_HARDEN_INVALID_BUG" });
    await expect(refused).rejects.toThrow(message);
  });
  it("refuses a mutator that is not known", async () => {
    const bugs = [{ ...bug, fallback: { mutators: ["drop-operand", "no-such"], max_tries: 1 } }];
    await expect(harden({ bugs })).rejects.toThrow(
      'at fallback.mutators.1: no mutator has the id "no-such"; known ids: drop-operand,',
    );
  });
  it("stops when it is cancelled", async () => {
    const runner = counts();
    const cancelled = createHardener({ runner }).harden(request(), { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
  });
});
