import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Finding } from "./finding.ts";
import { publicPackages, readJson, type Workspace } from "./workspace.ts";

const siteFile = "packages/repo/release/typedoc.json";
/** The version of a package that was never released. */
const unreleased = "0.0.0";

/** What goes to the registry is announced by a changeset before its first version, and is in the API reference. */
export function releaseEntries(workspace: Workspace): readonly Finding[] {
  const { root } = workspace;
  const packages = publicPackages(workspace);
  const changesets = globSync(".changeset/*.md", { cwd: root }).map((file) => readFileSync(join(root, file), "utf8"));
  const announced = new Set(changesets.flatMap(namesIn));
  const documented = documentedFolders(root);
  return [
    ...packages
      .filter(({ name, manifest }) => manifest["version"] === unreleased && !announced.has(name))
      .map(({ folder, name }) => ({
        at: folder,
        message: `no changeset announces ${name}; run \`npm run changeset\``,
      })),
    ...packages
      .filter(({ folder }) => !documented.has(folder))
      .map(({ folder }) => ({ at: siteFile, message: `"entryPoints" leaves out ${folder}` })),
  ];
}

/** The packages that the front matter of a changeset names. */
function namesIn(changeset: string): readonly string[] {
  const [, front = ""] = /^---\n([^]*?)\n---/.exec(changeset) ?? [];
  return [...front.matchAll(/^"?(@[^":]+)"?:/gm)].map(([, name = ""]) => name);
}

function documentedFolders(root: string): ReadonlySet<string> {
  if (!existsSync(join(root, siteFile))) return new Set();
  const { entryPoints = [] } = readJson(join(root, siteFile)) as { readonly entryPoints?: readonly string[] };
  const folder = join(root, siteFile, "..");
  const found = entryPoints.flatMap((pattern) => globSync(pattern, { cwd: folder }));
  return new Set(found.map((path) => relative(root, join(folder, path)).replaceAll("\\", "/")));
}
