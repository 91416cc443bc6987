import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { declares, manifestsFrom } from "../project/manifest.ts";
import { cargoRunner } from "./cargo-runner.ts";
import { goRunner } from "./go-runner.ts";
import { jestRunner } from "./jest-runner.ts";
import { mochaRunner } from "./mocha-runner.ts";
import { nodeTestRunner } from "./node-test-runner.ts";
import { pytestRunner } from "./pytest-runner.ts";
import type { TestRunner } from "./test-runner.ts";
import { vitestRunner } from "./vitest-runner.ts";

const runners: readonly TestRunner[] = [vitestRunner, jestRunner, mochaRunner, nodeTestRunner];

/** Runners of other languages, each with files of which one says that a project is of its language. */
const others: readonly (readonly [runner: TestRunner, signs: RegExp])[] = [
  [
    pytestRunner,
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|pytest\.ini|tox\.ini|conftest\.py|requirements.*\.txt|.*\.py)$/,
  ],
  [cargoRunner, /^Cargo\.toml$/],
  [goRunner, /^go\.mod$/],
];

/**
 * The runner for files of a project. Files of another language have that language's runner; so has a project without
 * JavaScript tests that is of another language.
 */
export async function detectRunner(directory: string, files: readonly string[]): Promise<TestRunner | undefined> {
  const names = await readdir(directory);
  const present = others.filter(([, signs]) => names.some((name) => signs.test(name)));
  const ofFiles = present.find(
    ([{ extensions = [] }]) => files.length > 0 && files.every((file) => extensions.some((end) => file.endsWith(end))),
  );
  return ofFiles?.[0] ?? (await detectScriptRunner(directory)) ?? present[0]?.[0];
}

/**
 * The runner of a JavaScript project: the one that its test script starts, else another script, else the one that it (or the
 * workspace around it) depends on, else Node's own where a test file imports it.
 */
async function detectScriptRunner(directory: string): Promise<TestRunner | undefined> {
  const manifests = await manifestsFrom(directory);
  const scripts = manifests[0]?.scripts ?? {};
  const named = (texts: readonly string[]): TestRunner | undefined =>
    runners.find(({ script }) => texts.some((text) => script.test(text)));
  const byScript = named([scripts["test"] ?? ""]) ?? named(Object.values(scripts));
  if (byScript !== undefined) return byScript;
  const byDependency = runners.find(
    (runner) => runner.package !== undefined && declares(manifests, runner.package.name),
  );
  if (byDependency !== undefined) return byDependency;
  return (await importsNodeTest(directory)) ? nodeTestRunner : undefined;
}

async function importsNodeTest(directory: string): Promise<boolean> {
  for await (const file of testFiles(directory, 0)) {
    if (/["']node:test["']/.test(await readFile(file, "utf8").catch(() => ""))) return true;
  }
  return false;
}

async function* testFiles(directory: string, depth: number): AsyncGenerator<string> {
  if (depth > 8) return;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") yield* testFiles(path, depth + 1);
    else if (entry.isFile() && /(?:[.\-_]test|^test(?:-.*)?)\.[cm]?[jt]s$/.test(entry.name)) yield path;
  }
}
