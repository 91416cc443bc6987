import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TypeOracle } from "@maze/core";
import { createDefaultRooms, createMaze, type Rooms } from "@maze/pipeline";
import { expect, onTestFinished, test } from "vitest";

/** A project with one hole, and the built-in rooms, which tell what they begin and end. */
function openProject(over: Partial<Rooms> = {}) {
  const directory = mkdtempSync(join(tmpdir(), "maze-start-"));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  mkdirSync(join(directory, "src"));
  writeFileSync(join(directory, "package.json"), '{ "name": "start", "type": "module" }');
  const compilerOptions = { strict: true, noEmit: true, lib: ["es5"], types: [] };
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(
    join(directory, "src/one.ts"),
    '/** @example one("a") // => "A" */\nexport declare function one(text: string): string;\n',
  );
  const said: string[] = [];
  const builtIn = createDefaultRooms({ environment: process.env });
  const rooms: Rooms = {
    ...builtIn,
    async index(...args) {
      said.push("index begins");
      const index = await builtIn.index(...args);
      said.push("index ends");
      return index;
    },
    async openOracle(...args) {
      said.push("compiler begins");
      const oracle: TypeOracle = await builtIn.openOracle(...args);
      return {
        ...oracle,
        async close() {
          await oracle.close();
          said.push("compiler ends");
        },
      };
    },
  };
  const maze = createMaze({ directory, rooms: { ...rooms, ...over } });
  onTestFinished(() => maze.close());
  return { maze, said };
}

test("the compiler begins to read the project before its index is made", { timeout: 60_000 }, async () => {
  const { maze, said } = openProject();
  const report = await maze.generate({ targets: [{ kind: "hole", id: "src/one.ts#one" }] });
  expect(report.tasks.map(({ chosen }) => chosen?.text)).toEqual(["return text.toUpperCase();"]);
  expect(said).toEqual(["compiler begins", "index begins", "index ends", "compiler ends"]);
});

test("the compiler of a new function reads the copy, which comes after the index", { timeout: 60_000 }, async () => {
  const { maze, said } = openProject();
  const target = { kind: "function", file: "src/two.ts", name: "two", signature: "(text: string): string" } as const;
  const report = await maze.generate({
    targets: [{ ...target, examples: [{ args: ['"a"'], expected: { value: '"A"' }, source: "task" }] }],
  });
  expect(report.tasks.map(({ chosen }) => chosen?.text)).toEqual(["return text.toUpperCase();"]);
  expect(said.filter((line) => line.startsWith("compiler"))).toEqual(["compiler begins", "compiler ends"]);
  expect(said.indexOf("compiler begins")).toBeGreaterThan(said.indexOf("index ends"));
});

test("a compiler that began is ended where there is no such hole, and where the index fails", async () => {
  const missing = openProject();
  await expect(missing.maze.generate({ targets: [{ kind: "hole", id: "src/one.ts#none" }] })).rejects.toMatchObject({
    code: "MAZE_PIPELINE_NO_SUCH_HOLE",
  });
  expect(missing.said).toEqual(["compiler begins", "index begins", "index ends", "compiler ends"]);
  const failure = new Error("the disk is gone");
  const failing = openProject({ index: () => Promise.reject(failure) });
  await expect(failing.maze.generate({ targets: [{ kind: "all" }] })).rejects.toBe(failure);
  expect(failing.said).toEqual(["compiler begins", "compiler ends"]);
});
