import { createTextIndex, type Constraint } from "@maze/core";
import { describe, expect, it } from "vitest";
import { functionValue } from "./support/fake-oracle.ts";
import { fill, type HoleCase } from "./support/fill.ts";

describe("chained members", () => {
  it("reads several members in a row", async () => {
    const { text, candidates } = await fill({
      name: "code",
      signature: "(raw: string): string",
      description: "The first character after surrounding spaces, in upper case.",
      examples: [
        ['" ab "', '"A"'],
        ['"c d"', '"C"'],
      ],
    });
    expect(text).toBe("return raw.trim().charAt(0).toUpperCase();");
    expect(candidates[0]?.checked).toEqual(["examples", "types"]);
    expect(candidates[0]?.edits[0]?.newText).toBe(
      "export function code(raw: string): string {\n  return raw.trim().charAt(0).toUpperCase();\n}\n",
    );
  });
});

describe("callbacks", () => {
  it("maps over objects", async () => {
    const { text } = await fill({
      name: "names",
      signature: "(people: { name: string; age: number }[]): string[]",
      description: "The names of the people.",
      examples: [
        ['[{ name: "Ada", age: 36 }, { name: "Bo", age: 3 }]', '["Ada", "Bo"]'],
        ["[]", "[]"],
      ],
    });
    expect(text).toBe("return people.map((x) => x.name);");
  });

  it("filters by an outer parameter and counts", async () => {
    const { text } = await fill({
      name: "countAbove",
      signature: "(values: number[], limit: number): number",
      description: "How many values are greater than the limit.",
      examples: [
        ["[1, 5, 9], 4", "2"],
        ["[1, 2], 4", "0"],
        ["[7, 8, 9], 8", "1"],
      ],
    });
    expect(text).toBe("return values.filter((value) => value > limit).length;");
  });

  it("sorts by a key", async () => {
    const { text } = await fill({
      name: "byLength",
      signature: "(words: string[]): string[]",
      description: "The words sorted by their length.",
      examples: [
        ['["ccc", "a", "bb"]', '["a", "bb", "ccc"]'],
        ['["xx", "y"]', '["y", "xx"]'],
      ],
    });
    expect(text).toBe("return [...words].sort((a, b) => a.length - b.length);");
  });

  it("nests one callback in another", async () => {
    const { text } = await fill({
      name: "inBoth",
      signature: "(left: number[][], banned: number[]): number[][]",
      description: "Only the rows in which every number is not among the banned ones.",
      examples: [
        ["[[1, 2], [3]], [2]", "[[3]]"],
        ["[[4], [5, 6]], [7]", "[[4], [5, 6]]"],
        ["[[1, 9], [2], [8, 7]], [9, 2]", "[[8, 7]]"],
        ["[[3, 1], [], [6]], [6]", "[[3, 1], []]"],
      ],
    });
    expect(text).toBe("return left.filter((x) => !x.some((y) => banned.includes(y)));");
  });
});

describe("conditions", () => {
  it("chooses between described results", async () => {
    const { text } = await fill({
      name: "sign",
      signature: "(balance: number): string",
      description: 'Says "debt" for a negative balance, "credit" otherwise.',
      examples: [
        ["-5", '"debt"'],
        ["-1", '"debt"'],
        ["0", '"credit"'],
        ["12", '"credit"'],
      ],
    });
    expect(text).toBe('return balance < 0 ? "debt" : "credit";');
  });

  it("falls back where a property is missing", async () => {
    const { text } = await fill({
      name: "label",
      signature: "(item: { title: string; short?: string }): string",
      description: "The short form, or the title.",
      examples: [
        ['{ title: "Long", short: "L" }', '"L"'],
        ['{ title: "Only" }', '"Only"'],
      ],
    });
    expect(text).toBe("return item.short ?? item.title;");
  });

  it("does not compare a parameter with an example's own literal", async () => {
    const { candidates } = await fill({
      name: "secret",
      signature: "(word: string): string",
      description: "",
      examples: [
        ['"fox"', '"q9"'],
        ['"hen"', '"z3"'],
        ['"owl"', '"k7"'],
      ],
      timeMs: 600,
    });
    expect(candidates.map(({ text }) => text).filter((text) => /fox|hen|owl|q9|z3|k7/.test(text))).toEqual([]);
  });
});

describe("repeated results", () => {
  const alarm = {
    name: "alarm",
    signature: "(sensor: { zone: number }, shift: string): string",
    examples: [
      ['{ zone: 3 }, "p"', '"red"'],
      ['{ zone: 3 }, "q"', '"red"'],
      ['{ zone: 9 }, "r"', '"blue"'],
      ['{ zone: 9 }, "s"', '"blue"'],
    ],
  } as const;
  const lookup = /\b(?:3|9)\b.*\?.*(?:red|blue)/;

  it("are not looked up by literals of the examples", async () => {
    const { candidates } = await fill({ ...alarm, description: "", candidates: 6, timeMs: 800 });
    expect(candidates.map(({ text }) => text).filter((text) => lookup.test(text))).toEqual([]);
  });

  it("are chosen by literals that the description names, or that the type names", async () => {
    const described = await fill({ ...alarm, description: 'Says "red" up to zone 3, "blue" above.' });
    expect(described.text).toBe('return sensor.zone > 3 ? "blue" : "red";');
    const typed = await fill({
      ...alarm,
      signature: '(sensor: { zone: number }, shift: string): "red" | "blue"',
      description: "",
    });
    expect(typed.text).toMatch(/^return sensor\.zone .*\? "(?:red|blue)" : "(?:red|blue)";$/);
  });
});

describe("library calls", () => {
  const modules = {
    dates: {
      addWeeks: (from: Date, weeks: number) => new Date(from.getTime() + weeks * 7 * 86_400_000),
      label: (from: Date, pattern: string) => `${pattern}${String(from.getTime())}`,
    },
  };
  const facts = {
    modules: {
      dates: [
        functionValue("addWeeks", "(from: Date, weeks: number): Date", "Adds weeks to a date."),
        functionValue("label", "(from: Date, pattern: string): string", "Formats a date by a pattern."),
      ],
    },
  };

  it("composes two functions and imports them", async () => {
    const { text, candidates } = await fill({
      name: "reviewLabel",
      signature: "(start: Date): string",
      description: 'The label of the day two weeks after the start, in the pattern "D:".',
      examples: [
        ["new Date(0)", '"D:1209600000"'],
        ["new Date(1000)", '"D:1209601000"'],
      ],
      facts,
      modules,
      dependencies: ["dates"],
    });
    expect(text).toBe('return label(addWeeks(start, 2), "D:");');
    expect(candidates[0]?.imports).toEqual([
      { module: "dates", imported: "label", local: "label", typeOnly: false },
      { module: "dates", imported: "addWeeks", local: "addWeeks", typeOnly: false },
    ]);
    expect(candidates[0]?.edits[0]?.newText).toBe(
      'import { addWeeks, label } from "dates";\n\nexport function reviewLabel(start: Date): string {\n  return label(addWeeks(start, 2), "D:");\n}\n',
    );
  });

  it("keeps to the modules that a constraint allows", async () => {
    const later: HoleCase = {
      name: "later",
      signature: "(start: Date): Date",
      description: "The date two weeks later.",
      examples: [
        ["new Date(0)", "new Date(1209600000)"],
        ["new Date(1000)", "new Date(1209601000)"],
      ],
      facts,
      modules,
      dependencies: ["dates"],
      config: { maxCost: 9 },
      now: () => 0,
    };
    expect((await fill(later)).candidates[0]?.imports.map(({ module }) => module)).toEqual(["dates"]);
    const none: Constraint = {
      id: "v",
      tier: "semantic",
      hardness: "hard",
      enforcement: "candidate",
      rule: { rule: "vocabulary", modules: [] },
      source: "test",
      explanation: "",
      hash: "h",
    };
    const { candidates, summary } = await fill({ ...later, constraints: [none] });
    expect(candidates).toEqual([]);
    expect(summary.reasons.map(({ code }) => code)).toEqual(["not-found"]);
  });
});

describe("what it does not do", () => {
  it("refuses functions without a result, and asynchronous ones", async () => {
    const nothing = await fill({ name: "log", signature: "(text: string): void", examples: [] });
    expect([nothing.summary.end, nothing.summary.reasons[0]?.code]).toEqual(["unsupported", "no-result"]);
    const later = await fill({ name: "load", signature: "(text: string): Promise<string>", examples: [] });
    expect([later.summary.end, later.summary.reasons[0]?.code]).toEqual(["unsupported", "asynchronous"]);
  });

  it("leaves out what the compiler refuses, and says so", async () => {
    const { candidates, summary } = await fill({
      name: "twice",
      signature: "(n: number): number",
      description: "Twice the number.",
      examples: [
        ["2", "4"],
        ["5", "10"],
      ],
      facts: { refuses: (text) => text.includes("*") || text.includes("+") },
      timeMs: 300,
    });
    expect(candidates.every(({ text }) => !/[*+]/.test(text))).toBe(true);
    expect(summary.reasons.some(({ code }) => code === "not-well-typed")).toBe(true);
  });

  it("says that candidates without examples are only well typed", async () => {
    const { candidates, summary } = await fill({
      name: "pick",
      signature: "(flag: boolean, count: number): string",
      description: "",
      examples: [],
      candidates: 3,
      timeMs: 500,
    });
    expect(candidates.map(({ checked }) => checked)).toEqual([["types"], ["types"], ["types"]]);
    expect(summary.reasons.map(({ code }) => code)).toContain("types-only");
  });
});

describe("few examples", () => {
  const combine = {
    name: "combine",
    signature: "(a: number, b: number): number",
    description: "",
  };

  it("says that other bodies meet the one example, with an input that tells them apart", async () => {
    const { candidates } = await fill({
      name: "last",
      signature: "(word: string): number",
      description: "",
      examples: [['"abc"', "2"]],
    });
    const [doubt, ...others] = candidates[0]?.doubts ?? [];
    expect([doubt?.code, others]).toEqual(["few-examples", []]);
    const said =
      /different bodies meet the one example; add an example such as last\((".*")\), which gives (\d+) here and (\d+) with: (return .*;)$/.exec(
        doubt?.message ?? "",
      );
    const word: unknown = JSON.parse(said?.[1] ?? "");
    const run = (body: string | undefined): unknown =>
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what it says is run
      new Function("word", body ?? "")(word);
    const [own, other] = [said?.[2], said?.[3]].map(Number);
    expect(own).not.toBe(other);
    expect([run(candidates[0]?.text), run(said?.[4])]).toEqual([own, other]);
  });

  it("names an input that two examples leave open", async () => {
    const { candidates } = await fill({
      name: "grow",
      signature: "(size: number): number",
      description: "",
      examples: [
        ["2", "4"],
        ["0", "0"],
      ],
    });
    expect(candidates[0]?.text).toBe("return size + size;");
    expect(candidates[0]?.doubts?.map(({ message }) => message)).toEqual([
      "2 different bodies meet the 2 examples; add an example such as grow(3), which gives 6 here and 9 with: return size * size;",
    ]);
  });

  it("says which arguments no example tells apart, however many there are", async () => {
    const { candidates } = await fill({
      ...combine,
      examples: [
        ["2, 2", "4"],
        ["3, 3", "6"],
        ["8, 8", "16"],
      ],
    });
    expect(candidates[0]?.doubts?.map(({ code, message }) => [code, message.split(",")[0]])).toEqual([
      ["equal-arguments", "a and b have the same value in every example"],
    ]);
  });

  it("compares bodies that call a library", async () => {
    const { candidates } = await fill({
      name: "shift",
      signature: "(day: number): number",
      description: "Adds one day.",
      head: 'import { addDay } from "days";\n',
      imports: [
        {
          file: "src/a.ts",
          module: "days",
          span: createTextIndex("").spanOf(0, 0),
          typeOnly: false,
          bindings: [{ local: "addDay", imported: "addDay", typeOnly: false }],
        },
      ],
      facts: { scope: [functionValue("addDay", "(day: number): number", "Adds one day.")] },
      modules: { days: { addDay: (day: number) => day + 1 } },
      dependencies: ["days"],
      examples: [["1", "2"]],
    });
    expect(candidates[0]?.text).toBe("return addDay(day);");
    expect(candidates[0]?.doubts?.[0]?.message).toMatch(
      /add an example such as shift\(2\), which gives 3 here and 4 with: return day/,
    );
  });

  it("has nothing to say where three examples are given, or nothing else is known to meet them", async () => {
    const three = await fill({
      ...combine,
      examples: [
        ["2, 2", "4"],
        ["0, 1", "1"],
        ["1, 3", "4"],
      ],
    });
    expect(three.candidates[0]?.doubts).toBeUndefined();
    const settled = await fill({ ...combine, examples: [["17, 40", "57"]] });
    expect(settled.text).toBe("return a + b;");
    expect(settled.candidates[0]?.doubts).toBeUndefined();
  });
});
