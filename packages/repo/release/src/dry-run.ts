import { spawnSync } from "node:child_process";
import { root } from "./repository.ts";

// npm run release:dry: builds everything and shows what a release would publish; needs no network and no login.
for (const command of [
  ["turbo", "run", "build"],
  ["pnpm", "publish", "--recursive", "--dry-run", "--no-git-checks"],
]) {
  const [program = "", ...args] = command;
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
