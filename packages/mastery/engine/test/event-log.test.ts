import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createEventLog, type EventBody, type EventLog } from "../src/index.ts";

function makeLog(): { readonly log: EventLog; readonly file: string; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "events-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "deep/demo.jsonl");
  return { log: createEventLog({ file, now: () => Date.UTC(2026, 0, 2) }), file, folder: join(folder, "deep") };
}

const selected = (module: string): EventBody => ({ verb: "selected", object: { curriculum: "demo", module } });
const modulesOf = (events: readonly EventBody[]): unknown[] =>
  events.map(({ object }) => ("module" in object ? object.module : undefined));

test("what is appended is read again, by another log of the same file", async () => {
  const { log, file } = makeLog();
  expect(await log.read()).toEqual({ events: [], notices: [] });
  await log.append(() => [selected("a"), selected("b")]);
  const { events } = await createEventLog({ file, now: () => 0 }).append((before) => [
    selected(`after ${String(before.length)}`),
  ]);
  expect(events).toEqual([
    { v: 1, seq: 1, at: "2026-01-02T00:00:00.000Z", ...selected("a") },
    { v: 1, seq: 2, at: "2026-01-02T00:00:00.000Z", ...selected("b") },
    { v: 1, seq: 3, at: "1970-01-01T00:00:00.000Z", ...selected("after 2") },
  ]);
});

test("a log that was cut at any byte keeps every whole event and goes on", async () => {
  const { log, file } = makeLog();
  await log.append(() => [selected("a"), selected('b "\n ü'), selected("c")]);
  const whole = readFileSync(file);
  const ends = [...whole.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
  for (let length = 0; length <= whole.length; length++) {
    writeFileSync(file, whole);
    truncateSync(file, length);
    const kept = ends.filter((end) => end <= length).length;
    const { events, notices } = await log.append(() => [selected("next")]);
    expect(modulesOf(events)).toEqual([...["a", 'b "\n ü', "c"].slice(0, kept), "next"]);
    expect(notices.length).toBe(length === 0 || ends.includes(length) ? 0 : 1);
  }
});

test("damage keeps everything before it, and the whole file aside", async () => {
  const { log, file, folder } = makeLog();
  await log.append(() => ["a", "b", "c", "d"].map(selected));
  const damaged = readFileSync(file, "utf8").replace('"module":"c"', '"module":"x"');
  writeFileSync(file, damaged);
  const { events, notices } = await log.read();
  expect(modulesOf(events)).toEqual(["a", "b"]);
  expect(notices).toHaveLength(1);
  expect(readFileSync(join(folder, "demo.jsonl.damaged-1"), "utf8")).toBe(damaged);
  expect(await log.read()).toMatchObject({ notices: [] });
});

test("a line that is missing, repeated or moved is damage", async () => {
  const { log, file, folder } = makeLog();
  await log.append(() => ["a", "b", "c"].map(selected));
  const [a = "", b = "", c = ""] = readFileSync(file, "utf8").split("\n");
  for (const [lines, kept] of [
    [[a, c], ["a"]],
    [[a, a, b], ["a"]],
    [[b, a], []],
    [[c], []],
  ] as const) {
    writeFileSync(file, `${lines.join("\n")}\n`);
    expect(modulesOf((await log.read()).events)).toEqual(kept);
  }
  expect(readdirSync(folder).filter((name) => name.includes("damaged"))).toHaveLength(4);
});

test("events of a newer version stop everything and change nothing", async () => {
  const { log, file } = makeLog();
  await log.append(() => [selected("a")]);
  const { createHash } = await import("node:crypto");
  const first = readFileSync(file, "utf8");
  const sum = /"sum":"(\w+)"/.exec(first)?.[1] ?? "";
  const text = '{"v":2,"seq":2,"at":"2027-01-01T00:00:00.000Z","verb":"levitated"}';
  const next = createHash("sha256").update(sum).update("\n").update(text).digest("hex").slice(0, 32);
  const both = `${first}${text.slice(0, -1)},"sum":"${next}"}\n`;
  writeFileSync(file, both);
  await expect(log.append(() => [selected("b")])).rejects.toMatchObject({ code: "MASTERY_ENGINE_NEWER_EVENTS" });
  expect(readFileSync(file, "utf8")).toBe(both);
});

test("appends at once all arrive, each after the one it saw", async () => {
  const { log, file } = makeLog();
  const others = Array.from({ length: 20 }, () => createEventLog({ file, now: () => 0 }));
  await Promise.all(others.map((other) => other.append((before) => [selected(String(before.length))])));
  expect(modulesOf((await log.read()).events)).toEqual(Array.from({ length: 20 }, (_, at) => String(at)));
});

test("nothing is appended where the decision throws", async () => {
  const { log } = makeLog();
  await expect(
    log.append(() => {
      throw new RangeError("no");
    }),
  ).rejects.toThrow("no");
  expect((await log.read()).events).toEqual([]);
});

test("any flipped byte loses no event before it", async () => {
  const { log, file, folder } = makeLog();
  await log.append(() => ["a", "b", "c"].map(selected));
  const whole = readFileSync(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ mask;
      writeFileSync(file, changed);
      const before = whole.subarray(0, at).filter((byte) => byte === 10).length;
      const { events } = await log.read();
      expect(modulesOf(events)).toEqual(["a", "b", "c"].slice(0, before));
      for (const name of readdirSync(folder)) if (name.includes("damaged")) rmSync(join(folder, name));
    }),
    { numRuns: 60, seed: 6 },
  );
});
