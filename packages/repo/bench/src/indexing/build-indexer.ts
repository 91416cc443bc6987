import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { BenchContext } from "../definition.ts";

const root = join(import.meta.dirname, "../../../../..");

/** Builds the indexer and what it needs, as it is published. */
export function buildIndexer({ say }: BenchContext): void {
  say("building @maze/indexer");
  const args = ["run", "build", "--filter=@maze/indexer...", "--output-logs=errors-only"];
  const { status, stdout, stderr } = spawnSync(join(root, "node_modules/.bin/turbo"), args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
}
