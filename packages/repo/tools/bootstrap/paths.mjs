import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");

/** The versions that this repository is developed with: `{ node, pnpm }`. */
export const toolchainVersions = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).toolchain;
