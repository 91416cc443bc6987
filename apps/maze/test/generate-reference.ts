import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { referenceFiles } from "../src/reference-files.ts";

// Writes the generated pages of docs/reference; `test/reference.test.ts` proves that they are current.
const root = join(import.meta.dirname, "../../..");
for (const [path, text] of referenceFiles()) {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
}
