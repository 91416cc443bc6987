import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const childModule = join(import.meta.dirname, "../../bootstrap/child.mjs");
const runner = (program: string) => `
  import { runInherited } from ${JSON.stringify(childModule)};
  process.exitCode = await runInherited(process.execPath, ["-e", ${JSON.stringify(program)}]);`;
const flags = (program: string) => ["--input-type=module", "-e", runner(program)];

test("the exit code of the command is passed on", () => {
  expect(spawnSync(process.execPath, flags("process.exit(42)")).status).toBe(42);
});

test("a command that handles a signal decides the exit code itself", async () => {
  const program = `process.on("SIGTERM", () => process.exit(7)); console.log("ready"); setTimeout(() => {}, 5000);`;
  const child = spawn(process.execPath, flags(program), { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([7, null]);
});

test("a command that dies of a signal takes the bootstrap with it", async () => {
  const child = spawn(process.execPath, flags(`console.log("ready"); setTimeout(() => {}, 5000);`), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([null, "SIGTERM"]);
});
