import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "../project/manifest.ts";
import { readEventReport } from "./event-report.ts";
import type { TestRunner } from "./test-runner.ts";

/** Events come in the order of definition; a start event one level deeper belongs to the last one above it. */
const reporter = `
const groups = new Map();
export default async function* (events) {
  for await (const { type, data } of events) {
    if (type === "test:start") {
      const path = groups.get(data.file) ?? [];
      path.length = data.nesting;
      path[data.nesting] = data.name;
      groups.set(data.file, path);
    }
    if (type !== "test:pass" && type !== "test:fail") continue;
    const path = (groups.get(data.file) ?? []).slice(0, data.nesting);
    path.push(data.name);
    const isFile = data.nesting === 0 && data.file !== undefined && (data.file === data.name || data.file.endsWith("/" + data.name) || data.file.endsWith("\\\\" + data.name));
    if (data.details?.type === "suite" && type === "test:pass") continue;
    const error = data.details?.error;
    if (data.details?.type === "suite" && error?.failureType === "subtestsFailed") continue;
    if (type === "test:fail" && error?.failureType === "subtestsFailed" && !isFile) continue;
    const cause = error?.cause ?? error;
    const failure = type === "test:fail" ? String(cause?.stack ?? cause) : undefined;
    yield JSON.stringify({
      file: data.file ?? "", path, failure, line: data.line, column: data.column,
      status: data.skip !== undefined || data.todo !== undefined ? "skipped" : type === "test:pass" ? "passed" : "failed",
      broken: isFile && type === "test:fail" ? true : undefined,
    }) + "\\n";
  }
}
`;

/** Node's own runner. Files and patterns come from the script that the project starts it with. */
export const nodeTestRunner: TestRunner = {
  id: "node:test",
  script: /\bnode\b.*\s--test\b/,
  noTests: /Could not find|no test files/i,
  async prepare({ outputDirectory, files, manifest }) {
    const report = join(outputDirectory, "node-test.jsonl");
    const script = join(outputDirectory, "reporter.mjs");
    await writeFile(script, reporter);
    const reporting = [`--test-reporter=${pathToFileURL(script).href}`, `--test-reporter-destination=${report}`];
    const { flags, patterns } = wordsOfScript(manifest);
    return { args: ["--test", ...reporting, ...flags, ...(files ?? patterns)], report };
  },
  read: readEventReport,
};

/** What stands behind `node` in the test script, such as `--import tsx --test "test/*.ts"`. */
function wordsOfScript(manifest: Manifest | undefined): { flags: string[]; patterns: string[] } {
  const script = Object.values(manifest?.scripts ?? {}).find((text) => nodeTestRunner.script.test(text)) ?? "";
  const command = script.split(/&&|\|\||;/).find((part) => nodeTestRunner.script.test(part)) ?? "";
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
  const flags: string[] = [];
  const patterns: string[] = [];
  const rest = words.slice(words.findIndex((word) => /^node$/.test(word)) + 1);
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? "";
    if (word === "--test" || word === "--watch" || word.startsWith("--test-reporter")) continue;
    if (!word.startsWith("-")) patterns.push(word);
    else {
      flags.push(word);
      const next = rest[i + 1];
      if (/^(?:--import|--require|-r|--loader|--conditions|-C)$/.test(word) && next !== undefined)
        flags.push(rest[++i] ?? "");
    }
  }
  return { flags, patterns };
}
