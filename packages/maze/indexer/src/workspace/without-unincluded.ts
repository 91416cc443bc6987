import type { IndexerConfig } from "../config-section.ts";
import type { WalkResult } from "../walk/walk-project.ts";
import { readPackages } from "./read-packages.ts";
import { readTsconfigs } from "./read-tsconfigs.ts";

/** What a walk found, without what no tsconfig.json includes, where the configuration asks for that. */
export function withoutUnincluded(
  walked: WalkResult,
  root: string,
  config: Pick<IndexerConfig, "tsconfigOnly">,
): WalkResult {
  if (!config.tsconfigOnly) return walked;
  const packages = readPackages(root) ?? [];
  const includes = readTsconfigs(
    root,
    packages.map(({ path }) => path),
  );
  if (includes === undefined) return walked;
  const isLeft = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path) && !includes(path);
  const reason = "no tsconfig.json of the project includes it";
  return {
    ...walked,
    files: walked.files.filter((path) => !isLeft(path)),
    skipped: [...walked.skipped, ...walked.files.filter(isLeft).map((path) => ({ path, reason }))],
  };
}
