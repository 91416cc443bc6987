import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { publicPackages, readWorkspace } from "@repo/tools/workspace";
import { jobs, writeConsumerProject } from "./consumer-project.ts";
import { entriesOf } from "./entries.ts";
import { report, root, tarballFolder } from "./repository.ts";
import { runtimesOf } from "./runtimes.ts";
import { tarballsIn } from "./tarballs.ts";

// Installs the packed packages with npm in an otherwise empty project. On the Node that runs now and on the oldest that
// the packages support, loads every entry by `import` and by `require`, and lets the commands do their work.
const project = mkdtempSync(join(tmpdir(), "maze-consumer-"));
process.once("exit", () => rmSync(project, { recursive: true, force: true }));

/** Runs a command in the consumer's project and returns what went wrong, if anything did. */
function problemOf(
  title: string,
  command: string,
  args: readonly string[],
  { path = "", prints = /^/ }: { path?: string; prints?: RegExp } = {},
): readonly string[] {
  const env = { ...process.env, PATH: [path, process.env["PATH"] ?? ""].filter((part) => part !== "").join(delimiter) };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: project, encoding: "utf8", env });
  if (error) return [`${title} failed: ${error.message}`];
  if (status !== 0) return [`${title} failed with exit ${status ?? "none"}\n${stdout}${stderr}`];
  return prints.test(stdout) ? [] : [`${title} does not print ${String(prints)}\n${stdout}${stderr}`];
}

const tarballs = tarballsIn(tarballFolder()).map(({ file }) => file);
const workspace = readWorkspace(root);
const packages = publicPackages(workspace);
const entries = packages.flatMap(entriesOf);
// Fakes and conformance suites are made for a test runner, so their reader has one.
const { vitest = "" } = workspace.settings.catalog ?? {};
const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
writeConsumerProject(project);

const problems = [...problemOf("npm install", "npm", ["install", ...flags, ...tarballs, `vitest@${vitest}`])];
const runtimes = problems.length > 0 ? [] : await runtimesOf(packages);
const commands = packages.flatMap(({ manifest }) => Object.keys(manifest["bin"] ?? {}));
problems.push(
  ...commands.filter((name) => !jobs.some(({ command }) => command === name)).map((name) => `${name} has no job to do`),
);
for (const { version, node } of runtimes) {
  for (const { specifier, ways } of entries) {
    for (const way of ways) {
      const flag = way === "import" ? "--input-type=module" : "--input-type=commonjs";
      const load = way === "import" ? `await import("${specifier}")` : `require("${specifier}")`;
      problems.push(...problemOf(`${way} ${specifier} on Node ${version}`, node, [flag, "--eval", load]));
    }
  }
  rmSync(join(project, ".maze"), { recursive: true, force: true });
  for (const { command, args, prints } of jobs) {
    const title = `${command} ${args.join(" ")} on Node ${version}`;
    problems.push(...problemOf(title, `node_modules/.bin/${command}`, args, { path: dirname(node), prints }));
  }
}
report(
  problems,
  `${tarballs.length} packages, ${entries.length} entries, ${jobs.length} command lines on Node ${runtimes.map(({ version }) => version).join(" and ")}`,
);
