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

test("no schema is published that no command prints or reads", () => {
  const published = readdirSync(join(root, "docs/reference/schemas")).map((file) => `docs/reference/schemas/${file}`);
  const generated = [...referenceFiles().keys()].filter((path) => path.startsWith("docs/reference/schemas/"));
  expect(published.sort()).toEqual(generated.sort());
});
