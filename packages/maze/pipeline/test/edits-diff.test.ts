import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
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
