import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCaptured } from "./child.mjs";
import { withLock } from "./lock.mjs";
import { root, toolchainVersions } from "./paths.mjs";
import { isAtLeast, isSuitable, nodePackage, oldestUsableNode } from "./platform.mjs";
import { BootstrapError, say, step } from "./step.mjs";

const home = join(root, ".toolchain");

/**
 * Makes sure that the pinned Node and pnpm are there and resolves to `{ node, environment }`: the Node binary and the
 * environment whose PATH finds it, pnpm and the tools of the current folder and of the root.
 *
 * A toolchain is installed beside its place and renamed into it, so it is either complete or absent: the folder that
 * is named after the versions is the stamp.
 */
export async function ensureToolchain() {
  const node = await ensureNode();
  const pnpm = await ensure(`pnpm-${toolchainVersions.pnpm}`, `pnpm@${toolchainVersions.pnpm}`);
  const binFolders = [pnpm, process.cwd(), root].map((folder) => join(folder, "node_modules/.bin"));
  const path = [dirname(node), ...binFolders];
  return { node, environment: environmentWith(path) };
}

async function ensureNode() {
  const wanted = toolchainVersions.node;
  if (isSuitable(process.version, wanted)) return process.execPath;
  try {
    return await ensureNodeVersion(wanted);
  } catch (error) {
    if (!error.missing) throw error;
    const { name } = nodePackage();
    if (!isAtLeast(process.version, oldestUsableNode)) {
      throw new BootstrapError(
        `the registry has no ${name}@${wanted}, and Node ${process.version} is too old to stand in`,
        `install Node ${wanted} (at least ${oldestUsableNode}) and run the command again`,
      );
    }
    say(`the registry has no ${name}@${wanted}: using the system's Node ${process.version} instead`);
    return process.execPath;
  }
}

/**
 * Makes sure that a Node of exactly this version is there, beside the pinned one, and resolves to its binary.
 *
 * @param {string} version
 * @returns {Promise<string>}
 */
export async function ensureNodeVersion(version) {
  const { name, binary } = nodePackage();
  return join(await ensure(`${name}-${version}`, `${name}@${version}`), "node_modules", name, binary);
}

/** The folder in which `specifier` is installed; installs it first when it is not there. */
async function ensure(folder, specifier) {
  const target = join(home, folder);
  if (existsSync(target)) return target;
  if (existsSync(`${target}.missing`)) throw missingPackage(specifier);
  return withLock(join(home, "lock"), async () => {
    if (!existsSync(target)) await step(`installing ${specifier}`, () => install(specifier, target));
    return target;
  });
}

async function install(specifier, target) {
  for (const entry of readdirSync(home)) {
    if (entry.startsWith("staging-")) rmSync(join(home, entry), { recursive: true, force: true });
  }
  const staging = join(home, `staging-${process.pid}`);
  mkdirSync(staging);
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { code, output } = await runCaptured(npm, ["install", "--prefix", staging, ...flags, specifier], {
    cwd: staging,
    shell: process.platform === "win32",
  });
  if (code === 0) return renameSync(staging, target);
  rmSync(staging, { recursive: true, force: true });
  const error = installationError(specifier, output);
  // Remembered, so that a platform which lives with the system's Node does not ask again every time.
  if (error.missing) mkdirSync(`${target}.missing`, { recursive: true });
  throw error;
}

function installationError(specifier, output) {
  if (/\b(E404|ETARGET|notarget)\b/.test(output)) return missingPackage(specifier);
  if (/\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTCACHED|network)\b/.test(output)) {
    return new BootstrapError(
      `could not reach the npm registry to install ${specifier}`,
      "the first run needs the network (or a proxy in HTTPS_PROXY); later runs do not",
    );
  }
  return new BootstrapError(`npm could not install ${specifier}\n${output.trim()}`, "see npm's message above");
}

function missingPackage(specifier) {
  const hint = "check the registry that npm uses, remove .toolchain and try again";
  return Object.assign(new BootstrapError(`the npm registry has no ${specifier}`, hint), { missing: true });
}

function environmentWith(path) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const separator = process.platform === "win32" ? ";" : ":";
  return {
    ...process.env,
    [name]: [...path, process.env[name] ?? ""].join(separator),
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
}
