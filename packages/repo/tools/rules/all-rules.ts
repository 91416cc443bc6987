import { arrowDirection } from "./arrow-direction.ts";
import { catalogExactness } from "./catalog-exactness.ts";
import { closedPackages } from "./closed-packages.ts";
import { errorPages } from "./error-pages.ts";
import { type Rule } from "./finding.ts";
import { machinePaths } from "./machine-paths.ts";
import { packageShape } from "./package-shape.ts";
import { readmeLength } from "./readme-length.ts";
import { releaseEntries } from "./release-entries.ts";
import { releaseGroups } from "./release-groups.ts";

/** The rules of this repository by name. */
export const allRules: Readonly<Record<string, Rule>> = {
  "arrow-direction": (workspace) => arrowDirection(workspace),
  "catalog-exactness": catalogExactness,
  "closed-packages": closedPackages,
  "error-pages": errorPages,
  "machine-paths": (workspace) => machinePaths(workspace),
  "package-shape": packageShape,
  "readme-length": readmeLength,
  "release-entries": releaseEntries,
  "release-groups": releaseGroups,
};
