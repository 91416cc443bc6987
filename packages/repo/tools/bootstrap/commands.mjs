import { startCommand } from "./start.mjs";
import { BootstrapError } from "./step.mjs";

const turbo = (...tasks) => ["turbo", "run", ...tasks, "--continue", "--output-logs=new-only", "--concurrency=100%"];

const releaseTool = (name, ...args) => [`packages/repo/release/node_modules/.bin/${name}`, ...args];
const script = (path) => ["node", "--conditions=maze-source", `packages/repo/${path}`];

/** What the tests need: everything but the tools of releases. */
const withoutRelease = ["--filter=!@repo/release"];

/** The commands that need what the tests need: their words, before the caller's own arguments. */
const testPrograms = {
  test: turbo("typecheck", "test", "rules", ...withoutRelease),
  "test:slow": turbo("test:slow", ...withoutRelease),
  typecheck: turbo("typecheck", ...withoutRelease),
  build: turbo("build"),
  format: ["prettier", "--write", "--log-level=warn", "."],
  "format:check": ["prettier", "--check", "--log-level=warn", "."],
  boundaries: ["turbo", "boundaries"],
  generate: script("tools/rules/generate.ts"),
  "new-package": script("tools/new-package/run.ts"),
  bench: script("bench/src/run.ts"),
};

/** The commands that need the tools of releases too. */
const releasePrograms = {
  // Rules that ask for types need the types of every package.
  // With the types of every package in memory, the heap's usual limit is too small.
  lint: ["node", "--max-old-space-size=8192", "node_modules/eslint/bin/eslint.js", "."],
  ci: script("tools/ci/run.ts"),
  knip: releaseTool("knip", "--no-config-hints"),
  docs: script("release/src/build-docs.ts"),
  changeset: releaseTool("changeset"),
  release: releaseTool("changeset", "publish"),
  "release:dry": script("release/src/dry-run.ts"),
};

/**
 * Resolves a command line to what must be installed, what runs, and where.
 *
 * @param {readonly string[]} words
 * @param {{ root: string, callerFolder: string }} folders
 * @returns {{ set: string | undefined, command: readonly string[], cwd: string }}
 */
export function resolveCommand([name, ...rest], { root, callerFolder }) {
  const args = rest[0] === "--" ? rest.slice(1) : rest;
  if (name === "start") return { set: "start", ...startCommand(args, callerFolder) };
  if (name === "exec" && args.length > 0) return { set: undefined, command: args, cwd: process.cwd() };
  if (name in testPrograms) return { set: "test", command: [...testPrograms[name], ...args], cwd: root };
  if (name in releasePrograms) return { set: "all", command: [...releasePrograms[name], ...args], cwd: root };
  const known = ["start", "exec CMD...", ...Object.keys(testPrograms), ...Object.keys(releasePrograms)];
  throw new BootstrapError(`unknown command "${name ?? ""}"`, `one of: ${known.join(", ")}`, 2);
}
