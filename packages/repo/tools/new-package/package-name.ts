/** Where a package lives and what it is called: the folder is the package is the npm name. */
export interface PackagePlace {
  /** The folder from the root, such as `packages/maze/indexer` or `apps/maze`. */
  readonly folder: string;
  /** The npm name, such as `@maze/indexer`. */
  readonly name: string;
  /** The part after the scope, such as `indexer`; for an app the command that it installs. */
  readonly short: string;
  readonly kind: "library" | "app" | "repo";
}

const families = ["maze", "mge", "mastery"];

/** Reads `maze/indexer`, `apps/maze` or `repo/bench`. */
export function parsePackagePlace(words: string): PackagePlace {
  const match = /^([a-z]+)\/([a-z][a-z0-9-]*)$/.exec(words);
  const [, family = "", short = ""] = match ?? [];
  if (family === "apps") return { folder: `apps/${short}`, name: appName(short), short, kind: "app" };
  const folder = `packages/${family}/${short}`;
  if (family === "repo") return { folder, name: `@repo/${short}`, short, kind: "repo" };
  if (families.includes(family)) return { folder, name: `@${family}/${short}`, short, kind: "library" };
  throw new Error(
    `"${words}" is no place for a package: say maze/NAME, mge/NAME, mastery/NAME, repo/NAME or apps/NAME`,
  );
}

/** The command line of a family is its `cli`; any other app is called after its folder. */
function appName(short: string): string {
  return families.includes(short) ? `@${short}/cli` : `@maze/${short}`;
}
