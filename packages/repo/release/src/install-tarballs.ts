import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicPackages, readWorkspace } from "@repo/tools/workspace";
import { entriesOf } from "./entries.ts";
import { report, root, tarballFolder } from "./repository.ts";
import { tarballsIn } from "./tarballs.ts";

// Installs the packed packages with npm in an empty project, loads every entry by `import` and by `require`, and asks
// every command for its version.
const project = mkdtempSync(join(tmpdir(), "maze-consumer-"));
process.once("exit", () => rmSync(project, { recursive: true, force: true }));

/** Runs a command in the consumer's project and returns what went wrong, if anything did. */
function problemOf(title: string, command: string, args: readonly string[]): readonly string[] {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: project, encoding: "utf8" });
  if (error) return [`${title} failed: ${error.message}`];
  return status === 0 ? [] : [`${title} failed with exit ${status ?? "none"}\n${stdout}${stderr}`];
}

const tarballs = tarballsIn(tarballFolder()).map(({ file }) => file);
const packages = publicPackages(readWorkspace(root));
// Fakes and conformance suites are made for a test runner, so their reader has one.
const { vitest = "" } = readWorkspace(root).settings.catalog ?? {};
const flags = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));

const installing = problemOf("npm install", "npm", ["install", ...flags, ...tarballs, `vitest@${vitest}`]);
const loading = packages.flatMap(entriesOf).flatMap(({ specifier, ways }) =>
  ways.flatMap((way) => {
    const flag = way === "import" ? "--input-type=module" : "--input-type=commonjs";
    const load = way === "import" ? `await import("${specifier}")` : `require("${specifier}")`;
    return problemOf(`${way} ${specifier}`, process.execPath, [flag, "--eval", load]);
  }),
);
const commands = packages.flatMap(({ manifest }) => Object.keys(manifest["bin"] ?? {}));
const running = commands.flatMap((name) => problemOf(`${name} --version`, `node_modules/.bin/${name}`, ["--version"]));
report(
  installing.length > 0 ? installing : [...loading, ...running],
  `${tarballs.length} packages, ${packages.flatMap(entriesOf).length} entries, ${commands.length} commands`,
);
