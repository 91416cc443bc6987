import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { editsDiff } from "../src/edits-diff.ts";

test.each([
  ["a change", "one\ntwo\nthree\n", "one\n2\nthree\n"],
  ["CRLF", "one\r\ntwo\r\n", "one\r\n2\r\n"],
  ["a byte order mark", "\ufeffone\n", "\ufeff1\n"],
  ["no line break at the end", "one\ntwo", "one\n2"],
  ["a new file", null, "one\n"],
])("git applies a diff with %s", (_what, before, after) => {
  const directory = mkdtempSync(join(tmpdir(), "maze-diff-"));
  if (before !== null) writeFileSync(join(directory, "a.ts"), before);
  execFileSync("git", ["apply", "-"], { cwd: directory, input: editsDiff([{ file: "a.ts", before, after }]) });
  expect(readFileSync(join(directory, "a.ts"), "utf8")).toBe(after);
  rmSync(directory, { recursive: true });
});

test.each([
  "with space.ts",
  "größe 项目.ts",
  'quote".ts',
  "back\\slash.ts",
  "tab\t.ts",
  "line\n+++ b/other.ts",
  "\u001b[31mred\u009b.ts",
])("git applies a diff of a file with the name %j, to that file alone", (file) => {
  const directory = mkdtempSync(join(tmpdir(), "maze-diff-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), "one\n");
  const diff = editsDiff([{ file, before: "one\n", after: "2\n" }]);
  // eslint-disable-next-line no-control-regex -- control characters are exactly what must not be there
  expect(diff.replaceAll("\t\n", "\n")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  execFileSync("git", ["apply", "-"], { cwd: directory, input: diff });
  expect(readFileSync(join(directory, file), "utf8")).toBe("2\n");
});
