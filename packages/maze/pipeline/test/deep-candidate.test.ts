import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRegistry } from "@maze/core";
import { createFakeGenerator } from "@maze/core/testing";
import { createDefaultRooms, createMaze } from "@maze/pipeline";
import { expect, onTestFinished, test } from "vitest";

const LEVELS = 10_000;

test("a candidate that would overflow the parser's stack is refused, and the next one is taken", async () => {
  const directory = mkdtempSync(join(tmpdir(), "maze-deep-"));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  mkdirSync(join(directory, "src"));
  const files = {
    "package.json": '{ "name": "deep", "type": "module" }',
    "tsconfig.json": '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [], "skipLibCheck": true } }',
    "src/one.ts": "/** @example one() // => 1 */\nexport declare function one(): number;\n",
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  const engine = createFakeGenerator({
    candidates: [
      { text: `return ${"(".repeat(LEVELS)}1${")".repeat(LEVELS)};`, cost: 1 },
      { text: "return 1;", cost: 2 },
    ],
  });
  const maze = createMaze({
    directory,
    rooms: {
      ...createDefaultRooms({ environment: process.env }),
      engines: () => Promise.resolve(createRegistry("engine", [engine])),
    },
    generate: { engine: engine.id },
  });
  onTestFinished(() => maze.close());
  const report = await maze.generate({ targets: [{ kind: "hole", id: "src/one.ts#one" }] });
  const [task] = report.tasks;
  expect(task?.chosen?.text).toBe("return 1;");
  expect(task?.outcome.status).toBe("verified");
  expect(task?.rejected.map(({ reasons }) => reasons)).toEqual([
    [{ code: "syntax-failed", message: expect.stringContaining("too-deep: nested too deeply to be parsed") }],
  ]);
});
