import { spawn } from "node:child_process";
import { join } from "node:path";
import { createIsolation, detectIsolation } from "@maze/sandbox";
import { describe, expect, it } from "vitest";
import { markedProcesses } from "./attacks.ts";
import { createVictim } from "./victim.ts";

// The moments differ, so that the parent dies while the surroundings are set up, while the program starts, and later.
const moments = [5, 15, 30, 60, 120, 400];

for (const { level, unavailable } of detectIsolation().filter(
  ({ level }) => level === "bubblewrap" || level === "namespaces",
)) {
  const title = unavailable === undefined ? `level ${level}` : `level ${level} (skipped: ${unavailable})`;
  describe.skipIf(unavailable !== undefined)(title, () => {
    it.each(moments)(
      "leaves nothing behind when this program is killed %i ms after the start",
      { timeout: 30_000 },
      async (ms) => {
        const victim = await createVictim();
        try {
          const runner = spawn(
            process.execPath,
            [
              "--conditions=maze-source",
              join(import.meta.dirname, "runner.ts"),
              level,
              victim.directory,
              victim.marker,
            ],
            { stdio: ["ignore", "pipe", "inherit"] },
          );
          await new Promise<void>((resolve) => {
            runner.stdout.once("data", () => setTimeout(resolve, ms));
          });
          runner.kill("SIGKILL");
          await expect.poll(() => markedProcesses(victim), { timeout: 5000 }).toEqual([]);
        } finally {
          for (const pid of markedProcesses(victim)) process.kill(pid, "SIGKILL");
          await victim.dispose();
        }
      },
    );

    it("shows the program while it runs, so that the absence above means something", async () => {
      const victim = await createVictim();
      const controller = new AbortController();
      const run = createIsolation({ level }).run(
        {
          program: process.execPath,
          args: ["-e", "setInterval(() => {}, 1000)", victim.marker],
          directory: victim.directory,
          env: {},
          limits: { wallMs: 20_000 },
        },
        { signal: controller.signal },
      );
      await expect.poll(() => markedProcesses(victim).length, { timeout: 10_000 }).toBeGreaterThan(0);
      controller.abort();
      await expect(run).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
      await expect.poll(() => markedProcesses(victim), { timeout: 5000 }).toEqual([]);
      await victim.dispose();
    });
  });
}
