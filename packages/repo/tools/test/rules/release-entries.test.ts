import { expect, test } from "vitest";
import { releaseEntries } from "../../rules/release-entries.ts";
import { smallWorkspace } from "./small-workspace.ts";

const site = "packages/repo/release/typedoc.json";
const changeset = (...names: readonly string[]): string =>
  `---\n${names.map((name) => `"${name}": minor\n`).join("")}---\n\nFirst version of "@maze/sandbox": all.\n`;
const messages = (files: Readonly<Record<string, unknown>>) =>
  releaseEntries(smallWorkspace(files)).map(({ message }) => message);

test("packages that are announced and documented are fine, and so are released ones", () => {
  const released = { name: "@maze/config", version: "1.2.0", exports: {} };
  expect(
    messages({
      [site]: { entryPoints: ["../../maze/*"] },
      "packages/maze/core/package.json": { name: "@maze/core", version: "0.0.0", exports: {} },
      "packages/maze/config/package.json": released,
      ".changeset/first.md": changeset("@maze/core"),
    }),
  ).toEqual([]);
});

test("a new package without a changeset is found", () => {
  const files = {
    [site]: { entryPoints: ["../../maze/*"] },
    "packages/maze/sandbox/package.json": { name: "@maze/sandbox", version: "0.0.0", exports: {} },
    ".changeset/first.md": changeset("@maze/core"),
  };
  expect(messages(files)).toEqual(["no changeset announces @maze/sandbox; run `npm run changeset`"]);
});

test("a package that the API reference leaves out is found", () => {
  expect(messages({ [site]: { entryPoints: ["../../maze/c*"] } })).toEqual([
    '"entryPoints" leaves out packages/maze/sandbox',
  ]);
  expect(messages({})).toHaveLength(3);
});
