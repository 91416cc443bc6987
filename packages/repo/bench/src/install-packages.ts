import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BenchContext } from "./definition.ts";

/**
 * Installs peers or corpora by exact version into the cache, once, and returns the folder with their `node_modules`.
 * An interrupted installation leaves nothing behind that a later run would mistake for a complete one.
 */
export function installPackages(context: BenchContext, versions: Readonly<Record<string, string>>): string {
  const specifiers = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  const key = createHash("sha256").update(specifiers.sort().join("\n")).digest("hex").slice(0, 12);
  const target = join(context.cache, `packages-${key}`);
  if (existsSync(target)) return target;
  const staging = `${target}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "package.json"), '{ "private": true }\n');
  context.say(`installing ${specifiers.join(", ")}`);
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", ["install", ...flags, ...specifiers], { cwd: staging, encoding: "utf8" });
  if (status !== 0) {
    rmSync(staging, { recursive: true, force: true });
    throw new Error(`npm could not install ${specifiers.join(", ")}\n${stderr}`);
  }
  renameSync(staging, target);
  return target;
}
