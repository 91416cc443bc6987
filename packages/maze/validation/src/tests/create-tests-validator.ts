import { readFile, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import {
  type Diagnostic,
  type IsolatedResult,
  type Isolation,
  MazeError,
  type OperationContext,
  type TestResult,
  type ValidationRequest,
  type Validator,
  parseData,
} from "@maze/core";
import { chooseIsolation } from "@maze/sandbox";
import { z } from "zod";
import { findInstalled, programOf } from "../project/installed-package.ts";
import { manifestFault, readManifest } from "../project/manifest.ts";
import { runEnvironment } from "../run-environment.ts";
import { linkedPlaces } from "../scratch/linked-places.ts";
import { makeScratch, removeScratch } from "../scratch/scratch-directories.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { type SourceReader, createSourceReader } from "../source-files.ts";
import { type Finding, countOf, createStage, judged, skipped } from "../stage.ts";
import { detectRunner } from "./detect-runner.ts";
import { placeOfFailure } from "./failure-place.ts";
import type { RunnerReport, TestRunner } from "./test-runner.ts";

export const testsValidatorOptionsSchema = z.strictObject({
  enabled: z.boolean().default(true),
  /** Milliseconds for the whole run. */
  timeoutMs: z.int().positive().default(120_000),
  /** Test files that the files under judgement can affect, relative to the project; `undefined` runs all tests. */
  affected: z.custom<(files: readonly string[]) => readonly string[] | undefined>().optional(),
  /** Where the tests run; by default the strongest level that holds here, and without one the stage is skipped. */
  isolation: z.custom<() => Isolation>().optional(),
  limits: z
    .strictObject({ memoryMb: z.int().positive().optional(), processes: z.int().positive().optional() })
    .default({}),
  /** Where allowed variables are taken from. */
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type TestsValidatorOptions = z.input<typeof testsValidatorOptionsSchema>;

/** The name of what could not be collected, since its tests have no names yet. */
export const UNLOADED_FILE = "(the file could not be loaded)";

/**
 * The stage `tests`: the project's own runner (Vitest, Jest, Mocha or Node's) runs its tests. A run that hangs, breaks or
 * is killed fails the stage; a project without tests, or whose runner is not installed, skips it.
 */
export function createTestsValidator(options: TestsValidatorOptions = {}): Validator {
  const settings = parseData(testsValidatorOptionsSchema, options, "options of createTestsValidator");
  const choose = settings.isolation ?? (() => chooseIsolation());

  async function run(request: ValidationRequest, context: OperationContext): Promise<Finding> {
    return withScratch(request.directory, context, (directory) => runIn(directory, request.files, context));
  }

  async function runIn(directory: string, changed: readonly string[], context: OperationContext): Promise<Finding> {
    const fault = await manifestFault(directory);
    if (fault !== undefined)
      return skipped("manifest-broken", `no test can be run while package.json is broken: ${fault}`);
    const runner = await detectRunner(directory);
    if (runner === undefined)
      return skipped("no-runner", "the project has no tests that vitest, jest, mocha or node:test would run");
    const found = runner.package === undefined ? undefined : await findInstalled(directory, runner.package.name);
    const program = found === undefined ? undefined : programOf(found, runner.package?.programs ?? []);
    if (runner.package !== undefined && program === undefined) {
      return skipped("runner-missing", `${runner.id} is not installed; install the dependencies of the project`);
    }
    const version = found?.version ?? process.versions.node;
    const tool = `${runner.id} ${version}`;
    const files = changed.length === 0 ? undefined : settings.affected?.(changed);
    if (files?.length === 0) return skipped("no-affected-tests", `no test reaches ${changed.join(", ")}`, { tool });
    const isolation = chosenOr(choose);
    if (typeof isolation === "string") return skipped("no-isolation", isolation, { tool });
    const outputDirectory = await makeScratch(await realpath(tmpdir()));
    try {
      const manifest = await readManifest(directory);
      const { args, report } = await runner.prepare({ directory, outputDirectory, program, version, files, manifest });
      const result = await isolation.run(
        {
          program: process.execPath,
          args,
          directory,
          env: { ...runEnvironment(settings.environment), ...homeIn(isolation.scratch) },
          limits: { ...settings.limits, wallMs: settings.timeoutMs, outputBytes: 1024 * 1024 },
          readable: await linkedPlaces(directory),
          writable: [directory, outputDirectory],
        },
        context,
      );
      const text = await readFile(report, "utf8").catch(() => undefined);
      return await judge({ runner, tool, directory, result, text, files });
    } finally {
      await removeScratch(outputDirectory);
    }
  }

  async function judge(of: {
    runner: TestRunner;
    tool: string;
    directory: string;
    result: IsolatedResult;
    text: string | undefined;
    files: readonly string[] | undefined;
  }): Promise<Finding> {
    const { runner, tool, directory, result, text, files } = of;
    const report = text === undefined ? undefined : readReport(runner, text);
    const output = stripVTControlCharacters(`${result.stderr}\n${result.stdout}`);
    if (foundNothing(runner, result, report, output))
      return skipped("no-tests", `${runner.id} found no tests`, { tool });
    const reader = createSourceReader(directory);
    const failures = await failureDiagnostics(runner.id, report, directory, reader);
    const tests = testResults(report, directory);
    const failed = tests.filter(({ status }) => status === "failed").length;
    const scope = `${countOf(tests.length, "test")}${failed === 0 ? "" : `, ${String(failed)} failed`}${files === undefined ? "" : ` of ${countOf(files.length, "affected file")}`}`;
    const broken = runFailure(runner.id, result, failures.length > 0, output, settings.timeoutMs);
    return judged([...failures, ...broken], { tool, scope, tests });
  }

  return createStage({ id: "tests", after: ["syntax"], enabled: settings.enabled, run });
}

/** The isolation, or why there is none. */
function chosenOr(choose: () => Isolation): Isolation | string {
  try {
    return choose();
  } catch (thrown) {
    if (!MazeError.is(thrown)) throw thrown;
    return `${thrown.message}. ${thrown.hint ?? ""}`.trim();
  }
}

/** Where the home of the user is out of sight, programs find an empty one. */
function homeIn(scratch: string | undefined): Record<string, string> {
  if (scratch === undefined) return {};
  const names = ["HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];
  return Object.fromEntries(names.map((name) => [name, scratch]));
}

/** A runner may not know the file of a failed hook. */
const localPath = (directory: string, path: string): string =>
  path === "" ? "" : relative(directory, path).replaceAll("\\", "/");

/** A runner that found no test may call that an error, and one that broke may have found none: its words decide. */
function foundNothing(
  runner: TestRunner,
  result: IsolatedResult,
  report: RunnerReport | undefined,
  output: string,
): boolean {
  if (result.limitHit !== undefined || result.signal !== null) return false;
  if (report !== undefined && report.tests.length + report.broken.length > 0) return false;
  if (result.exitCode === 0 || runner.noTests.test(output)) return true;
  return report !== undefined && !/error/i.test(output);
}

/** A report that was cut off in the middle says nothing that can be trusted. */
function readReport(runner: TestRunner, text: string): RunnerReport | undefined {
  try {
    return runner.read(text);
  } catch {
    return undefined;
  }
}

function testResults(report: RunnerReport | undefined, directory: string): TestResult[] {
  const tests = (report?.tests ?? []).map(({ file, path, status, failure }): TestResult => {
    const base = { file: localPath(directory, file), name: path.join(" > "), status };
    return failure === undefined ? base : { ...base, message: placeOfFailure(failure, file, directory).summary };
  });
  const broken = (report?.broken ?? []).map(({ file, failure }): TestResult => ({
    file: localPath(directory, file),
    name: UNLOADED_FILE,
    status: "failed",
    message: placeOfFailure(failure, file, directory).summary,
  }));
  return [...tests, ...broken];
}

async function failureDiagnostics(
  source: string,
  report: RunnerReport | undefined,
  directory: string,
  reader: SourceReader,
): Promise<Diagnostic[]> {
  const failed = (report?.tests ?? []).filter(({ status }) => status === "failed");
  const broken = (report?.broken ?? []).map(({ file, failure }) => ({
    file,
    path: [UNLOADED_FILE],
    failure,
    line: undefined,
    column: undefined,
  }));
  return Promise.all(
    [...failed, ...broken].map(async ({ file, path, failure = "", line, column }): Promise<Diagnostic> => {
      const place = placeOfFailure(failure, file, directory);
      const span = await reader.wordAt(
        localPath(directory, file),
        place.line ?? line ?? 0,
        place.column ?? column ?? 1,
      );
      const message = `${path.join(" > ")}: ${place.summary}`;
      const base: Diagnostic = {
        source,
        severity: "error",
        code: "test-failed",
        message,
        file: localPath(directory, file),
      };
      return span === undefined ? base : { ...base, span };
    }),
  );
}

const LIMITS = { cpu: "processor time", memory: "memory", processes: "processes", disk: "disk space" } as const;

/** What went wrong with the run itself, beyond single tests. */
function runFailure(
  source: string,
  result: IsolatedResult,
  hasFailures: boolean,
  output: string,
  timeoutMs: number,
): Diagnostic[] {
  const base = { source, severity: "error" } as const;
  if (result.limitHit !== undefined && result.limitHit !== "wall") {
    return [
      {
        ...base,
        code: "tests-limit",
        message: `the tests were stopped: they exceeded the limit of ${LIMITS[result.limitHit]}`,
      },
    ];
  }
  if (result.limitHit !== undefined) {
    return [
      {
        ...base,
        code: "tests-timeout",
        message: `the tests did not finish within ${String(timeoutMs)} ms and were stopped`,
      },
    ];
  }
  if (result.exitCode === 0 || hasFailures) return [];
  const ending = result.signal === null ? `code ${String(result.exitCode)}` : `signal ${result.signal}`;
  const said = output
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const cause = said.find((line) => /error/i.test(line)) ?? said.at(-1) ?? "it said nothing";
  return [{ ...base, code: "run-failed", message: `${source} ended with ${ending}: ${cause}` }];
}
