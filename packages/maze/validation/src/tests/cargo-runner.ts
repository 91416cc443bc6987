import { homedir } from "node:os";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { type ReportedTest, type RunnerReport, type Surroundings, type TestRunner, PRINTED } from "./test-runner.ts";

/** Cargo's tests, from what is downloaded already: a run has no network. */
export const cargoRunner: TestRunner = {
  id: "cargo",
  extensions: [".rs"],
  script: /\bcargo test\b/,
  noTests: /^(?!.*\btest \S+ \.\.\.)[\s\S]*running 0 tests/,
  async locate({ env, ask }: Surroundings) {
    const home = env["CARGO_HOME"] ?? join(env["HOME"] ?? homedir(), ".cargo");
    const rustup = env["RUSTUP_HOME"] ?? join(env["HOME"] ?? homedir(), ".rustup");
    const folders = [...(env["PATH"] ?? "").split(":"), join(home, "bin")];
    for (const folder of folders) {
      const program = join(folder, "cargo");
      if (
        !(await access(program).then(
          () => true,
          () => false,
        ))
      )
        continue;
      const version = /cargo (\S+)/.exec((await ask(program, ["--version"])) ?? "")?.[1];
      if (version === undefined) continue;
      const places = await Promise.all([home, rustup].map(async (path) => ((await exists(path)) ? [path] : [])));
      return {
        program,
        version,
        readable: places.flat(),
        env: { CARGO_HOME: home, RUSTUP_HOME: rustup, CARGO_NET_OFFLINE: "true" },
      };
    }
    return undefined;
  },
  prepare: () => Promise.resolve({ args: ["test", "--offline", "--no-fail-fast", "--color=never"], report: PRINTED }),
  read: readLibtest,
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What libtest prints: a line for each test, then what the failed ones said. */
function readLibtest(text: string): RunnerReport {
  const failures = new Map<string, string>();
  for (const [, name = "", output = ""] of text.matchAll(
    /^---- (\S+) stdout ----\n([\s\S]*?)(?=\n---- |\n\nfailures:\n|$(?![\s\S]))/gm,
  ))
    failures.set(name, output.trim());
  const tests = [...text.matchAll(/^test (\S+)(?: - should panic)? \.\.\. (ok|FAILED|ignored)/gm)].map(
    ([, name = "", verdict]): ReportedTest => {
      const failure = verdict === "FAILED" ? (failures.get(name) ?? "it failed") : undefined;
      const [, file, line, column] = /panicked at (\S+?):(\d+):(\d+)/.exec(failure ?? "") ?? [];
      return {
        file: file ?? "",
        path: name.split("::"),
        status: verdict === "ok" ? "passed" : verdict === "ignored" ? "skipped" : "failed",
        failure: failure?.replace(/^thread .*panicked at .*:\n/, ""),
        line: line === undefined ? undefined : Number(line),
        column: column === undefined ? undefined : Number(column),
      };
    },
  );
  return { tests, broken: [] };
}
