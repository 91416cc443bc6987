import { expect, test } from "vitest";
import { releaseGroups } from "../../rules/release-groups.ts";
import { smallWorkspace } from "./small-workspace.ts";

const messages = (config: object) =>
  releaseGroups(smallWorkspace({ ".changeset/config.json": config })).map(({ message }) => message);

test("families that are linked and public are fine", () => {
  expect(messages({ access: "public", linked: [["@maze/*"], ["@mge/*"]] })).toEqual([]);
});

test("restricted access is found", () => {
  expect(messages({ access: "restricted", linked: [["@maze/*"]] })).toEqual(['"access" must be "public"']);
});

test.each([[[]], [[["@mge/*"]]], [[["@maze/core"]]]])(
  "packages outside their family's group are found: %j",
  (linked) => {
    expect(messages({ access: "public", linked })).toContain("@maze/core is not linked to exactly its own family");
  },
);
