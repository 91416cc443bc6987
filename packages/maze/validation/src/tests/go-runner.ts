import { z } from "zod";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { type ReportedTest, type RunnerReport, type Surroundings, type TestRunner, PRINTED } from "./test-runner.ts";

const eventSchema = z.object({
  Action: z.string(),
  Test: z.string().optional(),
  Output: z.string().optional(),
  Package: z.string().default(""),
});
const environmentSchema = z.object({ GOROOT: z.string(), GOMODCACHE: z.string(), GOVERSION: z.string() });

const statuses: Readonly<Record<string, ReportedTest["status"]>> = { pass: "passed", fail: "failed", skip: "skipped" };

/** Go's own tests, with the modules that are downloaded already: a run has no network. */
export const goRunner: TestRunner = {
  id: "go",
  extensions: [".go"],
  script: /\bgo test\b/,
  noTests: /^(?![\s\S]*"Test":)[\s\S]*\[no test files\]/,
  async locate({ env, ask }: Surroundings) {
    for (const folder of (env["PATH"] ?? "").split(":")) {
      const program = join(folder, "go");
      const answer = await ask(program, ["env", "-json"]);
      if (answer === undefined) continue;
      const { GOROOT, GOMODCACHE, GOVERSION } = environmentSchema.parse(JSON.parse(answer));
      const modules = await access(GOMODCACHE).then(
        () => [GOMODCACHE],
        () => [],
      );
      const offline = {
        GOROOT,
        GOMODCACHE,
        GOPROXY: "off",
        GOFLAGS: "-mod=mod",
        GOCACHE: "/tmp/go-build",
        GOTOOLCHAIN: "local",
      };
      return { program, version: GOVERSION.replace(/^go/, ""), readable: [GOROOT, ...modules], env: offline };
    }
    return undefined;
  },
  prepare: () => Promise.resolve({ args: ["test", "-json", "./..."], report: PRINTED }),
  read: readGoEvents,
};

/** One JSON event on each line. A package that does not build fails without a test, and what it printed says why. */
function readGoEvents(text: string, stderr: string): RunnerReport {
  const output = new Map<string, string>();
  const report: RunnerReport = { tests: [], broken: [] };
  const failed = new Set<string>();
  for (const line of text.split("\n").filter((row) => row.startsWith("{"))) {
    const { Action, Test = "", Output = "", Package } = eventSchema.parse(JSON.parse(line));
    const key = `${Package} ${Test}`;
    if (Output !== "") output.set(key, (output.get(key) ?? "") + Output);
    const status = statuses[Action];
    if (status === undefined) continue;
    if (Test === "") {
      if (status === "failed" && !failed.has(Package))
        report.broken.push({ file: "", failure: output.get(key) ?? Package });
      continue;
    }
    if (status === "failed") failed.add(Package);
    const failure = status === "failed" ? (output.get(key) ?? "") : undefined;
    const [, file = "", row] = /^\s+(\S+_test\.go):(\d+): /m.exec(failure ?? "") ?? [];
    const said = failure
      ?.split("\n")
      .filter((one) => !/^\s*(?:=== |--- )/.test(one))
      .join("\n")
      .trim();
    report.tests.push({
      file,
      path: Test.split("/"),
      status,
      failure: said,
      line: row === undefined ? undefined : Number(row),
    });
  }
  // What does not build is no event: the compiler says why on stderr.
  if (/\[(?:build|setup) failed\]/.test(text)) report.broken.push({ file: "", failure: compilerSays(stderr) });
  return report;
}

/** The first finding of the compiler, without the line that names the package. */
function compilerSays(stderr: string): string {
  return stderr
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .join("\n");
}
