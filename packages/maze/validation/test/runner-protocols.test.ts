// Jest, Mocha and Biome are not installed in this repository. These tests answer in their place what they print
// (recorded from jest 30.5.2, mocha 11.8.0, biome 2.5.15), so that the way to start and to read them stays proven.
import { createTestsValidator, fixFiles, UNLOADED_FILE } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

const packageOf = (name: string, version: string, bin: string): string =>
  JSON.stringify({ name, version, bin: { [name.split("/").at(-1) ?? name]: bin } });

describe("jest", () => {
  const standIn = `
    const { writeFileSync, realpathSync } = require("node:fs");
    const option = (name) => process.argv.find((word) => word.startsWith(name + "="))?.slice(name.length + 1);
    if (!process.argv.includes("--ci") || !process.argv.includes("--json") || process.env.CI !== "1") process.exit(9);
    const here = realpathSync(".");
    const test = (title, status, failureMessages, location) =>
      ({ ancestorTitles: ["group", "deep"], duration: 1, failureDetails: [], failureMessages, fullName: "", invocations: 1, location, numPassingAsserts: 0, retryReasons: [], status, title });
    const chosen = process.argv.indexOf("--runTestsByPath");
    writeFileSync(option("--outputFile"), JSON.stringify({ numFailedTests: 1, success: false, testResults: chosen > 0
      ? [{ name: here + "/" + process.argv[chosen + 1], status: "passed", message: "", assertionResults: [test("chosen", "passed", [], null)] }]
      : [
      { name: here + "/a.test.js", status: "failed", message: "x", startTime: 1, endTime: 2, summary: "", assertionResults: [
        test("ok", "passed", [], { line: 1, column: 1 }),
        test("wrong", "failed", ["AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\\n\\n1 !== 2\\n\\n    at Object.strictEqual (" + here + "/a.test.js:2:3)\\n    at Promise.finally.completed (/x.js:1:2)"], null),
        test("later", "pending", [], null)] },
      { name: here + "/b.test.js", status: "failed", assertionResults: [], message: "  ● Test suite failed to run\\n\\n    Cannot find module './none' from 'b.test.js'\\n" },
    ] }));
    process.exitCode = chosen > 0 ? 0 : 1;`;
  const files = {
    "package.json": '{ "scripts": { "test": "jest" } }',
    "a.test.js": "one\n  two\n",
    "node_modules/jest/package.json": packageOf("jest", "30.5.2", "./bin.js"),
    "node_modules/jest/bin.js": standIn,
  };

  it("is started and read", async () => {
    const directory = await makeProject(files);
    const stage = await createTestsValidator().validate({ directory, files: [], edits: [] }, {});
    expect(stage).toMatchObject({ status: "failed", tool: "jest 30.5.2", scope: "4 tests, 2 failed" });
    expect(stage.tests).toEqual([
      { file: "a.test.js", name: "group > deep > ok", status: "passed" },
      {
        file: "a.test.js",
        name: "group > deep > wrong",
        status: "failed",
        message: "AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 1 !== 2",
      },
      { file: "a.test.js", name: "group > deep > later", status: "skipped" },
      {
        file: "b.test.js",
        name: UNLOADED_FILE,
        status: "failed",
        message: "Cannot find module './none' from 'b.test.js'",
      },
    ]);
    expect(stage.diagnostics[0]?.span?.from).toEqual({ line: 2, column: 3 });
  });

  it("runs chosen files", async () => {
    const directory = await makeProject(files);
    const validator = createTestsValidator({ affected: () => ["a.test.js"] });
    const stage = await validator.validate({ directory, files: ["a.js"], edits: [] }, {});
    expect(stage).toMatchObject({ status: "passed", tests: [{ file: "a.test.js", name: "group > deep > chosen" }] });
  });
});

describe("mocha", () => {
  it("is given a reporter that keeps the names of groups apart", async () => {
    const standIn = `
      const { EventEmitter } = require("node:events");
      const { resolve } = require("node:path");
      const runner = new EventEmitter();
      const Reporter = require(process.argv[process.argv.indexOf("--reporter") + 1]);
      new Reporter(runner, {});
      const test = (...path) => ({ file: resolve("test/a.js"), titlePath: () => path });
      runner.emit("pass", test("group", "deep", "ok"));
      const error = new RangeError("far");
      error.stack = "RangeError: far\\n    at Context.<anonymous> (test/a.js:2:3)\\n    at processImmediate (node:internal/timers:1:1)";
      runner.emit("fail", test("group", "wrong"), error);
      runner.emit("pending", test("later"));
      process.exitCode = 1;`;
    const directory = await makeProject({
      "package.json": '{ "devDependencies": { "mocha": "11" } }',
      "test/a.js": "one\n  two\n",
      "node_modules/mocha/package.json": packageOf("mocha", "11.8.0", "./bin.js"),
      "node_modules/mocha/bin.js": standIn,
    });
    const stage = await createTestsValidator().validate({ directory, files: [], edits: [] }, {});
    expect(stage.tests).toEqual([
      { file: "test/a.js", name: "group > deep > ok", status: "passed" },
      { file: "test/a.js", name: "group > wrong", status: "failed", message: "RangeError: far" },
      { file: "test/a.js", name: "later", status: "skipped" },
    ]);
    expect(stage.diagnostics).toMatchObject([
      { source: "mocha", file: "test/a.js", span: { from: { line: 2, column: 3 } } },
    ]);
  });
});

describe("biome", () => {
  it("is started and read", async () => {
    const standIn = `
      const { writeFileSync } = require("node:fs");
      if (!process.argv.includes("--write") || !process.argv.includes("--reporter=json")) process.exit(9);
      writeFileSync(process.argv.at(-1), "const a = 1;\\nq == 2;\\n");
      console.log(JSON.stringify({ summary: { changed: 1, errors: 1 }, diagnostics: [{ severity: "error", message: "Using == may be unsafe if you are relying on type coercion.",
        category: "lint/suspicious/noDoubleEquals", location: { path: "a.js", start: { line: 2, column: 3 }, end: { line: 2, column: 5 } }, advices: [] }], command: "check" }));
      process.exitCode = 1;`;
    const directory = await makeProject({
      "package.json": '{ "devDependencies": { "@biomejs/biome": "2" } }',
      "biome.json": "{}",
      "a.js": "let a = 1\n",
      "node_modules/@biomejs/biome/package.json": packageOf("@biomejs/biome", "2.5.15", "./bin.js"),
      "node_modules/@biomejs/biome/bin.js": standIn,
    });
    const { stages, edits } = await fixFiles({ directory, files: ["a.js"] });
    expect(stages).toMatchObject([
      {
        stage: "fix-biome",
        status: "failed",
        tool: "biome 2.5.15",
        diagnostics: [{ code: "lint/suspicious/noDoubleEquals", file: "a.js", span: { from: { line: 2, column: 3 } } }],
      },
    ]);
    expect(edits.map(({ newText }) => newText)).toEqual(["const a = 1;\nq == 2;\n"]);
  });
});
