import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "support/read-deep-texts.ts");

test.each([1, 2, 3, 4])("no text that is read overflows a stack of 1 MB (seed %i)", (seed) => {
  const child = spawnSync(process.execPath, ["--conditions=maze-source", program, String(seed), "150"], {
    encoding: "utf8",
    maxBuffer: 1e8,
    timeout: 110_000,
  });
  const last = child.stdout.trimEnd().split("\n").at(-1) ?? "";
  expect(child.signal, `after ${last}; ${child.stderr}`).toBeNull();
  const counts = JSON.parse(last) as { read: number; refused: number };
  expect(counts.read + counts.refused).toBe(150);
  expect(counts.read).toBeGreaterThan(70);
  expect(counts.refused).toBeGreaterThan(8);
});
