import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CourseModule } from "./curricula.ts";

export interface Run {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** Failed otherwise than by an assertion. */
  readonly thrown: readonly string[];
  /** A file that could not be loaded, or a program that ended otherwise than by its tests. */
  readonly crashed: boolean;
  readonly output: string;
}

/** Gives `use` a folder with the project, what the module requires, `overlays` and the private tests. */
export async function inWorkspace<T>(
  module: CourseModule,
  all: readonly CourseModule[],
  overlays: readonly string[],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "curriculum-"));
  const copy = (from: string) => existsSync(from) && cpSync(from, folder, { recursive: true });
  try {
    copy(join(dirname(dirname(module.folder)), "project"));
    for (const required of closure(module, all)) copy(join(required.folder, "reference"));
    for (const overlay of overlays) copy(join(module.folder, overlay));
    copy(join(module.folder, "tests"));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function closure(module: CourseModule, all: readonly CourseModule[]): readonly CourseModule[] {
  return module.requires.flatMap((id) => {
    const found = all.find((other) => other.curriculum === module.curriculum && other.id === id);
    return found ? [...closure(found, all), found] : [];
  });
}

/** Runs the validator of the module with this Node and reads the TAP report. */
export async function runTests(module: CourseModule, folder: string, timeout = 60_000): Promise<Run> {
  const output = await new Promise<string>((resolve, reject) => {
    // `node --test` inside of `node --test` reports nothing but a summary, so the mark of the outer one goes.
    const env = { PATH: process.env.PATH, NODE_TEST_CONTEXT: undefined };
    const child = spawn(process.execPath, module.argv.slice(1), { cwd: folder, env, timeout });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.on("error", reject);
    child.on("close", () => resolve(text));
  });
  const lines = [...output.matchAll(/^\s*(not ok|ok) \d+ - (.*)$/gm)];
  const named = (result: string) => lines.filter(([, word]) => word === result);
  const names = (result: string) => named(result).map(([, , name = ""]) => name.trim());
  const failed = names("not ok");
  const byAssertion = ({ index }: RegExpExecArray) => {
    const [report = ""] = output.slice(index).split("\n# Subtest: ", 1);
    return report.includes("code: 'ERR_ASSERTION'");
  };
  const thrown = named("not ok")
    .filter((line) => !byAssertion(line))
    .map(([, , name = ""]) => name.trim());
  const crashed = lines.length === 0 || failed.some((name) => name.endsWith(".test.ts"));
  return { passed: names("ok"), failed, thrown, crashed, output };
}
