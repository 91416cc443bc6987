import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { PeerPackage } from "../peer-packages.ts";

/** Unpacks a Debian package, which nothing needs to install, outside of the workspace, once. */
export function unpackDebianPackage(name: string): PeerPackage {
  const cache = process.env["MAZE_BENCH_CACHE"] ?? join(homedir(), ".cache", "maze-bench");
  const folder = join(cache, `debian-${name}`);
  if (existsSync(folder)) return { folder };
  const staging = `${folder}.${String(process.pid)}`;
  mkdirSync(staging, { recursive: true });
  const run = (command: string, ...args: string[]): string | undefined => {
    const { status, stderr, error } = spawnSync(command, args, { cwd: staging, encoding: "utf8" });
    if (error !== undefined) return `${command} cannot run: ${error.message}`;
    return status === 0 ? undefined : `${command} ${args.join(" ")} ended with ${String(status)}: ${stderr.trim()}`;
  };
  const failed = run("apt-get", "download", name) ?? run("dpkg-deb", "-x", readdirSync(staging)[0] ?? "", ".");
  if (failed !== undefined) {
    rmSync(staging, { recursive: true, force: true });
    return { unreachable: failed };
  }
  renameSync(staging, folder);
  return { folder };
}
