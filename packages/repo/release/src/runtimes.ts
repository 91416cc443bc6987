import { ensureNodeVersion } from "@repo/tools/toolchain";
import type { WorkspacePackage } from "@repo/tools/workspace";

/** A Node that the packages must work on. */
export interface Runtime {
  readonly version: string;
  /** Path of its binary. */
  readonly node: string;
}

/** The Node that runs now, and the oldest that the packages say they support, which is installed where it is missing. */
export async function runtimesOf(packages: readonly WorkspacePackage[]): Promise<readonly Runtime[]> {
  const version = oldestNode(packages);
  return [
    { version: process.versions.node, node: process.execPath },
    { version, node: await ensureNodeVersion(version) },
  ];
}

/** The version that `engines.node` of all packages begins with: `>=22.18` is `22.18.0`. */
export function oldestNode(packages: readonly WorkspacePackage[]): string {
  const ranges = new Set(
    packages.map(({ manifest }) => String((manifest["engines"] as { node?: string } | undefined)?.node)),
  );
  const [range = ""] = ranges;
  const found = /^>=(\d+)\.(\d+)(?:\.(\d+))?$/.exec(range);
  if (found === null || ranges.size > 1) {
    throw new Error(`the packages must agree on one lowest Node, and say ${[...ranges].join(", ")}`);
  }
  const [, major, minor, patch = "0"] = found;
  return `${String(major)}.${String(minor)}.${patch}`;
}
