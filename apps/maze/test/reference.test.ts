import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { referenceFiles } from "../src/reference-files.ts";

const root = join(import.meta.dirname, "../../..");

test.each([...referenceFiles()])("%s is what the program says", (path, text) => {
  expect(
    readFileSync(join(root, path), "utf8"),
    "run `npm run exec -- node --conditions=maze-source apps/maze/test/generate-reference.ts`",
  ).toBe(text);
});

test.each(["schemas", "repair", "security"])("no page of %s is left of what is gone", (name) => {
  const folder = `docs/reference/${name}`;
  const published = readdirSync(join(root, folder)).map((file) => `${folder}/${file}`);
  const generated = [...referenceFiles().keys()].filter((path) => path.startsWith(`${folder}/`));
  expect(published.sort()).toEqual(generated.sort());
});
