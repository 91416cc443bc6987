import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf } from "../new-package/files.ts";
import { parsePackagePlace } from "../new-package/package-name.ts";
import { type Finding } from "./finding.ts";
import { publicPackages, type Manifest, type Workspace, type WorkspacePackage } from "./workspace.ts";

/** What each package.json says the same way; compared with what the template would write. */
const fixedFields = ["name", "license", "type", "files", "engines", "exports", "publishConfig"] as const;
/** What the template writes once and then belongs to the author of the package. */
const authored = ["package.json", "README.md", "src/index.ts"];

/** Every public package looks like the template of `npm run new-package`. */
export function packageShape(workspace: Workspace): readonly Finding[] {
  const { root } = workspace;
  const license = readFileSync(join(root, "LICENSE"), "utf8");
  return publicPackages(workspace).flatMap((pkg) => {
    const place = parsePackagePlace(pkg.folder.replace(/^packages\//, ""));
    const files = filesOf({ place, workspaceDependencies: [], entries: entriesOf(root, pkg) }, license);
    const template = JSON.parse(files["package.json"] ?? "{}") as Manifest;
    return [...manifestFindings(pkg, template), ...fileFindings(root, pkg, files)];
  });
}

/** The entries that the manifest names and whose source exists; `src/testing` is one whether it is named or not. */
function entriesOf(root: string, { folder, manifest }: WorkspacePackage): readonly string[] {
  const sources = Object.values(manifest.exports ?? {}).map((entry) =>
    typeof entry === "string" ? "" : entry["maze-source"],
  );
  const named = sources.map((source) => /^\.\/src\/(.*)\.ts$/.exec(source)?.[1] ?? "").filter((entry) => entry !== "");
  const entries = new Set(["index", ...named, "testing/index"]);
  return [...entries].filter((entry) => entry === "index" || existsSync(join(root, folder, `src/${entry}.ts`)));
}

function manifestFindings({ folder, manifest }: WorkspacePackage, template: Manifest): readonly Finding[] {
  const at = `${folder}/package.json`;
  const different = fixedFields.filter((field) => JSON.stringify(manifest[field]) !== JSON.stringify(template[field]));
  return [
    ...different.map((field) => ({ at, message: `"${field}" must be ${JSON.stringify(template[field])}` })),
    ...(manifest.private ? [{ at, message: "a package outside packages/repo must be publishable" }] : []),
    ...(manifest["description"] ? [] : [{ at, message: "a description is missing" }]),
    ...(manifest["sideEffects"] === undefined ? [{ at, message: '"sideEffects" is missing' }] : []),
  ];
}

function fileFindings(
  root: string,
  { folder }: WorkspacePackage,
  files: Readonly<Record<string, string>>,
): readonly Finding[] {
  return Object.entries(files).flatMap(([path, expected]): readonly Finding[] => {
    const at = `${folder}/${path}`;
    if (!existsSync(join(root, at))) return [{ at, message: "the file is missing" }];
    if (authored.includes(path)) return [];
    const actual = readFileSync(join(root, at), "utf8");
    const preset = /defineMaze\w+/.exec(expected)?.[0];
    if (path.endsWith(".config.ts") && preset) {
      return actual.includes(`${preset}(`) ? [] : [{ at, message: `must use ${preset}` }];
    }
    return normalised(path, actual) === normalised(path, expected)
      ? []
      : [{ at, message: "differs from the template" }];
  });
}

/** JSON is compared without its layout, which belongs to the formatter. */
function normalised(path: string, text: string): string {
  return path.endsWith(".json") ? JSON.stringify(JSON.parse(text)) : text;
}
