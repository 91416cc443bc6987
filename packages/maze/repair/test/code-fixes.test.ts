import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyTextEdits } from "@maze/core";
import { createCodeFixes } from "@maze/repair";
import { afterAll, beforeAll, expect, test } from "vitest";

const directory = mkdtempSync(join(tmpdir(), "code-fixes-"));
const fixes = createCodeFixes({ directory });
beforeAll(() => {
  writeFileSync(
    join(directory, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": [] } }',
  );
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "lib.ts"), "export const half = (x: number): number => x / 2;\n");
  writeFileSync(join(directory, "use.ts"), "export {};\n");
});
afterAll(() => {
  fixes.close();
  rmSync(directory, { recursive: true });
});

const after = async (text: string, code: number, word: string): Promise<string[]> => {
  const start = text.lastIndexOf(word);
  const found = await fixes.fixesFor("use.ts", text, { code, start, end: start + word.length });
  return found.map(({ edits }) => applyTextEdits(text, edits));
};

test("imports what another file of the project exports", async () => {
  const text = "export const one: number = half(2);\n";
  expect(await after(text, 2304, "half")).toContain(`import { half } from "./lib.js";\n\n${text}`);
});

test("follows the text that it is given, not the one on disk", async () => {
  const text = "export const value = 1;\nexport const other: number = valeu;\n";
  expect(await after(text, 2552, "valeu")).toContain(text.replace("valeu", "value"));
});

test("offers no function that only throws", async () => {
  const texts = await after("export const one: number = missing(2);\n", 2304, "missing");
  expect(texts.filter((text) => /throw/.test(text))).toEqual([]);
});
