import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCaptured } from "./child.mjs";
import { dependencyFingerprint } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { root } from "./paths.mjs";
import { BootstrapError, step } from "./step.mjs";

/**
 * What can be installed, from the smallest set to everything: a larger one contains the smaller ones. The tools of
 * `@repo/release` are half of everything and only releases and CI need them.
 */
const filters = {
  start: ["--filter", "{apps/maze}...", "--filter", "{apps/mastery}...", "--filter", "{examples/quickstart}..."],
  test: ["--filter", "!@repo/release"],
  all: [],
};
const sets = Object.keys(filters);

/** A stamp holds the fingerprint of what was last installed of a set. */
const stampFile = (set) => join(root, "node_modules/.maze-stamps", set);
const stampOf = (set) => (existsSync(stampFile(set)) ? readFileSync(stampFile(set), "utf8") : undefined);

/** Installs the packages of a set when the lockfile or a manifest changed since it was last installed. */
export async function ensureDependencies(set, environment) {
  const fingerprint = dependencyFingerprint();
  const sufficient = sets.slice(sets.indexOf(set));
  const isInstalled = () => sufficient.some((name) => stampOf(name) === fingerprint);
  if (isInstalled()) return;
  await withLock(join(root, ".toolchain/lock"), async () => {
    if (isInstalled()) return;
    // Where more was installed before, a smaller set would remove the tools that a developer works with.
    const chosen = sufficient.findLast((name) => stampOf(name) !== undefined) ?? set;
    await step("installing dependencies", () => install(filters[chosen], environment));
    mkdirSync(dirname(stampFile(chosen)), { recursive: true });
    writeFileSync(stampFile(chosen), fingerprint);
  });
}

async function install(filter, environment) {
  // CI checks the lockfile against the supply-chain policies. Asking the registry about every package again would take
  // a third of the time, and need the network even where all packages are in the store.
  const flags = ["--frozen-lockfile", "--prefer-offline", "--trust-lockfile", "--reporter=append-only"];
  const args = ["install", ...flags, ...filter];
  const shell = process.platform === "win32";
  const { code, output } = await runCaptured("pnpm", args, { cwd: root, env: { ...environment, CI: "true" }, shell });
  if (code === 0) return;
  if (output.includes("ERR_PNPM_OUTDATED_LOCKFILE")) {
    throw new BootstrapError(
      "pnpm-lock.yaml does not fit the package.json files",
      "run `npm run exec -- pnpm install --no-frozen-lockfile` and commit the lockfile",
    );
  }
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ERR_PNPM_META_FETCH_FAIL/.test(output)) {
    throw new BootstrapError(`could not reach the npm registry\n${output.trim()}`, "the first run needs the network");
  }
  throw new BootstrapError(`pnpm install failed\n${output.trim()}`, "see pnpm's message above");
}
