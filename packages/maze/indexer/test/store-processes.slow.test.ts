import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createDeclarationReader, createTypeScriptAdapter, openProjectStore } from "../src/index.ts";
import { dumpStore } from "./support/dump-store.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const reader = createDeclarationReader([createTypeScriptAdapter()]);
const FILES = 200;

function start(root: string, rounds: number): ChildProcess {
  const script = join(import.meta.dirname, "support/refresh-process.ts");
  return spawn(process.execPath, ["--conditions=maze-source", script, root, String(rounds)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

function writeAll(root: string, word: string): void {
  for (let i = 0; i < FILES; i++)
    writeFileSync(join(root, `f${String(i)}.ts`), `export const ${word}${String(i)} = ${String(i)};\n`);
}

/** Hashes of the whole project as a store in memory reads it. */
async function whole(root: string): Promise<string> {
  const store = await openProjectStore({ root, reader, persistent: false });
  await store.refresh();
  const dump = JSON.stringify(dumpStore(store));
  store.close();
  return dump;
}

/** Kills a refresh when it has read so many files, or so many milliseconds after the last of them. */
async function killAt(root: string, point: { files: number; delay: number }): Promise<void> {
  const child = start(root, 1);
  const closed = once(child, "close");
  let read = 0;
  for await (const part of child.stdout ?? []) {
    read += String(part).length;
    if (read >= point.files) break;
  }
  if (point.files === FILES) await setTimeout(point.delay);
  child.kill("SIGKILL");
  await closed;
}

test("killed at any point, it leaves the old index or the new one", { timeout: 120_000 }, async () => {
  const root = await temporaryProject({});
  let before = "{}";
  const seen = new Set<string>();
  const points = fc.sample(
    fc.oneof(
      fc.record({ files: fc.integer({ min: 1, max: FILES - 1 }), delay: fc.constant(0) }),
      fc.record({ files: fc.constant(FILES), delay: fc.integer({ min: 0, max: 40 }) }),
    ),
    { numRuns: 8, seed: 8 },
  );
  for (const [round, point] of points.entries()) {
    writeAll(root, `w${String(round)}_`);
    const after = await whole(root);
    await killAt(root, point);
    const store = await openProjectStore({ root, reader });
    expect(store.diagnostics).toEqual([]);
    const found = JSON.stringify(dumpStore(store));
    expect(["old", "new"], JSON.stringify(point)).toContain(found === before ? "old" : found === after ? "new" : found);
    seen.add(found === before ? "old" : "new");
    // From here on, whatever the kill left.
    await store.refresh();
    before = JSON.stringify(dumpStore(store));
    expect(before).toBe(after);
    store.close();
  }
  expect(seen).toContain("old");
});

test(
  "of processes at once, whoever looks sees one state or the next, never a mixture",
  { timeout: 120_000 },
  async () => {
    const root = await temporaryProject({});
    writeAll(root, "old");
    const states = [await whole(root)];
    const first = await openProjectStore({ root, reader });
    await first.refresh();
    writeAll(root, "new");
    states.push(await whole(root));
    const children = [start(root, 3), start(root, 3), start(root, 3)];
    const ended = Promise.all(children.map((child) => once(child, "close")));
    const over = new AbortController();
    void ended.then(() => over.abort());
    const seen = new Set<number>();
    while (!over.signal.aborted) {
      seen.add(states.indexOf(JSON.stringify(await first.read(() => dumpStore(first)))));
      await setTimeout(5);
    }
    seen.add(states.indexOf(JSON.stringify(await first.read(() => dumpStore(first)))));
    expect([...seen].sort()).toEqual([0, 1]);
    expect((await ended).map(([code]) => code as number)).toEqual([0, 0, 0]);
    first.close();
  },
);
