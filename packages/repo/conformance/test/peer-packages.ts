import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where a package was installed, or why it could not be. */
export type PeerPackage = { readonly folder: string } | { readonly unreachable: string };

const UNREACHABLE = /E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|NETUNREACH|TIMEDOUT|HOSTUNREACH)|ERR_SOCKET_TIMEOUT/;

/** Installs one package by exact version outside of the workspace, once. Anything but an unreachable registry is an error. */
export function installPeer(name: string, version: string): PeerPackage {
  const cache = process.env["MAZE_BENCH_CACHE"] ?? join(homedir(), ".cache", "maze-bench");
  const target = join(cache, "conformance", `${name.replace(/[^a-z0-9]+/gi, "-")}-${version}`);
  const folder = join(target, "node_modules", name);
  if (existsSync(target)) return { folder };
  const staging = `${target}.${String(process.pid)}`;
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "package.json"), '{ "private": true }\n');
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", ["install", ...flags, `${name}@${version}`], {
    cwd: staging,
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(staging, { recursive: true, force: true });
    const reason = UNREACHABLE.exec(stderr)?.[0];
    if (reason === undefined) throw new Error(`npm could not install ${name}@${version}\n${stderr}`);
    return { unreachable: `the registry cannot be reached to install ${name}@${version} (${reason})` };
  }
  renameSync(staging, target);
  return { folder };
}
