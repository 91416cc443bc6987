import { expect, test } from "vitest";
import { machinePaths } from "../../rules/machine-paths.ts";
import { smallWorkspace } from "./small-workspace.ts";

const found = (text: string) =>
  machinePaths(smallWorkspace({ "notes.md": text }), ["notes.md"]).map(({ at, message }) => `${at} ${message}`);

test.each(["work", "root", "home", "Users"])("a path below /%s is found with its line", (folder) => {
  const path = ["", folder, "somebody", "project"].join("/");
  expect(found(`first\nsee ${path}\n`)).toEqual([`notes.md:2 "/${folder}/somebody/" is a path of one machine`]);
});

test.each([
  "packages/work/x/",
  "https://example.com/home/x/y",
  "src/home/page/",
  ["", "home", "me", "shop", ""].join("/"),
  "`$HOME/work/x/`",
])("%s names no machine", (text) => {
  expect(found(text)).toEqual([]);
});
