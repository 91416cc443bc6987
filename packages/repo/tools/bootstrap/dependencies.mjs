import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCaptured } from "./child.mjs";
import { dependencyFingerprint } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { root } from "./paths.mjs";
import { BootstrapError, step } from "./step.mjs";

/** What can be installed: everything, or what `npm start` alone needs. The stamp of a set says that it is in place. */
const filters = {
  all: [],
  start: ["--filter", "{apps/maze}...", "--filter", "{examples/quickstart}..."],
};

const stampFile = (set) => join(root, "node_modules/.maze-stamps", set);
const stampOf = (set) => (existsSync(stampFile(set)) ? readFileSync(stampFile(set), "utf8") : undefined);

/** Installs the packages of a set when the lockfile or a manifest changed since it was last installed. */
export async function ensureDependencies(set, environment) {
  const fingerprint = dependencyFingerprint();
  const isInstalled = () => stampOf("all") === fingerprint || stampOf(set) === fingerprint;
  if (isInstalled()) return;
  await withLock(join(root, ".toolchain/lock"), async () => {
    if (isInstalled()) return;
    // Where everything was installed before, a smaller set would remove the tools that a developer works with.
    const chosen = stampOf("all") === undefined ? set : "all";
    await step("installing dependencies", () => install(filters[chosen], environment));
    mkdirSync(dirname(stampFile(chosen)), { recursive: true });
    writeFileSync(stampFile(chosen), fingerprint);
  });
}

async function install(filter, environment) {
  const args = ["install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only", ...filter];
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
  throw new BootstrapError(`pnpm install failed\n${output.trim()}`, "see pnpm's message above", 1);
}
