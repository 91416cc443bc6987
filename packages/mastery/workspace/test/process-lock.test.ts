import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { withProcessLock } from "../src/index.ts";
import { makeDirectory } from "./support.ts";

test("two holders in one process take turns", async () => {
  const file = join(makeDirectory(), "lock");
  const seen: string[] = [];
  const hold = (name: string) =>
    withProcessLock({ file, waitMs: 10_000 }, async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} out`);
    });
  await Promise.all([hold("a"), hold("b"), hold("c")]);
  expect(seen.filter((_, at) => at % 2 === 0).map((entry) => entry.replace(" in", " out"))).toEqual(
    seen.filter((_, at) => at % 2 === 1),
  );
});

test("a lock that is held is busy, and free as soon as its holder is killed", async () => {
  const file = join(makeDirectory(), "lock");
  const source = pathToFileURL(join(import.meta.dirname, "../src/index.ts")).href;
  const script = `import { withProcessLock } from ${JSON.stringify(source)};
await withProcessLock({ file: process.argv[1], waitMs: 1000 }, () => { console.log("held"); setInterval(() => {}, 1000); return new Promise(() => {}); });`;
  const child = spawn(process.execPath, ["--conditions=maze-source", "--input-type=module", "-e", script, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const work = (): string => "mine";
  await expect(withProcessLock({ file, waitMs: 0 }, work)).rejects.toMatchObject({ code: "MASTERY_WORKSPACE_BUSY" });
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await withProcessLock({ file, waitMs: 0 }, work)).toBe("mine");
});
