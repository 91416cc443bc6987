import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { escapeTable } from "./escape/matrix.ts";

it("shows in the guide the matrix that the attacks prove", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guide/isolation.md"), "utf8");
  const shown = /<!-- escape-matrix -->\n(.*)\n<!-- \/escape-matrix -->/s.exec(guide)?.[1] ?? "";
  const cells = (table: string): string[][] =>
    table
      .split("\n")
      .filter((line) => line.startsWith("|") && !/^\|[\s|:-]+\|$/.test(line))
      .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(cells(shown)).toEqual(cells(escapeTable()));
});
