import { globSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { allowedMissing } from "./allowed-missing.ts";
import { missingPlatformPackages, type Lockfile, type Parent } from "./platform-packages.ts";
import { report, root } from "./repository.ts";

// Lists the platform packages that installed packages declare and pnpm-lock.yaml lacks.
const lockfile = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as Lockfile;
const store = join(root, "node_modules/.pnpm");
const parents = globSync(["*/node_modules/*/package.json", "*/node_modules/@*/*/package.json"], { cwd: store })
  .map((file) => join(store, file))
  .filter((file) => !lstatSync(join(file, "..")).isSymbolicLink())
  .map((file) => JSON.parse(readFileSync(file, "utf8")) as Parent);

const missing = missingPlatformPackages(lockfile, parents).filter(({ name }) => !(name in allowedMissing));
const allowed = Object.keys(allowedMissing).length;
report(
  missing.map(({ parent, name }) => `${name}, which ${parent} wants on some platform, is not in pnpm-lock.yaml`),
  `${parents.length} installed packages, ${allowed} allowed to be missing`,
);
