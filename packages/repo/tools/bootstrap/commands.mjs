import { startCommand } from "./start.mjs";
import { BootstrapError } from "./step.mjs";

const turbo = (...tasks) => ["turbo", "run", ...tasks, "--continue", "--output-logs=new-only"];

/** The commands of this repository that are one program: their words, before the caller's own arguments. */
const programs = {
  test: turbo("typecheck", "test", "rules"),
  "test:slow": turbo("test:slow"),
  typecheck: turbo("typecheck"),
  lint: ["eslint", "."],
  build: turbo("build"),
  format: ["prettier", "--write", "--log-level=warn", "."],
  "format:check": ["prettier", "--check", "--log-level=warn", "."],
  boundaries: ["turbo", "boundaries"],
  generate: ["node", "--conditions=maze-source", "packages/repo/tools/rules/generate.ts"],
  "new-package": ["node", "packages/repo/tools/new-package/run.ts"],
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
  const program = programs[name];
  if (program) return { set: "all", command: [...program, ...args], cwd: root };
  const known = ["start", "exec CMD...", ...Object.keys(programs)];
  throw new BootstrapError(`unknown command "${name ?? ""}"`, `one of: ${known.join(", ")}`, 2);
}
