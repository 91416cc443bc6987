import { spawnSync } from "node:child_process";
import { publicPackages, readWorkspace } from "@repo/tools/workspace";
import { root, tarballFolder } from "./repository.ts";

// Packs every public package into the given folder, exactly as it would be published.
const filters = publicPackages(readWorkspace(root)).map(({ name }) => `--filter=${name}`);
const { status } = spawnSync("pnpm", ["--recursive", ...filters, "pack", "--pack-destination", tarballFolder()], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
});
process.exitCode = status ?? 1;
