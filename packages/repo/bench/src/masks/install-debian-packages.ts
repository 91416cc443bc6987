import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BenchContext } from "../definition.ts";

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (error !== undefined)
    throw new Error(`${command} is needed to fetch a corpus and could not run: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${String(status)}\n${stderr}`);
}

/**
 * Unpacks Debian packages, which nothing needs to install, into the cache, once, and returns the folder. Debian has one
 * version of a package in a release, so the folder also says which versions they were.
 */
export function installDebianPackages(context: BenchContext, name: string, packages: readonly string[]): string {
  const target = join(context.cache, `debian-${name}`);
  if (existsSync(target)) return target;
  const staging = `${target}.${process.pid}`;
  mkdirSync(join(staging, "archives"), { recursive: true });
  try {
    context.say(`downloading ${packages.join(", ")}`);
    run("apt-get", ["download", ...packages], join(staging, "archives"));
    for (const archive of readdirSync(join(staging, "archives"))) {
      run("dpkg-deb", ["-x", join("archives", archive), "files"], staging);
      rmSync(join(staging, "archives", archive));
      mkdirSync(join(staging, "versions", archive), { recursive: true });
    }
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  renameSync(staging, target);
  return target;
}
