import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtInMutators } from "@mastery/harden";
import { expect, it } from "vitest";

it("has every mutator in the reference page, with its languages and what it teaches", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/reference/mutators.md"), "utf8");
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows.map(([, id, languages, teaches]) => [id, languages, teaches])).toEqual(
    builtInMutators.map(({ id, languages, teaches }) => [`\`${id}\``, languages.join(", "), teaches]),
  );
});
