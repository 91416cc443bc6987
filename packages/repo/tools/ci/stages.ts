import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandStage } from "./command-stage.ts";
import { type Stage } from "./stage.ts";

/** All stages in the order in which they run. Tarballs are packed once and looked at by three of them. */
export function stagesIn(root: string): readonly Stage[] {
  const tarballs = mkdtempSync(join(tmpdir(), "maze-tarballs-"));
  process.once("exit", () => rmSync(tarballs, { recursive: true, force: true }));
  const bootstrap = (name: string, ...args: readonly string[]): Stage =>
    commandStage(name, root, ["node", "packages/repo/tools/bootstrap/run.mjs", ...(args.length > 0 ? args : [name])]);
  const release = (name: string, script: string): Stage =>
    commandStage(name, root, ["node", "--conditions=maze-source", `packages/repo/release/src/${script}.ts`, tarballs]);
  return [
    commandStage("optional tools", root, ["sh", "packages/repo/tools/optional/install.sh"]),
    commandStage("npm test", root, ["npm", "test", "--silent"]),
    bootstrap("test:slow"),
    bootstrap("release tools", "exec", "turbo", "run", "typecheck", "test", "--filter=@repo/release"),
    bootstrap("lint"),
    bootstrap("format:check"),
    bootstrap("build"),
    bootstrap("boundaries"),
    bootstrap("knip"),
    bootstrap("docs"),
    bootstrap("lockfile policies", "exec", "pnpm", "install", "--frozen-lockfile", "--reporter=append-only"),
    release("lockfile platforms", "audit-lockfile"),
    release("pack", "pack"),
    release("publint", "lint-tarballs"),
    release("attw", "check-types"),
    release("install tarballs", "install-tarballs"),
  ];
}
