import { makeDirectory } from "./make-directory.ts";

const question = (id: string): string => `  - id: ${id}
    prompt: Why is the ${id} as it is?
    concepts: [{id: reason, text: Adding zero changes nothing at all., mentions: [zero, neutral]}]
    failure_modes: [{id: vague, mentions: [works], lacks: [zero, neutral], feedback: What would another start do?}]
    model_answers: [It starts at zero because adding zero changes nothing.]
    shallow_answers: [Because otherwise nothing works as it should be.]
`;

const justify = `questions:
${["start", "loop", "end"].map(question).join("")}items:
  - id: predict
    kind: predict_output
    prompt: What does this print?
    program: |
      import { sum } from "./src/sum.ts";
      console.log(sum([1, 2]));
    right: ["3"]
    wrong: ["4"]
  - id: break_it
    kind: breaking_input
    prompt: On which list does this differ?
    correct: src/sum.ts
    function: sum
    broken: "export function sum(list: number[]): number { return list.reduce((a, b) => a + Math.abs(b), 0); }"
    right: ["[[-1]]"]
    wrong: ["[[1]]"]
`;

const moduleYaml = (id: string, requires: string): string => `format: 1
id: ${id}
title: The ${id}
type: standard
requires: [${requires}]
minutes: 1
validator: {argv: [node, --test, --test-reporter=tap, tests/${id}.test.ts], language: typescript, report: tap, timeout_s: 20}
files: [src/${id}.ts]
hints: [Think of the start., Write a loop.]
`;

const bug = (id: string, title: string, pattern: string, fix: string): string => `id: ${id}
title: ${title}
symptom: The result is too large.
target: {file: src/sum.ts}
intents:
  - id: ${id}_intent
    hints: [Look where the total begins.]
    rules: [{rule: {pattern: "${pattern}"}, fix: "${fix}"}]
oracle: {must_fail: [adds all numbers]}
`;

export const sumSource = `// My own comment.
export function sum(list: readonly number[]): number {
  let total = 0;   // odd   spacing
  for (const n of list) total += n;
  return total;
}
`;

const starter = (name: string): string =>
  `export function ${name}(list: readonly number[]): number {\n  throw new Error("not implemented: " + String(list.length));\n}\n`;

const testsOf = (name: string, body: string): string => `import assert from "node:assert/strict";
import { test } from "node:test";
import { ${name} } from "../src/${name}.ts";
${body}`;

/** Two modules: \`sum\` through all three stages, \`largest\` after it. */
export function fixtureFiles(order = "linear"): Record<string, string> {
  const sum = "modules/sum";
  const largest = "modules/largest";
  return {
    "curriculum.yaml": `format: 1\nid: fixture\ntitle: A fixture\nsummary: For tests.\nlanguage: typescript\norder: ${order}\nmodules: [sum, largest]\n`,
    "project/package.json": '{ "type": "module", "private": true }\n',
    [`${sum}/module.yaml`]: moduleYaml("sum", ""),
    [`${sum}/build.md`]: "# Sum\n\nAdd the numbers.\n",
    [`${sum}/starter/src/sum.ts`]: starter("sum"),
    [`${sum}/reference/src/sum.ts`]: sumSource,
    [`${sum}/tests/tests/sum.test.ts`]: testsOf(
      "sum",
      `test("adds all numbers", () => { assert.equal(sum([1, 2, 3]), 6); });\ntest("nothing is zero", () => { assert.equal(sum([]), 0); });\n`,
    ),
    [`${sum}/justify.yaml`]: justify,
    [`${sum}/bugs/start.yaml`]: bug("start", "A wrong start", "let total = 0;", "let total = 1;"),
    [`${sum}/bugs/minus.yaml`]: bug("minus", "A wrong sign", "total += n", "total -= n"),
    ...Object.fromEntries(
      ["one", "two", "three"].map((id) => [
        `${sum}/variants/${id}/src/sum.ts`,
        sumSource.replace("My own", `Variant ${id}`),
      ]),
    ),
    [`${largest}/module.yaml`]: moduleYaml("largest", "sum"),
    [`${largest}/build.md`]: "# Largest\n",
    [`${largest}/starter/src/largest.ts`]: starter("largest"),
    [`${largest}/reference/src/largest.ts`]:
      "export function largest(list: readonly number[]): number {\n  return Math.max(...list);\n}\n",
    [`${largest}/tests/tests/largest.test.ts`]: testsOf(
      "largest",
      `test("finds it", () => { assert.equal(largest([1, 3, 2]), 3); });\n`,
    ),
    [`${largest}/justify.yaml`]: justify,
  };
}

/** A folder that MASTERY_CURRICULA can name. */
export function makeCurricula(changes: Readonly<Record<string, string>> = {}, order = "linear"): string {
  return makeCurriculaOf({ ...fixtureFiles(order), ...changes });
}

/** The same with exactly these files. */
export function makeCurriculaOf(files: Readonly<Record<string, string>>): string {
  return makeDirectory(Object.fromEntries(Object.entries(files).map(([path, text]) => [`fixture/${path}`, text])));
}
