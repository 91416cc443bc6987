import { createBugPatternRegistry, builtInMutators, createIntentPattern } from "@mastery/harden";
import { bugPatternConformance, createFakeBugPattern, describeBugPatternConformance } from "@mastery/harden/testing";
import { runConformance } from "@maze/core/testing";
import { expect, it } from "vitest";
import { naiveExponential, softmaxText } from "./support/softmax.ts";

const source = { path: "src/softmax.ts", language: "typescript", text: softmaxText, symbol: "softmax" } as const;

describeBugPatternConformance(() => ({
  pattern: createIntentPattern(naiveExponential, "typescript"),
  source,
}));
describeBugPatternConformance(() => ({ pattern: createFakeBugPattern({ find: "sum", replacement: "m" }), source }));
for (const id of ["drop-operand", "drop-max-subtraction", "arithmetic", "number", "loop-end", "boundary"]) {
  describeBugPatternConformance(() => ({ pattern: createBugPatternRegistry(builtInMutators).get(id), source }));
}

it("finds patterns that break the rules", async () => {
  const results = await runConformance(bugPatternConformance, () => ({
    pattern: {
      ...createFakeBugPattern({ id: "Fake One", find: "sum", replacement: "sum" }),
      propose: () => Promise.resolve([{ edits: [] }, { edits: [] }]),
    },
    source,
  }));
  expect(results.filter(({ violation }) => violation).map(({ name }) => name)).toEqual([
    "has the version of the interface, a kebab-case id and a sentence that it teaches",
    "proposes edits that fit the text, do not overlap and change it",
    "does not propose the same change twice",
    "proposes nothing for a language that it does not list",
    "stops when it is cancelled before it starts",
  ]);
});
