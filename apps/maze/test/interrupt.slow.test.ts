import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const quickstart = join(root, "examples/quickstart");

/** Runs the real command with a temporary directory of its own and interrupts it after some milliseconds. */
async function interrupted(args: readonly string[], milliseconds: number) {
  const folder = mkdtempSync(join(tmpdir(), "interrupt-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const project = join(folder, "project");
  for (const name of ["package.json", "tsconfig.json", "src", "test"]) {
    cpSync(join(quickstart, name), join(project, name), { recursive: true });
  }
  symlinkSync(join(quickstart, "node_modules"), join(project, "node_modules"));
  const temporary = mkdtempSync(join(folder, "tmp-"));
  const program = ["--conditions=maze-source", join(root, "apps/maze/src/bin.ts"), ...args];
  const child = spawn(process.execPath, program, {
    cwd: project,
    env: { PATH: process.env["PATH"], HOME: folder, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.resume();
  child.stderr.resume();
  await wait(milliseconds);
  child.kill("SIGINT");
  const [exitCode] = (await once(child, "close")) as [number | null];
  const left = readdirSync(temporary).filter((name) => name.startsWith("maze-"));
  return {
    exitCode,
    left,
    invoice: readFileSync(join(project, "src/invoice.ts"), "utf8"),
    children: await childrenOf(project),
  };
}

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
  [["doctor", "--profile"], 500],
  [["validate", "src/invoice.ts", "--type-check", "--run-tests"], 900],
])(
  "Ctrl-C in %j after %d ms ends with 130 and leaves nothing behind",
  { timeout: 30_000 },
  async (args, milliseconds) => {
    const { exitCode, left, invoice, children } = await interrupted(args, milliseconds);
    expect({ exitCode, left, children }).toEqual({ exitCode: 130, left: [], children: [] });
    expect(invoice).toBe(readFileSync(join(quickstart, "src/invoice.ts"), "utf8"));
  },
);
