import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { measureProcess } from "../measure-process.ts";

const root = join(import.meta.dirname, "../../../../..");

/** What a machine needs to reach a registry; nothing else of the environment is passed on. */
const network = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];

/** Seconds of `npm start` in a fresh clone, and of the same command once more. */
export interface StartCost {
  readonly fresh: number;
  readonly warm: number;
}

/**
 * Clones the commit that is checked out and runs `npm start` there twice, with an empty home and the Node and npm of the
 * system: what a person pays who has just got the project.
 */
export async function startInClone(environment: NodeJS.ProcessEnv): Promise<StartCost> {
  const folder = mkdtempSync(join(tmpdir(), "maze-bench-start-"));
  const [project, home] = [join(folder, "project"), join(folder, "home")];
  try {
    execFileSync("git", ["clone", "--quiet", root, project]);
    mkdirSync(home);
    const settings = join(homedir(), ".npmrc");
    if (existsSync(settings)) copyFileSync(settings, join(home, ".npmrc"));
    const env = { ...bareEnvironment(environment), HOME: home };
    const fresh = await start(project, env);
    return { fresh, warm: await start(project, env) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bareEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOutside = (path: string): boolean => relative(root, path).startsWith("..");
  const path = (environment["PATH"] ?? "").split(delimiter).filter(isOutside).join(delimiter);
  const passed = network.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), PATH: path, LANG: "C.UTF-8", CI: "true", TERM: "dumb" };
}

async function start(project: string, env: NodeJS.ProcessEnv): Promise<number> {
  const { exitCode, stdout, stderr, wall } = await measureProcess({
    command: "npm",
    args: ["start"],
    cwd: project,
    env,
  });
  if (exitCode !== 0) throw new Error(`npm start ended with ${String(exitCode)}\n${stdout}${stderr}`);
  return wall / 1000;
}
