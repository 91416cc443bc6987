import { editConfigFile, setConfigValue } from "@maze/config";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { runScript } from "./support/run-script.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const read = (file: string): string => readFileSync(file, "utf8");

test("six commands with forty edits each lose none", async () => {
  const root = temporaryDirectory({ "maze.toml": "# kept\n" });
  const file = join(root, "maze.toml");
  const names = ["a", "b", "c", "d", "e", "f"];
  const exits = names.map((name) => once(runScript("set-many.ts", file, name, "40"), "exit"));
  expect((await Promise.all(exits)).map(([code]) => code as unknown)).toEqual(names.map(() => 0));
  const expected = names.flatMap((name) =>
    Array.from({ length: 40 }, (_, index) => [`${name}${index}`, index] as const),
  );
  expect(parse(read(file))).toEqual({ table: Object.fromEntries(expected) });
  expect(readdirSync(root)).toEqual(["maze.toml"]);
});

test("a command that is killed at any moment leaves whole edits, and the next one tidies up", async () => {
  const root = temporaryDirectory({ "maze.toml": "# kept\n" });
  const file = join(root, "maze.toml");
  for (let round = 0; round < 15; round++) {
    const child = runScript("set-many.ts", file, `r${round}-`, "100000");
    const before = read(file);
    for (let waited = 0; read(file) === before && waited < 10_000; waited += 5) await sleep(5);
    await sleep(round * 3);
    child.kill("SIGKILL");
    await once(child, "exit");
    const { table } = parse(read(file)) as { table: Record<string, number> };
    const own = Object.keys(table).filter((name) => name.startsWith(`r${round}-`));
    expect(own).toEqual(own.map((_, index) => `r${round}-${index}`));
    expect(own.length).toBeGreaterThan(0);
  }
  await editConfigFile({ file, edit: (text) => setConfigValue(text, "table.last", 1), waitMs: 5000 });
  expect(readdirSync(root)).toEqual(["maze.toml"]);
  expect(read(file).startsWith("# kept\n\n[table]\nr0-0 = 0\n")).toBe(true);
});
