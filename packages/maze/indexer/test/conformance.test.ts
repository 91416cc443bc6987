import { describeLanguageAdapterConformance, describeSymbolSourceConformance } from "@maze/core/testing";
import { describe } from "vitest";
import { createJavaScriptAdapter, createSymbolSource, createTypeScriptAdapter } from "../src/index.ts";

const typescript = {
  path: "src/clock.test.ts",
  text: `import { expect, test } from "vitest";
import * as dates from "./dates.ts";

/** How a day is printed. */
export interface DayFormat {
  readonly pattern: string;
  print(day: Date): string;
}

/**
 * The day after.
 *
 * @example nextDay(new Date(2026, 0, 1)) // => new Date(2026, 0, 2)
 */
export function nextDay(day: Date): Date {
  throw new Error("not implemented");
}

test("the day after", () => {
  expect(nextDay(dates.today())).toEqual(dates.tomorrow());
});
`,
};

describe("TypeScript", () => {
  describeLanguageAdapterConformance(() => ({
    adapter: createTypeScriptAdapter(),
    sample: typescript,
    broken: { path: "src/a.ts", text: "export const a = ;\nexport const b = 1;\n" },
  }));
});

describe("JavaScript", () => {
  describeLanguageAdapterConformance(
    () => ({
      adapter: createJavaScriptAdapter(),
      sample: {
        path: "test/clock.js",
        text: `import { test } from "node:test";\n/** A clock. */\nexport class Clock {\n  tick() {}\n}\ntest("ticks", () => {\n  new Clock().tick();\n});\n`,
      },
      broken: { path: "a.js", text: "class {" },
    }),
    {
      skip: {
        "shows in the sample what its capabilities promise, and nothing that they lack":
          "a hole needs types, which JavaScript cannot write down",
      },
    },
  );
});

describeSymbolSourceConformance(() => ({
  source: createSymbolSource({ symbols: createTypeScriptAdapter().read(typescript).symbols }),
}));
