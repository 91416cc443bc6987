import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");
const declared = '/** @example label(" ada ") // => "ADA" */\nexport declare function label(name: string): string;\n';

/** A project whose function is tested, beside the files given. */
function shop(files: Readonly<Record<string, string>>): string {
  const cwd = makeProject({
    "package.json": '{ "name": "shop", "type": "module", "devDependencies": { "vitest": "5.1.0" } }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "preserve", "target": "es2023", "types": [], "noEmit": true, "skipLibCheck": true }, "include": ["src"] }',
    "src/label.ts": declared,
    "test/label.test.ts":
      'import { expect, test } from "vitest";\nimport { label } from "../src/label.ts";\ntest("in capitals", () => { expect(label("bo")).toBe("BO"); });\n',
    ...files,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

async function generate(cwd: string, testsTimeoutMs: number) {
  const args = [
    "generate",
    "src/label.ts#label",
    "--json",
    "--set",
    `validation.testsTimeoutMs=${String(testsTimeoutMs)}`,
  ];
  const { stdout, stderr } = await maze(args, { cwd });
  const { report } = documents["maze.generate/v1"].parse(JSON.parse(stdout));
  const [task] = report.tasks;
  return {
    filled: task?.chosen !== undefined,
    refused: task?.rejected.length,
    status: task?.outcome.status,
    reasons: task?.outcome.reasons.map(({ code }) => code),
    tests: report.stages.find(({ stage }) => stage === "tests")?.status,
    notes: report.notes.map(({ code }) => code),
    stderr,
  };
}

test(
  "a test that never ended keeps the whole run from saying anything, and is laid to nobody",
  { timeout: 60_000 },
  async () => {
    const cwd = shop({
      "test/hang.test.ts": 'import { test } from "vitest";\ntest("hangs", () => { while (true); });\n',
    });
    expect(await generate(cwd, 7000)).toEqual({
      filled: true,
      refused: 0,
      status: "unverified",
      reasons: ["tests-hung-before"],
      tests: "skipped",
      notes: [],
      stderr:
        "skipped tests: the tests did not finish within 7000 ms and were stopped; without the new code it is the same, so it is laid to nobody\n",
    });
  },
);

test("a test that waits forever is noted, and the others count", { timeout: 60_000 }, async () => {
  const cwd = shop({
    "test/wait.test.ts": 'import { test } from "vitest";\ntest("waits", () => new Promise(() => undefined), 200);\n',
  });
  expect(await generate(cwd, 30_000)).toEqual({
    filled: true,
    refused: 0,
    status: "verified",
    reasons: [],
    tests: "passed",
    notes: ["test-timed-out-before"],
    stderr: "",
  });
});

test("a test that waits forever with the new code alone is laid to it", { timeout: 60_000 }, async () => {
  const cwd = shop({
    "test/wait.test.ts":
      'import { test } from "vitest";\nimport { label } from "../src/label.ts";\ntest("waits", () => { label("x"); return new Promise(() => undefined); }, 200);\n',
  });
  expect(await generate(cwd, 30_000)).toMatchObject({ filled: false, tests: undefined });
});

test("a runner that cannot start without the new code either is laid to nobody", { timeout: 60_000 }, async () => {
  const cwd = shop({ "vitest.config.ts": 'throw new Error("no configuration today");\n' });
  expect(await generate(cwd, 30_000)).toMatchObject({
    filled: true,
    refused: 0,
    status: "unverified",
    reasons: ["tests-broken-before"],
    tests: "skipped",
  });
});
