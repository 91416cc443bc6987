import { existsSync } from "node:fs";
import { access, constants, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { toMazeError } from "@maze/core";
import { manifestFindings } from "@maze/indexer";
import type { CliIo } from "../../cli-io.ts";
import type { OpenProject } from "../../open-project.ts";

/** One thing that was looked at. `missing` stops something required; `limited` only narrows what can be done. */
export interface Check {
  readonly name: string;
  readonly status: "good" | "limited" | "missing";
  readonly found: string;
  readonly remedy?: string;
}

/** Looks at everything that the commands need in this place. */
export async function runChecks(io: CliIo, project: OpenProject): Promise<Check[]> {
  return [
    checkNode(),
    checkConfig(project),
    await checkPackageJson(project.directory),
    await checkWritable(project.directory),
    await checkCompiler(project),
    await checkOwnCompiler(project.directory),
    await checkTests(project.directory),
    await checkEvaluator(project),
    await checkIsolation(),
    ...(await checkExternalValidators(io, project)),
    await checkGit(io, project.directory),
  ];
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const fits = major > 22 || (major === 22 && minor >= 18);
  return fits
    ? { name: "node", status: "good", found: process.versions.node }
    : { name: "node", status: "missing", found: process.versions.node, remedy: "Install Node 22.18 or newer." };
}

function checkConfig({ resolved }: OpenProject): Check {
  const files = resolved.files.map(({ path }) => path);
  return { name: "configuration", status: "good", found: files.length === 0 ? "defaults only" : files.join(", ") };
}

async function checkPackageJson(directory: string): Promise<Check> {
  const name = "package.json";
  const [finding] = await manifestFindings(directory);
  if (finding !== undefined) {
    const { file = name, span, message, hint = "" } = finding;
    const place = span === undefined ? file : `${file}:${String(span.from.line)}:${String(span.from.column)}`;
    return { name, status: "limited", found: `${place} ${message}`, remedy: hint };
  }
  const path = join(directory, name);
  if (existsSync(path)) return { name, status: "good", found: path };
  return { name, status: "limited", found: "none", remedy: "Without it no dependency and no test runner is known." };
}

async function checkWritable(directory: string): Promise<Check> {
  try {
    await access(directory, constants.W_OK);
    return { name: "project", status: "good", found: `${directory}, writable` };
  } catch {
    return {
      name: "project",
      status: "limited",
      found: `${directory}, read-only`,
      remedy: "--write and maze init need a writable project; everything else works.",
    };
  }
}

async function checkCompiler(project: OpenProject): Promise<Check> {
  const name = "type oracle";
  try {
    const oracle = await project.rooms.openOracle(project.directory, project.context);
    try {
      const { engine, configFile, fileCount } = await oracle.describe();
      const found = `${engine}, ${configFile ?? "no tsconfig.json: strict defaults"}, ${String(fileCount)} files`;
      return configFile === undefined
        ? { name, status: "limited", found, remedy: "Add a tsconfig.json, so that code is judged by your own options." }
        : { name, status: "good", found };
    } finally {
      await oracle.close();
    }
  } catch (thrown) {
    const error = toMazeError(thrown);
    if (error.code === "MAZE_CORE_ABORTED") throw error;
    return { name, status: "missing", found: error.message, remedy: error.hint ?? "Repair what the message names." };
  }
}

async function checkOwnCompiler(directory: string): Promise<Check> {
  const name = "compiler";
  const version = await installedVersion(directory, "typescript");
  if (version !== undefined) return { name, status: "good", found: `typescript ${version}, installed by the project` };
  return {
    name,
    status: "limited",
    found: "the project installs no typescript",
    remedy: "The compiler that comes with maze judges instead.",
  };
}

const runners = ["vitest", "jest", "mocha"] as const;

async function checkTests(directory: string): Promise<Check> {
  const name = "tests";
  for (const runner of runners) {
    const version = await installedVersion(directory, runner);
    if (version !== undefined) return { name, status: "good", found: `${runner} ${version}` };
  }
  return {
    name,
    status: "limited",
    found: "no vitest, jest or mocha is installed",
    remedy: "Results are judged by types, policy and examples alone; node:test is used where test files import it.",
  };
}

async function installedVersion(directory: string, packageName: string): Promise<string | undefined> {
  try {
    const path = createRequire(join(directory, "package.json")).resolve(`${packageName}/package.json`);
    const data: unknown = JSON.parse(await readFile(path, "utf8"));
    return typeof data === "object" && data !== null && "version" in data ? String(data.version) : undefined;
  } catch {
    return undefined;
  }
}

async function checkEvaluator(project: OpenProject): Promise<Check> {
  const name = "evaluator";
  try {
    const evaluator = await project.rooms.openEvaluator();
    const setup = {
      directory: project.directory,
      imports: [],
      parameters: ["x"],
      rows: [{ args: ["20"], expected: { value: "21" } }],
    };
    const session = await evaluator.open(setup, project.context);
    try {
      const [component] = await session.addComponents(["(x) => x + 1"]);
      const args = session.parameters.map(({ value }) => ({ value }));
      const [seen] = await session.apply([{ context: 0, component: component ?? 0, args }], project.context);
      if (seen?.matches[0] !== true)
        return {
          name,
          status: "missing",
          found: "20 + 1 did not give 21",
          remedy: "This is a bug of maze; please report it.",
        };
      return { name, status: "good", found: evaluator.isolation };
    } finally {
      await session.close();
    }
  } catch (thrown) {
    const error = toMazeError(thrown);
    if (error.code === "MAZE_CORE_ABORTED") throw error;
    return { name, status: "missing", found: error.message, remedy: error.hint ?? "Without it no example can be run." };
  }
}

async function checkIsolation(): Promise<Check> {
  const { chooseIsolation, detectIsolation } = await import("@maze/sandbox");
  const name = "isolation";
  const levels = detectIsolation().filter(({ level, unavailable }) => level !== "none" && unavailable === undefined);
  const found = levels.map(({ level }) => level).join(", ") || "none";
  try {
    const { level } = chooseIsolation();
    if (level === "bubblewrap") return { name, status: "good", found };
    return { name, status: "good", found: `${found} (tests run under ${level})` };
  } catch (thrown) {
    const { message, hint } = toMazeError(thrown);
    return { name, status: "limited", found, remedy: `Tests are skipped: ${message}. ${hint ?? ""}`.trim() };
  }
}

/** A server is asked nothing here: what it answers is known when it judges. */
async function checkExternalValidators(io: CliIo, project: OpenProject): Promise<Check[]> {
  const { external } = project.config.validation;
  if (external.length === 0) return [];
  const { locateValidator } = await import("@maze/validation");
  return Promise.all(
    external.map(async (validator): Promise<Check> => {
      const name = `validator ${validator.id}`;
      const found = await locateValidator(validator, io.env);
      if (found !== undefined) return { name, status: "good", found };
      const program = "program" in validator ? validator.program : "";
      return {
        name,
        status: "limited",
        found: "none",
        remedy: `${program} is not installed, so its stage is skipped.`,
      };
    }),
  );
}

async function checkGit(io: CliIo, directory: string): Promise<Check> {
  const { spawnSync } = await import("node:child_process");
  const { status, stdout } = spawnSync("git", ["--version"], {
    cwd: directory,
    encoding: "utf8",
    env: { PATH: io.env["PATH"] },
  });
  if (status === 0) return { name: "git", status: "good", found: stdout.trim() };
  return {
    name: "git",
    status: "limited",
    found: "not installed",
    remedy: "Only `git apply` of a saved diff needs it; --write works without.",
  };
}
