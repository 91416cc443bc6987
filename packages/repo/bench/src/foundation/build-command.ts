import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type BenchContext } from "../definition.ts";

const root = join(import.meta.dirname, "../../../../..");

/** Builds the command and everything that it needs, as it is published; answers the path of the program. */
export function buildCommand({ say }: BenchContext): string {
  say("building @maze/cli");
  const args = ["run", "build", "--filter=@maze/cli...", "--output-logs=errors-only"];
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/turbo"), args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
  return join(root, "apps/maze/dist/bin.js");
}
