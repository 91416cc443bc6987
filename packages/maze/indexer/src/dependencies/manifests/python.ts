import { lockedVersions, type Dependency, type ManifestReader } from "./manifest-reader.ts";
import { isTable, readToml, tableAt, textsIn } from "./read-toml.ts";

/** Names that package indexes take for the same: PEP 503. */
const normalised = (name: string): string => name.replace(/[-_.]+/g, "-").toLowerCase();

/** The name in a requirement such as `requests[socks]>=2; python_version > "3"`: PEP 508. */
const nameOf = (requirement: string): string | undefined => /^\s*([A-Z\d](?:[\w.-]*[A-Z\d])?)/i.exec(requirement)?.[1];

interface Declared {
  readonly name: string;
  readonly dev: boolean;
}

function asDependencies(declared: readonly Declared[], lock: string | undefined): Dependency[] {
  const versions = lockedVersions(lock, normalised);
  const found = new Map<string, Dependency>();
  for (const { name, dev } of declared) {
    const version = versions.get(normalised(name));
    const isDev = dev && (found.get(normalised(name))?.dev ?? true);
    const chosen = version === undefined ? {} : { version };
    found.set(normalised(name), { name, ...chosen, dev: isDev, hasTypes: false, ecosystem: "pypi" });
  }
  return [...found.values()];
}

/** `pyproject.toml`: the requirements of the project, its extras and groups, and those of poetry's own tables. */
export const pyprojectManifest: ManifestReader = {
  file: "pyproject.toml",
  locks: ["uv.lock", "poetry.lock"],
  async read(text, lock) {
    const { table, diagnostics } = await readToml(text, "pyproject.toml");
    const declared: Declared[] = [];
    const require = (requirements: unknown, dev: boolean): void => {
      for (const name of textsIn(requirements).map(nameOf)) if (name !== undefined) declared.push({ name, dev });
    };
    const project = tableAt(table, "project");
    require(project["dependencies"], false);
    for (const extra of Object.values(tableAt(project, "optional-dependencies"))) require(extra, false);
    for (const group of Object.values(tableAt(table, "dependency-groups"))) require(group, true);
    const poetry = tableAt(table, "tool", "poetry");
    const groups = Object.values(tableAt(poetry, "group")).filter(isTable);
    const named = (from: object, dev: boolean): void => {
      for (const name of Object.keys(from)) if (name !== "python") declared.push({ name, dev });
    };
    named(tableAt(poetry, "dependencies"), false);
    for (const group of [tableAt(poetry, "dev-dependencies"), ...groups.map((of) => tableAt(of, "dependencies"))])
      named(group, true);
    return { dependencies: asDependencies(declared, lock), diagnostics };
  },
};

/** A file of requirements, one a line. Lines that are options, paths or addresses name no package. */
export const requirementsManifest = (file: string, dev: boolean): ManifestReader => ({
  file,
  locks: [],
  read(text) {
    const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, "").trim());
    const names = lines
      .filter((line) => !/^(?:-|\.|\/|$)|^[\w+]+:\/\//.test(line))
      .flatMap((line) => nameOf(line) ?? []);
    const declared = names.map((name) => ({ name, dev }));
    return { dependencies: asDependencies(declared, undefined), diagnostics: [] };
  },
});
