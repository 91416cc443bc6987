import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkItem, type ExecutableItem, type RunItemProgram } from "../src/index.ts";

/** Runs items in a real process, in a folder with these files of a learner. */
function runnerFor(files: Readonly<Record<string, string>>): RunItemProgram {
  return ({ files: added, entry }) => {
    const directory = mkdtempSync(join(tmpdir(), "items-"));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    for (const [path, text] of Object.entries({ "package.json": '{"type":"module"}', ...files, ...added })) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return new Promise((resolve) => {
      const program = entry.endsWith(".py") ? "python3" : process.execPath;
      execFile(program, [entry], { cwd: directory, timeout: 20_000 }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
        resolve({ exitCode: code, stdout, stderr, timedOut: error?.killed === true });
      });
    });
  };
}

const mean = {
  "src/mean.ts": `export function mean(n: number[]): number { console.log("noise"); if (n.length === 0) throw new RangeError("empty"); return n.reduce((a, b) => a + b, 0) / n.length; }`,
};
const check = (item: ExecutableItem, answer: string, files: Readonly<Record<string, string>> = mean) =>
  checkItem(item, answer, { language: "typescript", run: runnerFor(files) });

test("the output is predicted by what the program prints", async () => {
  const item = {
    id: "p",
    kind: "predict_output",
    prompt: "?",
    program: "console.log(1);\nconsole.log(0.1 + 0.2);",
  } as const;
  expect(await check(item, " 1\n0.30000000000000004\n")).toMatchObject({ correct: true });
  expect(await check(item, "1\n0.3")).toEqual({ correct: false, feedback: "It was run, and line 2 is another one." });
  expect(await check(item, "1")).toEqual({ correct: false, feedback: "It was run, and it prints more than that." });
  const broken = { ...item, program: "throw new Error('no')" };
  await expect(check(broken, "1")).rejects.toMatchObject({ code: "MASTERY_JUSTIFY_ITEM" });
});

test("an input breaks when the two functions really differ", async () => {
  const item = {
    id: "b",
    kind: "breaking_input",
    prompt: "?",
    correct: "src/mean.ts",
    function: "mean",
    broken: "export function mean(n: number[]): number { return n.reduce((a, b) => a + b, 0) / n.length; }",
  } as const;
  expect(await check(item, "[[]]")).toEqual({
    correct: true,
    feedback: "Yours: throws RangeError. The broken one: NaN.",
  });
  expect(await check(item, "[[1, 2]]")).toEqual({ correct: false, feedback: "Both were run, and both give 1.5." });
  await expect(check(item, "[1, 2")).rejects.toMatchObject({ code: "MASTERY_JUSTIFY_ANSWER" });
  await expect(check(item, "process.exit(0)")).rejects.toMatchObject({ code: "MASTERY_JUSTIFY_ANSWER" });
});

test("a small value that is lost differs, rounding does not", async () => {
  const item = {
    id: "b",
    kind: "breaking_input",
    prompt: "?",
    correct: "src/log.ts",
    function: "log",
    broken: "export const log = (x: number): number => Math.log(1 + x) * (1 + 1e-12);",
  } as const;
  const files = { "src/log.ts": "export const log = (x: number): number => Math.log1p(x);" };
  expect(await check(item, "[1e-18]", files)).toMatchObject({ correct: true });
  expect(await check(item, "[3]", files)).toMatchObject({ correct: false });
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!hasPython)("functions in Python are compared the same way", async () => {
  const item = {
    id: "b",
    kind: "breaking_input",
    prompt: "?",
    correct: "pkg/mean.py",
    function: "mean",
    broken: "def mean(values):\n    return sum(values) / max(1, len(values))\n",
  } as const;
  const files = { "pkg/mean.py": "def mean(values):\n    print('noise')\n    return sum(values) / len(values)\n" };
  const python = (answer: string) => checkItem(item, answer, { language: "python", run: runnerFor(files) });
  expect(await python("[[]]")).toEqual({
    correct: true,
    feedback: "Yours: raises ZeroDivisionError. The broken one: 0.0.",
  });
  expect(await python("[[1, 2]]")).toEqual({ correct: false, feedback: "Both were run, and both give 1.5." });
});

test("steps are in order when the program that they make prints the right thing", async () => {
  const item = {
    id: "o",
    kind: "order_steps",
    prompt: "?",
    before: "let total = 100;",
    steps: [
      { id: "start", text: "total = 0;" },
      { id: "add", text: "for (const n of [1, 2, 6]) total += n;" },
      { id: "divide", text: "total /= 3;" },
    ],
    after: "console.log(total);",
    expect: "3",
  } as const;
  expect(await check(item, "start, add, divide")).toMatchObject({ correct: true });
  expect(await check(item, "add start divide")).toMatchObject({ correct: false });
  await expect(check(item, "start add")).rejects.toMatchObject({
    message: "the answer to o must be the ids of all steps in order: add divide start",
  });
});

test("invariants are the candidates whose programs hold, all of them", async () => {
  const item = {
    id: "i",
    kind: "invariant",
    prompt: "?",
    setup: "const holds = (is: boolean) => { process.exitCode = is ? 0 : 1; };",
    candidates: [
      { id: "a", text: "", program: "holds(1 + 1 === 2);" },
      { id: "b", text: "", program: "holds(0.1 + 0.2 === 0.3);" },
      { id: "c", text: "", program: "holds(true);" },
    ],
  } as const;
  expect(await check(item, "c a")).toMatchObject({ correct: true });
  expect(await check(item, "a")).toEqual({ correct: false, feedback: "What you chose holds, but so do 1 more." });
  expect(await check(item, "a b c")).toEqual({ correct: false, feedback: "Running it refutes b." });
  expect(await check(item, "a a")).toMatchObject({ correct: false });
});
