/** The parts of pnpm-lock.yaml that tell which optional packages it knows. */
export interface Lockfile {
  readonly snapshots: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> } | null>
  >;
}

/** An installed package and the optional packages that it declares. */
export interface Parent {
  readonly name: string;
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** An optional package that a parent declares and the lockfile does not have. */
export interface MissingPackage {
  readonly parent: string;
  readonly name: string;
}

/**
 * Finds what pnpm left out of the lockfile without a word because the registry did not have it: a lockfile made that
 * way installs here and breaks on the platforms whose packages are missing.
 */
export function missingPlatformPackages(lockfile: Lockfile, parents: readonly Parent[]): readonly MissingPackage[] {
  return parents.flatMap(({ name, version, optionalDependencies = {} }) => {
    const parent = `${name}@${version}`;
    const snapshots = Object.entries(lockfile.snapshots).filter(
      ([key]) => key === parent || key.startsWith(`${parent}(`),
    );
    const known = new Set(snapshots.flatMap(([, snapshot]) => Object.keys(snapshot?.optionalDependencies ?? {})));
    if (snapshots.length === 0) return [];
    return Object.keys(optionalDependencies)
      .filter((optional) => !known.has(optional))
      .map((optional) => ({ parent, name: optional }));
  });
}
