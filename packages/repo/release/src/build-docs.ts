import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./repository.ts";

// npm run docs: the API reference from the doc comments, then the site; a dead link fails the build.
const folder = join(root, "packages/repo/release");
for (const [tool, ...args] of [
  ["typedoc", "--options", "typedoc.json"],
  ["vitepress", "build", "site"],
]) {
  const { status } = spawnSync(join(folder, "node_modules/.bin", tool ?? ""), args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
