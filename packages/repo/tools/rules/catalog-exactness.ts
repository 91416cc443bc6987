import { type Finding } from "./finding.ts";
import { type Workspace, type WorkspacePackage } from "./workspace.ts";

const settingsFile = "pnpm-workspace.yaml";
const exact = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Versions are exact and live in the catalog; packages only point at it. Examples are ordinary projects. */
export function catalogExactness({ packages, settings }: Workspace): readonly Finding[] {
  const catalog = settings.catalog ?? {};
  const inexact = Object.entries({ ...catalog, ...settings.overrides })
    .filter(([, version]) => !exact.test(version))
    .map(([name, version]) => ({ at: settingsFile, message: `${name}: "${version}" is no exact version` }));
  const own = packages.filter(({ kind }) => kind !== "example");
  return [...inexact, ...own.flatMap((pkg) => manifestFindings(pkg, catalog))];
}

function manifestFindings(pkg: WorkspacePackage, catalog: Readonly<Record<string, string>>): readonly Finding[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = pkg.manifest;
  const at = `${pkg.folder}/package.json`;
  const installed = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const wrong = installed.filter(([name, version]) => !isPointer(name, version, catalog));
  const peers = Object.entries(peerDependencies ?? {}).filter(
    ([, version]) => !/^(\^\d|workspace:\^|>=)/.test(version),
  );
  return [
    ...wrong.map(([name, version]) => ({ at, message: `${name}: "${version}" must be "catalog:" or "workspace:^"` })),
    ...peers.map(([name, version]) => ({ at, message: `peer ${name}: "${version}" must be a range such as "^4"` })),
  ];
}

function isPointer(name: string, version: string, catalog: Readonly<Record<string, string>>): boolean {
  return version === "workspace:^" || (version === "catalog:" && name in catalog);
}
