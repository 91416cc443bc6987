import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sumSource } from "./fixture-curriculum.ts";
import { hashes, makeDirectory, writeFiles } from "./make-directory.ts";
import { makeLearner, type Learner } from "./run-cli.ts";

const write = (learner: Learner, path: string, text: string): void => writeFiles(learner.project, { [path]: text });

/** Many commands, each a process or two; a busy machine takes its time. */
const TIMEOUT_MS = 120_000;

/** Runs a command that must leave every byte of the project as it is. */
async function quietly(learner: Learner, ...args: readonly string[]) {
  const before = hashes(learner.project);
  const run = await learner.run(...args);
  expect(hashes(learner.project)).toEqual(before);
  return run;
}

test(
  "a newcomer goes through all three stages in a repository of their own, and no byte changes unasked",
  { timeout: TIMEOUT_MS },
  async () => {
    const project = makeDirectory({ "README.md": "mine\n", "package.json": '{ "mine": true, "type": "module" }\n' });
    execFileSync("git", ["init", "-q"], { cwd: project });
    execFileSync("git", ["add", "README.md"], { cwd: project });
    const learner = makeLearner({ project });
    const mine = hashes(project);
    expect(await learner.json("init", "fixture")).toMatchObject({
      written: ["src/sum.ts", "src/largest.ts"],
      kept: ["package.json"],
    });
    expect(hashes(project)).toMatchObject(mine);

    // Build.
    expect((await quietly(learner, "show")).stdout).toContain("Add the numbers.");
    const stub = await quietly(learner, "submit");
    expect([stub.exitCode, stub.stdout]).toEqual([
      1,
      expect.stringContaining("sum, build: not yet. 2 of 2 tests fail."),
    ]);
    expect((await quietly(learner, "hint")).stdout).toBe("Hint 1 of 2: Think of the start.\n");
    expect((await quietly(learner, "hint")).stdout).toBe("Hint 2 of 2: Write a loop.\n");
    expect((await quietly(learner, "hint")).exitCode).toBe(1);
    write(learner, "src/sum.ts", sumSource);
    const built = await quietly(learner, "submit");
    expect([built.exitCode, built.stdout]).toEqual([
      0,
      expect.stringContaining("sum, build: passed. All 2 tests pass."),
    ]);

    // Justify: words are sent back or recorded, code decides.
    expect((await quietly(learner, "justify", "start", "It works that way, as everybody knows.")).stdout).toContain(
      "What would another start do?",
    );
    expect((await quietly(learner, "justify", "start", "--reveal")).exitCode).toBe(2);
    const answer = "It starts at zero, since adding zero changes nothing.";
    expect((await quietly(learner, "justify", "start", answer)).stdout).toContain("nobody has graded it");
    expect((await quietly(learner, "justify", "start", "--reveal")).stdout).toContain(
      "Adding zero changes nothing at all.",
    );
    await quietly(learner, "justify", "start", "--assess", "reason");
    await quietly(learner, "justify", "loop", answer);
    await quietly(learner, "justify", "loop", "--queue");
    await quietly(learner, "justify", "end", answer);
    await quietly(learner, "justify", "end", "--assess", "reason");
    expect((await quietly(learner, "submit")).stdout).toContain("Still open: predict, break_it.");
    expect((await quietly(learner, "justify", "predict", "-4 -3")).stdout).toContain("line 1 is another one");
    expect((await quietly(learner, "justify", "predict", "--asess", "a")).exitCode).toBe(2);
    expect((await quietly(learner, "justify", "predict", "3")).exitCode).toBe(0);
    expect((await quietly(learner, "justify", "break_it", "[[1]]")).exitCode).toBe(1);
    const last = await quietly(learner, "justify", "break_it", "[[-1]]");
    expect(last.stdout).toContain("Justify is passed.");

    // Harden: a bug in a copy of the learner's own text, every other byte as it was.
    const before = hashes(project);
    const { challenge } = (await learner.json("start-challenge")) as {
      challenge: { copy: string; failing: { name: string }[] };
    };
    expect(challenge.copy).toBe("harden/sum/src/sum.ts");
    expect(challenge.failing.map(({ name }) => name)).toContain("adds all numbers");
    expect(hashes(project)).toMatchObject(before);
    const buggy = readFileSync(join(project, challenge.copy), "utf8");
    expect([sumSource.replace("total = 0", "total = 1"), sumSource.replace("total += n", "total -= n")]).toContain(
      buggy,
    );
    expect((await quietly(learner, "submit")).stdout).toContain("is as it was given to you");
    write(learner, challenge.copy, "half of a fix");
    expect(await learner.json("start-challenge")).toMatchObject({ resumed: true });
    expect(readFileSync(join(project, challenge.copy), "utf8")).toBe("half of a fix");
    write(learner, challenge.copy, sumSource);
    expect((await quietly(learner, "submit")).stdout).toContain("sum, harden: passed.");

    expect(await learner.json("status")).toMatchObject({ module: "largest", stage: "build", complete: 1 });
    expect((await quietly(learner, "stats")).stdout).toContain("2 answers by self-assessment, 1 bugs mended");
    expect(readFileSync(join(project, "src/sum.ts"), "utf8")).toBe(sumSource);
  },
);

test("a program that ends before its tests has not passed", { timeout: TIMEOUT_MS }, async () => {
  const learner = makeLearner();
  await learner.run("init", "fixture");
  write(learner, "src/sum.ts", "process.exit(0);\nexport const sum = 0;\n");
  const run = await learner.run("submit");
  expect([run.exitCode, run.stdout]).toEqual([
    1,
    expect.stringContaining("The program ended before these tests were run: adds all numbers, nothing is zero."),
  ]);
});

test("the private tests are laid over, whatever the learner has in their place", { timeout: TIMEOUT_MS }, async () => {
  const learner = makeLearner();
  await learner.run("init", "fixture");
  const easy = `import { test } from "node:test"; test("adds all numbers", () => {}); test("nothing is zero", () => {});`;
  write(learner, "tests/sum.test.ts", easy);
  expect((await learner.run("submit")).exitCode).toBe(1);
  expect(readFileSync(join(learner.project, "tests/sum.test.ts"), "utf8")).toBe(easy);
});

test(
  "commands work from any folder of the project, and say where none was begun",
  { timeout: TIMEOUT_MS },
  async () => {
    const learner = makeLearner();
    await learner.run("init", "fixture");
    mkdirSync(join(learner.project, "deep/er"), { recursive: true });
    expect(await learner.json("status", "--cwd", "deep/er")).toMatchObject({ module: "sum", stage: "build" });
    const elsewhere = await learner.run("status", "--cwd", makeDirectory());
    expect([elsewhere.exitCode, elsewhere.stderr]).toEqual([2, expect.stringContaining("MASTERY_ENGINE_NO_PROJECT")]);
  },
);

test("prerequisites hold, in a library too", { timeout: TIMEOUT_MS }, async () => {
  const { makeCurricula } = await import("./fixture-curriculum.ts");
  const learner = makeLearner({ curricula: makeCurricula({}, "library") });
  await learner.run("init", "fixture");
  expect(await learner.json("next")).toMatchObject({ module: null, command: "mastery select sum" });
  const locked = await learner.run("select", "largest");
  expect([locked.exitCode, locked.stderr]).toEqual([
    2,
    expect.stringContaining("largest requires sum, which is not complete"),
  ]);
  expect((await learner.run("submit")).stderr).toContain("MASTERY_ENGINE_NOTHING_SELECTED");
  expect((await learner.run("select", "sum")).exitCode).toBe(0);
  expect(await learner.json("status")).toMatchObject({ module: "sum", stage: "build" });
});

test(
  "reset and undo change what is recorded and no file; another curriculum loses nothing",
  { timeout: TIMEOUT_MS },
  async () => {
    const learner = makeLearner();
    await learner.run("init", "fixture");
    write(learner, "src/sum.ts", sumSource);
    await learner.run("submit");
    expect(await learner.json("status")).toMatchObject({ stage: "justify" });
    await quietly(learner, "reset");
    expect(await learner.json("status")).toMatchObject({ stage: "build" });
    await quietly(learner, "undo");
    expect(await learner.json("status")).toMatchObject({ stage: "justify" });
    const { fixtureFiles } = await import("./fixture-curriculum.ts");
    const other = makeDirectory({
      ...fixtureFiles(),
      "curriculum.yaml": (fixtureFiles()["curriculum.yaml"] ?? "").replace("id: fixture", "id: other"),
    });
    await learner.run("init", other);
    expect(await learner.json("status")).toMatchObject({ curriculum: "other", stage: "build" });
    await learner.run("init", "fixture");
    expect(await learner.json("status")).toMatchObject({ curriculum: "fixture", stage: "justify" });
  },
);

test(
  "wrong words are wrong usage, and an unknown curriculum names the known ones",
  { timeout: TIMEOUT_MS },
  async () => {
    const learner = makeLearner();
    expect((await learner.run("sbmit")).exitCode).toBe(2);
    const unknown = await learner.run("init", "fixtrue");
    expect([unknown.exitCode, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('no curriculum "fixtrue"; there are: fixture'),
    ]);
    expect(await learner.json("init", "fixtrue")).toMatchObject({ schema: "mastery.error/v1", exitCode: 2 });
  },
);

test("a challenge does not overwrite what lies in its place", { timeout: TIMEOUT_MS }, async () => {
  const learner = makeLearner();
  await learner.run("init", "fixture");
  write(learner, "src/sum.ts", sumSource);
  await learner.run("submit");
  for (const id of ["start", "loop", "end"]) {
    await learner.run("justify", id, "It starts at zero, since adding zero changes nothing.");
    await learner.run("justify", id, "--queue");
  }
  await learner.run("justify", "predict", "3");
  await learner.run("justify", "break_it", "[[-1]]");
  write(learner, "harden/sum/src/sum.ts", "precious");
  await learner.run("start-challenge");
  expect(readFileSync(join(learner.project, "harden/sum/src/sum.ts.mastery-backup-1"), "utf8")).toBe("precious");
  writeFileSync(join(learner.project, "src/sum.ts"), "broken now");
  expect(existsSync(join(learner.project, "harden/sum/src/sum.ts"))).toBe(true);
});
