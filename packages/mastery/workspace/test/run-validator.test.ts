import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseIsolation } from "@maze/sandbox";
import { expect, test } from "vitest";
import { findProgram, runProgram, runValidator, type RunPlace } from "../src/index.ts";
import { makeDirectory } from "./support.ts";

const isolation = chooseIsolation({ unsafeNoIsolation: true });
const place = (directory: string): RunPlace => ({
  directory,
  readable: [],
  isolation,
  programs: { node: process.execPath, env: { PATH: process.env["PATH"] }, project: directory },
  scratch: join(tmpdir(), "mastery-scratch"),
});
const validator = {
  argv: ["node", "--test", "--test-reporter=tap", "a.test.ts"],
  report: "tap",
  timeout_s: 30,
} as const;
const head = `import assert from "node:assert/strict"; import { describe, test } from "node:test";\n`;

test("a real run of node --test: groups, assertions, crashes, skipped ones", async () => {
  const directory = makeDirectory({
    "a.test.ts": `${head}
test("passes # here", () => {});
test("fails", () => { console.log("ok 9 - forged"); assert.equal(1, 2); });
test("crashes", () => { throw new RangeError("too far"); });
test.skip("skipped", () => {});
describe("group", () => { test("inner", () => {}); test("inner fails", () => { assert.ok(false, "not so") }); });
test("parent", async (t) => { await t.test("child", () => {}); assert.equal("a", "b", "parent's own"); });
`,
  });
  const run = await runValidator(validator, place(directory));
  expect([run.green, run.crashed, run.timedOut, run.exitCode]).toEqual([false, false, false, 1]);
  expect(run.tests.map(({ name, status, message }) => [name, status, message])).toEqual([
    ["passes # here", "passed", undefined],
    ["fails", "failed", "Expected values to be strictly equal:\n\n1 !== 2"],
    ["crashes", "crashed", "RangeError: too far"],
    ["skipped", "skipped", undefined],
    ["group > inner", "passed", undefined],
    ["group > inner fails", "failed", "not so"],
    ["parent > child", "passed", undefined],
    ["parent", "failed", "parent's own\n\n'a' !== 'b'"],
  ]);
});

test("green needs a passed test and exit code 0", async () => {
  const green = await runValidator(validator, place(makeDirectory({ "a.test.ts": `${head}test("one", () => {});` })));
  expect([green.green, green.tests.length]).toEqual([true, 1]);
  const skipped = await runValidator(
    validator,
    place(makeDirectory({ "a.test.ts": `${head}test.skip("one", () => {});` })),
  );
  expect(skipped.green).toBe(false);
});

test("a run without end is ended", async () => {
  const directory = makeDirectory({ "a.test.ts": `${head}test("loops", () => { for (;;); });` });
  const run = await runValidator({ ...validator, timeout_s: 1 }, place(directory));
  expect([run.green, run.timedOut]).toEqual([false, true]);
});

test("a validator that reports nothing is an error of its author", async () => {
  const silent = { argv: ["node", "-e", "console.log('hello')"], report: "junit", timeout_s: 30 } as const;
  await expect(runValidator(silent, place(makeDirectory()))).rejects.toMatchObject({
    code: "MASTERY_WORKSPACE_REPORT",
    message: "node -e console.log('hello') ended well but printed no junit report; it printed: hello",
  });
});

test("a program sees neither the learner's environment nor their home", async () => {
  const call = { word: "node", args: ["-e", "console.log(Object.keys(process.env).sort().join())"], timeoutS: 30 };
  const { stdout } = await runProgram(call, place(makeDirectory()));
  expect(stdout).toBe("CI,HOME,LANG,NO_COLOR,PATH,PYTHONDONTWRITEBYTECODE,PYTHONHASHSEED,TMPDIR,TZ\n");
});

test("the interpreter of Python is the one that is named, else that of the environment, else the system's", () => {
  const project = makeDirectory();
  const missing = { node: "", env: { PATH: "", MASTERY_PYTHON: "/nowhere/python" }, project };
  expect(() => findProgram("python3", missing)).toThrow(expect.objectContaining({ code: "MASTERY_WORKSPACE_PROGRAM" }));
  const named = { node: "", env: { PATH: "", MASTERY_PYTHON: process.execPath }, project };
  expect(findProgram("pytest", named)).toEqual({ program: process.execPath, before: ["-m", "pytest"], readable: [] });
});
