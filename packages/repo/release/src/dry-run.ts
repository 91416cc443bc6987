import { spawnSync } from "node:child_process";
import { root } from "./repository.ts";

// npm run release:dry: builds everything and shows what a release would publish. It needs no network and no login:
// `--force` spares the question to the registry which versions are there, and a dry run sends nothing.
for (const command of [
  ["turbo", "run", "build"],
  ["pnpm", "publish", "--recursive", "--dry-run", "--force", "--no-git-checks"],
]) {
  const [program = "", ...args] = command;
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
