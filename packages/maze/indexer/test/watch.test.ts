import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import {
  createDeclarationReader,
  createTypeScriptAdapter,
  openProjectStore,
  watchProject,
  type FileChange,
  type WatchOptions,
} from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

/** Watches a project; `next` waits for a change of a file. */
async function watch(
  root: string,
  options: Partial<WatchOptions> = {},
): Promise<{ next: (path: string) => Promise<FileChange>; stop: () => Promise<void>; notes: string[] }> {
  const reader = createDeclarationReader([createTypeScriptAdapter()]);
  const store = await openProjectStore({ root, reader, persistent: false });
  const end = new AbortController();
  const seen: FileChange[] = [];
  const notes: string[] = [];
  let watching: Promise<void> = Promise.resolve();
  await new Promise<void>((onReady, onFailure) => {
    watching = watchProject({
      store,
      signal: end.signal,
      onChange: (changes) => seen.push(...changes),
      onNote: (note) => notes.push(note),
      onReady: () => onReady(),
      debounceMs: 10,
      ...options,
    });
    watching.catch(onFailure);
  });
  const stop = async (): Promise<void> => {
    end.abort();
    await watching;
    store.close();
  };
  onTestFinished(() => {
    end.abort();
  });
  return {
    notes,
    stop,
    async next(path) {
      for (;;) {
        const at = seen.findIndex((change) => change.path === path);
        const [found] = at < 0 ? [] : seen.splice(at, 1);
        if (found !== undefined) return found;
        await setTimeout(5);
      }
    },
  };
}

test.each([
  ["by events", {}],
  ["by polling", { events: false, pollMs: 20 }],
])("sees what is added, changed and removed, in new folders too, %s", { timeout: 30_000 }, async (_, options) => {
  const root = await temporaryProject({
    ".gitignore": "ignored/\n",
    "ignored/x.ts": "",
    "a.ts": "export const one = 1;\nexport class C { m() {} }\n",
  });
  const { next, stop, notes } = await watch(root, options);
  writeFileSync(join(root, "a.ts"), "export const two = 1;\nexport class C { n() {} }\n");
  expect(await next("a.ts")).toEqual({
    path: "a.ts",
    change: "changed",
    declared: ["two", "C.n"],
    dropped: ["one", "C.m"],
  });
  writeFileSync(join(root, "ignored/x.ts"), "export const ignored = 1;\n");
  mkdirSync(join(root, "new/deep"), { recursive: true });
  writeFileSync(join(root, "new/deep/b.ts"), "export const b = 1;\n");
  expect(await next("new/deep/b.ts")).toMatchObject({ change: "added", declared: ["b"] });
  writeFileSync(join(root, "new/deep/b.ts"), "export const bb = 1;\n");
  expect(await next("new/deep/b.ts")).toMatchObject({ change: "changed", declared: ["bb"], dropped: ["b"] });
  rmSync(join(root, "new"), { recursive: true });
  expect(await next("new/deep/b.ts")).toMatchObject({ change: "removed", dropped: ["bb"] });
  writeFileSync(join(root, ".gitignore"), "");
  expect(await next("ignored/x.ts")).toMatchObject({ change: "added", declared: ["ignored"] });
  await stop();
  expect(notes).toEqual("events" in options ? ["no events are asked for; looking every 20 ms instead"] : []);
});
