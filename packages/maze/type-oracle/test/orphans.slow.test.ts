import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { COMPILERS, TYPESCRIPT_6 } from "./support/compilers.ts";
import { childrenOf, eventually, isRunning } from "./support/processes.ts";
import { PACKAGE, STRICT, tempProject, type TempProject } from "./support/temp-project.ts";

let project: TempProject;
beforeAll(() => {
  project = tempProject({ "tsconfig.json": STRICT, "package.json": PACKAGE, "src/a.ts": "export const a = 1;\n" });
});
afterAll(() => project.remove());

/** Milliseconds from the start of the compiler to the end of its parent, the same in every run. */
function momentsOf(seed: number, count: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * 1_500);
  });
}

/** All descendants of a process. */
const treeOf = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...treeOf(child)]);

it.each(Object.entries({ ...COMPILERS, "TypeScript 6": TYPESCRIPT_6 }))(
  "leaves no process of %s behind, whenever the parent is killed",
  async (_name, compilerPath) => {
    const script = fileURLToPath(new URL("support/ask-for-ever.ts", import.meta.url));
    for (const moment of momentsOf(11, 8)) {
      const parent = spawn(process.execPath, ["--conditions=maze-source", script, project.directory, compilerPath], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(parent.stdout, "data");
      const seen = new Set<number>();
      const until = performance.now() + moment;
      do {
        for (const pid of treeOf(parent.pid ?? 0)) seen.add(pid);
        await new Promise((resolve) => setTimeout(resolve, 20));
      } while (performance.now() < until);
      for (const pid of treeOf(parent.pid ?? 0)) seen.add(pid);
      parent.kill("SIGKILL");
      await once(parent, "exit");
      expect(seen.size).toBeGreaterThan(0);
      expect(await eventually(() => [...seen].every((pid) => !isRunning(pid)))).toBe(true);
    }
  },
);
