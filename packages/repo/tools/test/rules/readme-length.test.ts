import { expect, test } from "vitest";
import { readmeLength } from "../../rules/readme-length.ts";
import { smallWorkspace } from "./small-workspace.ts";

const readme = (lines: number) => `# @maze/core\n${"line\n".repeat(lines - 1)}`;

function messages(text: string) {
  const workspace = smallWorkspace({ "packages/maze/core/README.md": text });
  const packages = workspace.packages.filter(({ name }) => name === "@maze/core");
  return readmeLength({ ...workspace, packages }).map(({ message }) => message);
}

test.each([[30], [80]])("%i lines are fine", (lines) => {
  expect(messages(readme(lines))).toEqual([]);
});

test.each([[29], [81]])("%i lines are found", (lines) => {
  expect(messages(readme(lines))).toEqual([`has ${lines} lines, not 30 to 80 lines`]);
});

test("a README of something else is found", () => {
  expect(messages(readme(40).replace("core", "config"))).toEqual(['must begin with "# @maze/core"']);
});

test("a missing README is found", () => {
  expect(readmeLength(smallWorkspace()).map(({ message }) => message)).toContain("the README is missing");
});
