import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createTypeOracle } from "@maze/type-oracle";
import { silentLogger, type Logger, type TypeOracle } from "@maze/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { childrenOf, compilersOf, endlessText, eventually, isRunning } from "./support/processes.ts";
import { PACKAGE, STRICT, tempProject, type TempProject } from "./support/temp-project.ts";

const FILE = "src/a.ts";
const BUSY = { file: FILE, text: endlessText() };
const WRONG = { file: FILE, text: "export const a: string = 1;\n" };

let project: TempProject;
let oracle: TypeOracle;
let warnings: string[];
beforeEach(async () => {
  warnings = [];
  const logger: Logger = { ...silentLogger, warn: (message) => void warnings.push(message) };
  project = tempProject({
    "tsconfig.json": STRICT,
    "package.json": PACKAGE,
    [FILE]: "export interface Row { id: string }\nexport function f(row: Row): string { return row.id; }\n",
  });
  oracle = await createTypeOracle({ directory: project.directory, logger });
});
afterEach(async () => {
  await oracle.close();
  project.remove();
});

const compiler = (): number => {
  const [pid, ...others] = compilersOf(process.pid);
  if (pid === undefined || others.length > 0)
    throw new Error(`expected one compiler, found ${String(compilersOf(process.pid))}`);
  return pid;
};

describe("the compiler process", () => {
  it("ends with close, also while it answers", async () => {
    const pid = compiler();
    const asked = oracle.diagnostics([BUSY]);
    const refused = expect(asked).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_CLOSED" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await oracle.close();
    expect(isRunning(pid)).toBe(false);
    await refused;
    await expect(oracle.describe()).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_CLOSED" });
    expect(compilersOf(process.pid)).toEqual([]);
  });

  it("is started again after it was killed, and knows the types that it had answered", async () => {
    const [f] = await oracle.functions(FILE, ["f"]);
    const row = f?.signature.parameters[0]?.type;
    const [shape] = await oracle.resolveTypes(["{ id: string }"], FILE);
    if (row === undefined || shape === undefined) throw new Error("a type is missing");
    const first = compiler();
    process.kill(first, "SIGKILL");
    await eventually(() => !isRunning(first));
    expect(await oracle.areAssignable([{ source: row, target: shape }])).toEqual([true]);
    expect((await oracle.membersOf([row]))[0]?.map(({ name }) => name)).toEqual(["id"]);
    expect([compiler() === first, warnings.length]).toEqual([false, 1]);
  });

  it("is asked once more when it ends during a question, and refused when it ends again", async () => {
    const killer = setInterval(() => compilersOf(process.pid).forEach((pid) => process.kill(pid, "SIGKILL")), 150);
    try {
      await expect(oracle.diagnostics([BUSY])).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_COMPILER_FAILED" });
    } finally {
      clearInterval(killer);
    }
    const [[finding] = []] = await oracle.diagnostics([WRONG]);
    expect(finding?.code).toBe("TS2322");
  });

  it("is stopped by a signal, and answers the next question", async () => {
    const first = compiler();
    const stop = new AbortController();
    const asked = oracle.diagnostics([BUSY], { signal: stop.signal });
    const waiting = oracle.diagnostics([WRONG], { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    await expect(asked).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    await expect(waiting).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    const [[finding] = []] = await oracle.diagnostics([WRONG]);
    expect([finding?.code, compiler() === first]).toEqual(["TS2322", false]);
  });

  it("goes on where a question is cancelled before its turn", async () => {
    const first = compiler();
    await expect(oracle.diagnostics([WRONG], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "MAZE_CORE_ABORTED",
    });
    expect((await oracle.diagnostics([WRONG]))[0]?.length).toBe(1);
    expect(compiler()).toBe(first);
  });

  it("is stopped after the time limit of a question", async () => {
    const limited = await createTypeOracle({ directory: project.directory, timeoutMs: 1500 });
    try {
      await expect(limited.diagnostics([BUSY])).rejects.toMatchObject({
        code: "MAZE_TYPE_ORACLE_TIMEOUT",
        details: { timeoutMs: 1500 },
      });
    } finally {
      await limited.close();
    }
  });

  it.each([
    ["idle", "SIGKILL"],
    ["busy", "SIGKILL"],
    ["opening", "SIGKILL"],
    ["idle", "SIGTERM"],
  ] as const)("ends when the process that asked, %s, gets %s", async (manner, signal) => {
    const parent = runScript(project.directory, manner);
    await once(parent.stdout, "data");
    const [pid = 0] = compilersOf(parent.pid ?? 0);
    expect(isRunning(pid)).toBe(true);
    parent.kill(signal);
    await once(parent, "exit");
    expect(await eventually(() => !isRunning(pid))).toBe(true);
  });

  it("ends with the process that asked also where its guard got the SIGTERM of the whole group", async () => {
    const parent = runScript(project.directory, "opening");
    await once(parent.stdout, "data");
    const [pid = 0] = compilersOf(parent.pid ?? 0);
    const [guard = 0] = childrenOf(pid);
    process.kill(guard, "SIGTERM");
    parent.kill("SIGKILL");
    await once(parent, "exit");
    expect(await eventually(() => !isRunning(pid))).toBe(true);
  });

  it("does not keep a process alive that forgot to close", async () => {
    const parent = runScript(project.directory, "forgetful");
    await once(parent.stdout, "data");
    const [code] = (await once(parent, "exit")) as [number | null];
    expect(code).toBe(0);
  });
});

function runScript(directory: string, manner: string) {
  const script = fileURLToPath(new URL("support/open-and-wait.ts", import.meta.url));
  return spawn(process.execPath, ["--conditions=maze-source", script, directory, manner], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}
