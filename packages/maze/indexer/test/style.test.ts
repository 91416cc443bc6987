import { expect, test } from "vitest";
import { createIndexer } from "../src/index.ts";
import { read } from "./support/read.ts";
import { temporaryProject } from "./support/temporary-project.ts";

test("habits are counted, each with the share that agrees", () => {
  const text = `import a from "a";
const b = 'b', c = "it's", d = "c";
function f() {
\treturn [
\t\t1,
\t\t2,
\t]
}
for (let i = 0; i < 1; i++) {
  g({
    a,
    b
  });
}
`;
  expect(read(text).style).toEqual({
    language: "typescript",
    quotes: { value: "double", confidence: 2 / 3, observations: 3 },
    semicolons: { value: true, confidence: 3 / 4, observations: 4 },
    indent: { value: "tab", confidence: 1 / 2, observations: 2 },
    lineBreak: { value: "\n", confidence: 1, observations: 14 },
    trailingCommas: { value: true, confidence: 1 / 2, observations: 2 },
  });
});

test("what a file shows nothing of is absent", () => {
  expect(read("export class A {}").style).toEqual({ language: "typescript" });
  expect(read('const a = <b c="d">e</b>', "a.jsx").style).toEqual({
    language: "javascript",
    semicolons: { value: false, confidence: 1, observations: 1 },
  });
});

test("a project has one profile for each language, over all of its files", async () => {
  const root = await temporaryProject({
    "a.ts": 'const a = "a";\r\nconst b = "b";\r\nfunction f() {\r\n    return 1;\r\n}\r\n',
    "b.ts": "const c = 'c'\nfunction g() {\n  return 1\n}\n",
    "c.js": "let d = 'd'",
  });
  const { styles } = await createIndexer().index({ root });
  expect(styles).toEqual([
    {
      language: "javascript",
      quotes: { value: "single", confidence: 1, observations: 1 },
      semicolons: { value: false, confidence: 1, observations: 1 },
    },
    {
      language: "typescript",
      quotes: { value: "double", confidence: 2 / 3, observations: 3 },
      semicolons: { value: true, confidence: 3 / 5, observations: 5 },
      indent: { value: 4, confidence: 1 / 2, observations: 2 },
      lineBreak: { value: "\r\n", confidence: 5 / 9, observations: 9 },
    },
  ]);
});
