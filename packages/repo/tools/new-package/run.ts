import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { arrows } from "../rules/arrows.ts";
import { filesOf } from "./files.ts";
import { parsePackagePlace } from "./package-name.ts";
import { writeFormatted } from "./write-formatted.ts";

// npm run new-package -- maze/indexer [more/packages ...]
// Writes the files that are missing and leaves every file that exists as it is.
const root = join(import.meta.dirname, "../../../..");
const license = readFileSync(join(root, "LICENSE"), "utf8");

const packageFolder = (name: string): string => parsePackagePlace(name.slice(1)).folder;
const exists = (name: string): boolean => existsSync(join(root, packageFolder(name), "package.json"));

for (const words of process.argv.slice(2)) {
  const place = parsePackagePlace(words);
  const allowed =
    place.kind === "library" ? (arrows[place.name] ?? []) : place.kind === "app" ? Object.keys(arrows) : [];
  const entries = ["index", "testing/index"].filter(
    (entry) => entry === "index" || existsSync(join(root, place.folder, `src/${entry}.ts`)),
  );
  const files = filesOf({ place, workspaceDependencies: allowed.filter(exists), entries }, license);
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, place.folder, path);
    if (existsSync(target)) continue;
    await writeFormatted(target, text);
    process.stdout.write(`${place.folder}/${path}\n`);
  }
}
