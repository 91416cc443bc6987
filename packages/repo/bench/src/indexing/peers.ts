import { spawnSync } from "node:child_process";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";

/** Exact versions of what is measured beside ours. */
export const peerVersions = {
  "oxc-parser": "0.158.0",
  typescript: "6.0.3",
  "web-tree-sitter": "0.27.1",
  "tree-sitter-typescript": "0.23.2",
} as const;

/** The folder with the `node_modules` of the peers. */
export const installPeers = (context: BenchContext): string => installPackages(context, peerVersions);

/** The version line of universal-ctags; `undefined` where this machine has none. */
export function ctagsVersion(): string | undefined {
  const { status, stdout } = spawnSync("ctags", ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.startsWith("Universal Ctags") ? stdout.split("\n")[0]?.replace(/,.*$/, "") : undefined;
}
