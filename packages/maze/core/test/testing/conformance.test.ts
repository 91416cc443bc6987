import { describe, expect, it } from "vitest";
import { MazeError } from "../../src/index.ts";
import { describeConformance, runConformance, type ConformanceCheck } from "../../src/testing/index.ts";

interface Counter {
  readonly value: number;
  readonly log: string[];
  dispose(): void;
}

const log: string[] = [];
const makeCounter = (): Counter => {
  log.push("made");
  return { value: 1, log, dispose: () => log.push("disposed") };
};

const checks: readonly ConformanceCheck<Counter>[] = [
  {
    name: "is one",
    check: ({ value }) => {
      log.push("checked");
      if (value !== 1) throw new MazeError({ code: "MAZE_CORE_NONCONFORMING", message: "not one" });
    },
  },
  {
    name: "is two",
    check: ({ value }) => {
      if (value !== 2) throw new MazeError({ code: "MAZE_CORE_NONCONFORMING", message: "not two" });
    },
  },
  {
    name: "does not crash",
    check: () => Promise.reject(new TypeError("crashed")),
  },
];

describe("runConformance", () => {
  it("says of every check how it ended, also where the subject crashed", async () => {
    const results = await runConformance(checks, makeCounter);
    expect(results.map(({ name, violation }) => [name, violation?.code, violation?.message])).toEqual([
      ["is one", undefined, undefined],
      ["is two", "MAZE_CORE_NONCONFORMING", "not two"],
      ["does not crash", "MAZE_CORE_UNEXPECTED", "crashed"],
    ]);
  });

  it("makes a subject for each check and disposes of it, also after a violation", async () => {
    log.length = 0;
    await runConformance(checks.slice(0, 2), makeCounter);
    expect(log).toEqual(["made", "checked", "disposed", "made", "disposed"]);
  });

  it("reports a subject that cannot be made", async () => {
    const [result] = await runConformance(checks.slice(0, 1), () => Promise.reject(new Error("no subject")));
    expect(result?.violation?.message).toBe("no subject");
  });
});

describe("describeConformance", () => {
  describeConformance("Counter", checks, makeCounter, {
    skip: { "is two": "this counter stands at one", "does not crash": "the check itself crashes" },
  });

  it("refuses to skip what is no check", () => {
    expect(() => {
      describeConformance("Counter", checks, makeCounter, { skip: { "is three": "because" } });
    }).toThrow('the conformance suite of Counter has no check named "is three"');
  });
});
