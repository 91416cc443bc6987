import { describe, expect, it } from "vitest";
import { synthesisConfigSection } from "../src/index.ts";
import { functionValue } from "./support/fake-oracle.ts";
import { fill, steppingClock, type HoleCase } from "./support/fill.ts";

const doubled: HoleCase = {
  name: "doubled",
  signature: "(n: number): number",
  description: "Twice the number.",
  examples: [
    ["2", "4"],
    ["5", "10"],
  ],
};
const hopeless: HoleCase = {
  name: "odd",
  signature: "(text: string): string",
  description: "",
  examples: [
    ['"a"', '"q7x"'],
    ['"b"', '"w1k"'],
    ['"c"', '"e3m"'],
  ],
};

describe("each key of the configuration", () => {
  it("has a default and a description", () => {
    expect(synthesisConfigSection.name).toBe("synthesis");
    expect(synthesisConfigSection.schema.parse({})).toEqual({
      timeMs: 5000,
      patience: 20_000,
      maxCost: 40,
      maxTerms: 400_000,
      modules: "dependencies",
      allowGlobals: true,
      conditionals: true,
    });
    expect(
      Object.values(synthesisConfigSection.schema.shape).map((key) => key.description === undefined),
    ).not.toContain(true);
  });

  it("timeMs ends a search", async () => {
    const until = async (timeMs: number) => {
      const config = { timeMs, patience: 1_000_000_000 };
      const { summary } = await fill({ ...hopeless, config, timeMs: 60_000, now: steppingClock(1) });
      expect([summary.end, summary.reasons.map(({ code }) => code)]).toEqual(["budget", ["time-limit"]]);
      return summary.statistics["evaluations"] ?? 0;
    };
    const few = await until(10);
    expect(few).toBeGreaterThan(0);
    expect(await until(20)).toBeGreaterThan(few);
  });

  it("patience ends a search in which nothing matched", async () => {
    const { summary } = await fill({ ...hopeless, config: { patience: 50 }, now: () => 0 });
    expect(summary.reasons.map(({ code }) => code)).toEqual(["nothing-matched"]);
    expect(summary.statistics["evaluations"]).toBeGreaterThan(50);
    // One batch at the most goes beyond.
    expect(summary.statistics["evaluations"]).toBeLessThan(50 + 1024);
  });

  it("maxCost ends a search", async () => {
    expect((await fill({ ...doubled, config: { maxCost: 3 } })).candidates).toEqual([]);
    const { summary } = await fill({ ...doubled, config: { maxCost: 3 } });
    expect([summary.end, summary.statistics["maxCost"]]).toEqual(["exhausted", 3]);
  });

  it("maxTerms ends a search", async () => {
    const patience = 1_000_000_000;
    const few = await fill({ ...hopeless, config: { maxTerms: 50, patience }, now: () => 0 });
    const more = await fill({ ...hopeless, config: { maxTerms: 2000, patience }, now: () => 0 });
    for (const { summary } of [few, more]) {
      expect([summary.end, summary.reasons.map(({ code }) => code)]).toEqual(["budget", ["term-limit"]]);
    }
    expect(few.summary.statistics["terms"]).toBeLessThan(2000);
    expect(more.summary.statistics["terms"]).toBeGreaterThan(2000);
  });

  it("modules decides what may be imported", async () => {
    const shout = { shout: (text: string) => `${text}!` };
    const of: HoleCase = {
      name: "loud",
      signature: "(text: string): string",
      description: "Shout the text.",
      examples: [
        ['"a"', '"a!"'],
        ['"b"', '"b!"'],
      ],
      facts: {
        modules: {
          voice: [functionValue("shout", "(text: string): string", "Shouts a text.")],
          other: [functionValue("shout", "(text: string): string", "Shouts a text.")],
        },
      },
      modules: { voice: shout, other: shout },
      dependencies: ["voice"],
    };
    const record = {
      file: "src/a.ts",
      module: "other",
      bindings: [{ imported: "listen", local: "listen", typeOnly: false }],
      typeOnly: false,
      span: { start: 0, end: 0, from: { line: 1, column: 1 }, to: { line: 1, column: 1 } },
    };
    const importsOf = async (modules: "none" | "imported" | "dependencies", imports = [record]) =>
      (await fill({ ...of, imports, config: { modules } })).candidates[0]?.imports.map(({ module }) => module);
    expect(await importsOf("none")).toEqual([]);
    expect(await importsOf("imported")).toEqual(["other"]);
    expect(await importsOf("imported", [])).toEqual([]);
    expect(await importsOf("dependencies", [])).toEqual(["voice"]);
  });

  it("allowGlobals decides whether Math and its like may be named", async () => {
    const of: HoleCase = {
      name: "whole",
      signature: "(n: number): number",
      description: "Rounded down.",
      examples: [
        ["2.7", "2"],
        ["-1.5", "-2"],
        ["9.99", "9"],
      ],
    };
    expect((await fill(of)).text).toBe("return Math.floor(n);");
    expect((await fill({ ...of, config: { allowGlobals: false } })).text ?? "").not.toContain("Math");
  });

  it("conditionals decides whether a result may depend on a condition", async () => {
    const of: HoleCase = {
      name: "sign",
      signature: "(balance: number): string",
      description: 'Says "debt" for a negative balance, "credit" otherwise.',
      examples: [
        ["-5", '"debt"'],
        ["-1", '"debt"'],
        ["0", '"credit"'],
        ["12", '"credit"'],
      ],
      timeMs: 700,
    };
    expect((await fill(of)).text).toBe('return balance < 0 ? "debt" : "credit";');
    expect((await fill({ ...of, config: { conditionals: false } })).text ?? "").not.toContain("?");
  });

  it("refuses values that do not fit, by name", async () => {
    await expect(fill({ ...doubled, config: { timeMs: 0 } })).rejects.toMatchObject({
      code: "MAZE_CORE_INVALID_DATA",
      message: expect.stringContaining("timeMs") as string,
    });
  });
});
