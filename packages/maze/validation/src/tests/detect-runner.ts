import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { declares, manifestsFrom } from "../project/manifest.ts";
import { jestRunner } from "./jest-runner.ts";
import { mochaRunner } from "./mocha-runner.ts";
import { nodeTestRunner } from "./node-test-runner.ts";
import type { TestRunner } from "./test-runner.ts";
import { vitestRunner } from "./vitest-runner.ts";

const runners: readonly TestRunner[] = [vitestRunner, jestRunner, mochaRunner, nodeTestRunner];

/**
 * The runner of a project: the one that its test script starts, else another script, else the one that it (or the
 * workspace around it) depends on, else Node's own where a test file imports it.
 */
export async function detectRunner(directory: string): Promise<TestRunner | undefined> {
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
