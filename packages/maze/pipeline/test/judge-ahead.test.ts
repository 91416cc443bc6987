import type { Candidate } from "@maze/core";
import { describe, expect, it } from "vitest";
import type { Judgement } from "../src/generate.ts";
import { judgeAhead } from "../src/judge-ahead.ts";
import type { TaskRun } from "../src/task-run.ts";

const run = (id: string): TaskRun => ({ waiting: [{ id } as Candidate] }) as unknown as TaskRun;
const verdict: Judgement = { stages: [], examples: new Map() };

/** A promise with what settles it. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Value>((...settle) => ([resolve, reject] = settle));
  return { promise, resolve: (value: Value) => resolve(value), reject: (error: Error) => reject(error) };
}

/** Rooms whose judgement says when it begins, and ends when it is aborted or told to. */
function rooms() {
  const signals: AbortSignal[] = [];
  const begun = deferred<boolean>();
  const end = deferred<Judgement>();
  return {
    signals,
    begun: begun.promise,
    finish: () => end.resolve(verdict),
    fail: end.reject,
    compose: () => Promise.resolve({ edits: [], before: new Map<string, string | null>() }),
    judge: (_edits: unknown, _runs: unknown, { signal }: { signal?: AbortSignal | undefined }) => {
      if (signal !== undefined) {
        signals.push(signal);
        signal.addEventListener("abort", () => end.reject(new Error("aborted")));
      }
      begun.resolve(true);
      return end.promise;
    },
    now: () => 0,
  };
}

describe("judging ahead", () => {
  it("answers the judgement of the choices that stand in the end", async () => {
    const room = rooms();
    const ahead = judgeAhead([run("a"), run("b")], room, {});
    await room.begun;
    room.finish();
    expect((await ahead.take([run("a"), run("b")]))?.judgement).toBe(verdict);
    expect(room.signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it("is broken off where the last task found a body, or a choice is another one", async () => {
    for (const filled of [[run("a"), run("b")], [run("b")]]) {
      const room = rooms();
      const ahead = judgeAhead([run("a")], room, {});
      await room.begun;
      expect(await ahead.take(filled)).toBeUndefined();
      expect(room.signals.map(({ aborted }) => aborted)).toEqual([true]);
    }
  });

  it("does not begin where the last task ends soon, nor after the caller has given up", async () => {
    const room = rooms();
    expect(await judgeAhead([run("a")], room, {}).take([run("a")])).toBeUndefined();
    expect(await judgeAhead([run("a")], room, { signal: AbortSignal.abort() }).take([run("a")])).toBeUndefined();
    expect(room.signals).toEqual([]);
  });

  it("passes on what broke, to the one who needs the judgement", async () => {
    const room = rooms();
    const ahead = judgeAhead([run("a")], room, {});
    await room.begun;
    room.fail(new Error("the disk is full"));
    await expect(ahead.take([run("a")])).rejects.toThrow("the disk is full");
  });
});
