import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const quickstart = join(root, "examples/quickstart");

/**
 * Runs the real command with a temporary directory of its own and interrupts it after some milliseconds, and once more
 * while it cleans up where `again` says after how many.
 */
async function interrupted(args: readonly string[], milliseconds: number, again?: number) {
  const folder = mkdtempSync(join(tmpdir(), "interrupt-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const project = join(folder, "project");
  for (const name of ["package.json", "tsconfig.json", "src", "test"]) {
    cpSync(join(quickstart, name), join(project, name), { recursive: true });
  }
  symlinkSync(join(quickstart, "node_modules"), join(project, "node_modules"));
  const before = contentsOf(project);
  const temporary = mkdtempSync(join(folder, "tmp-"));
  const program = ["--conditions=maze-source", join(root, "apps/maze/src/bin.ts"), ...args];
  const child = spawn(process.execPath, program, {
    cwd: project,
    env: { PATH: process.env["PATH"], HOME: folder, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.resume();
  child.stderr.resume();
  const closed = once(child, "close") as Promise<[number | null, string | null]>;
  await wait(milliseconds);
  const sent = performance.now();
  child.kill("SIGINT");
  if (again !== undefined) {
    await wait(again);
    child.kill("SIGINT");
  }
  const [code, signal] = await closed;
  const took = performance.now() - sent;
  const left = readdirSync(temporary).filter((name) => name.startsWith("maze-"));
  return {
    // Until it listens to the signal, the system ends it, which a shell calls 130 as well.
    exitCode: signal === "SIGINT" ? 130 : code,
    left,
    isPrompt: took < 5000,
    changed: contentsOf(project) !== before,
    children: await childrenOf(folder),
  };
}

/** Every file of a project, so that a new one is noticed as well. */
function contentsOf(project: string): string {
  const files = readdirSync(project, { recursive: true, encoding: "utf8" }).filter(
    (name) => !name.startsWith("node_modules") && statSync(join(project, name)).isFile(),
  );
  return JSON.stringify(files.sort().map((name) => [name, readFileSync(join(project, name), "utf8")]));
}

const stopped = { exitCode: 130, left: [], isPrompt: true, changed: false, children: [] };

/** Programs that still run somewhere below a directory, as Linux tells. */
async function childrenOf(directory: string): Promise<string[]> {
  await wait(300);
  if (process.platform !== "linux") return [];
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.flatMap((id) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, "utf8").replaceAll("\0", " ");
      return words.includes(directory) ? [words] : [];
    } catch {
      return []; // It ended between the two looks.
    }
  });
}

test.each([
  [["generate", "--all", "--write"], 900],
  [["generate", "--all", "--write"], 2000],
  [["index"], 250],
  [["index", "--output", "index.json"], 250],
  [["doctor", "--profile"], 500],
  [["validate", "src/invoice.ts", "--type-check", "--run-tests"], 900],
  [["config", "get", "generate.rounds"], 200],
  [["config", "list"], 200],
  [["config", "set", "generate.rounds", "3"], 200],
  [["init"], 200],
  [["stats"], 200],
  // Work that lets no event come through.
  [["grammar", "convert", "--language", "typescript", "--to", "gbnf"], 3000],
])(
  "Ctrl-C in %j after %d ms ends with 130 and leaves nothing behind",
  { timeout: 30_000 },
  async (args, milliseconds) => {
    expect(await interrupted(args, milliseconds)).toEqual(stopped);
  },
);

test.each([
  [1500, 10],
  [2500, 3],
  [3000, 40],
])(
  "a second Ctrl-C while tests are stopped, after %d and %d ms, leaves nothing behind",
  { timeout: 30_000 },
  async (milliseconds, again) => {
    expect(await interrupted(["validate", "src/invoice.ts", "--run-tests"], milliseconds, again)).toEqual(stopped);
  },
);
