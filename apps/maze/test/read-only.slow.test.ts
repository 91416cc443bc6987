import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeProject } from "./run-cli.ts";
import { canMount, mazeProcess, stranger, strangerCanRun, type ProcessOptions } from "./run-process.ts";

const installed = join(import.meta.dirname, "../../../examples/quickstart/node_modules");
const declared = '/** @example label(" ada ") // => "ADA" */\nexport declare function label(name: string): string;\n';

function shop(): string {
  const cwd = makeProject({
    "package.json": '{ "name": "shop", "type": "module" }',
    "tsconfig.json":
      '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2023", "types": [], "noEmit": true } }',
    "src/label.ts": declared,
  });
  symlinkSync(installed, join(cwd, "node_modules"));
  return cwd;
}

/** Mounts the project read-only for the command alone. */
function mounted(): ProcessOptions {
  const cwd = shop();
  const mount = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && exec "$@"';
  return { cwd, through: ["unshare", "-m", "sh", "-c", mount, "sh", cwd] };
}

/** Takes the right to write from everybody, and runs as somebody who is bound by that. */
function forbidden(): ProcessOptions {
  const cwd = shop();
  const folders = [cwd, join(cwd, "src")];
  for (const folder of folders) chmodSync(folder, 0o555);
  chmodSync(join(cwd, "src/label.ts"), 0o444);
  onTestFinished(() => {
    for (const folder of folders) chmodSync(folder, 0o755);
  });
  return { cwd, ...(stranger === undefined ? {} : { uid: stranger }) };
}

const ways = [
  ["a read-only file system (skipped where none can be mounted)", canMount, mounted, "EROFS"],
  ["a user who may not write (skipped where another user cannot run)", strangerCanRun, forbidden, "EACCES"],
] as const;

describe.each(ways)("%s", (_name, possible, prepare, reason) => {
  test.skipIf(!possible)("generate shows the result and says what could not be kept", async () => {
    const project = prepare();
    const { exitCode, stdout, stderr } = await mazeProcess(["generate", "src/label.ts#label"], project);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stdout).toContain("+export function label(name: string): string {");
    expect(stderr).toContain(`the result was not kept: ${reason}: `);
    expect(stderr).toMatch(new RegExp(`WARN .*stats\\.db.*${reason}.*MAZE_TELEMETRY_STATISTICS_UNWRITABLE`));
  });

  test.skipIf(!possible).each([
    [["generate", "src/label.ts#label", "--write"], "MAZE_PIPELINE_WRITE_FAILED", "src/label.ts"],
    [["init"], "MAZE_CLI_UNWRITABLE", "maze.toml"],
    [["config", "set", "generate.rounds", "3"], "MAZE_CONFIG_UNWRITABLE", "maze.toml"],
    [["index", "--output", "index.json"], "MAZE_CLI_OUTPUT", "index.json"],
  ])("%j ends with 1 and %s, with the path and a remedy", async (args, code, path) => {
    const project = prepare();
    const { exitCode, stderr } = await mazeProcess(args, project);
    const [, message] = new RegExp(`^error ${code}: (.*)\nhint: .+$`, "m").exec(stderr) ?? [];
    expect({ exitCode, message }).toEqual({ exitCode: 1, message: expect.stringContaining(path) });
    expect(message).toContain(reason);
    expect(readFileSync(join(project.cwd, "src/label.ts"), "utf8")).toBe(declared);
    expect(readdirSync(project.cwd).sort()).toEqual(["node_modules", "package.json", "src", "tsconfig.json"]);
    expect(existsSync(join(project.cwd, ".maze"))).toBe(false);
  });
});
