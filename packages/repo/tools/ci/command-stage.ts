import { spawn } from "node:child_process";
import { once } from "node:events";
import { type Stage } from "./stage.ts";

/** A stage that passes when a command exits with 0. The command writes to the output of this process. */
export function commandStage(name: string, root: string, command: readonly [string, ...string[]]): Stage {
  return {
    name,
    run: async () => {
      const [program, ...args] = command;
      const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
      const [code, signal] = (await once(child, "close")) as [number | null, string | null];
      if (code === 0) return { status: "passed" };
      return { status: "failed", reason: signal ? `ended by ${signal}` : `exit ${code ?? "unknown"}` };
    },
  };
}
