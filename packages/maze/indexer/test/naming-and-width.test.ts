import { expect, test } from "vitest";
import { createIndexer, createTypeScriptAdapter } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const lines = (count: number, width: number): string =>
  Array.from({ length: count }, () => `// ${"x".repeat(width - 3)}\n`).join("");

test("names are counted by what they name, where only one spelling fits", () => {
  const text = `export class BigThing { ownPart = 1; read_it() {} readIt() {} __proto() {} }
interface HTTPServer {}
const MAX_SIZE = 1;
const maxSize = 1, plain = 1, X = 1;
function f_g() {}
`;
  expect(createTypeScriptAdapter().read({ path: "a.ts", text }).style?.naming).toEqual({
    functions: { value: "snake_case", confidence: 2 / 3, observations: 3 },
    types: { value: "PascalCase", confidence: 1, observations: 2 },
    variables: { value: "camelCase", confidence: 1, observations: 1 },
    constants: { value: "UPPER_CASE", confidence: 0.5, observations: 2 },
  });
});

test.each([
  [lines(200, 80), { value: 80, confidence: 1, observations: 200 }],
  [lines(199, 80) + lines(1, 300), { value: 80, confidence: 199 / 200, observations: 200 }],
  [lines(190, 80) + lines(10, 95), { value: 96, confidence: 1, observations: 200 }],
  [lines(19, 80), undefined],
  [lines(30, 500), undefined],
  [lines(10, 90) + "\n\n" + "\tx;\n".repeat(10) + lines(10, 100), { value: 100, confidence: 1, observations: 30 }],
])("the width of lines is the narrowest customary limit that nearly all keep (%#)", (text, expected) => {
  expect(createTypeScriptAdapter().read({ path: "a.ts", text }).style?.lineWidth).toEqual(expected);
});

test("the habits of files are merged by their observations", async () => {
  const root = await temporaryProject({
    "a.ts": `${lines(97, 80)}const some_name = 1;\n`,
    "b.ts": `${lines(40, 120)}const ourName = 1, yourName = 2;\n`,
  });
  const [style] = (await createIndexer().index({ root })).styles;
  expect(style?.lineWidth).toEqual({ value: 120, confidence: 1, observations: 139 });
  expect(style?.naming?.constants).toEqual({ value: "camelCase", confidence: 2 / 3, observations: 3 });
});
