import { expect, test } from "vitest";
import { extractFences } from "../../vitest/doc-fences/extract.ts";

const fence = "```";

test("a README's TypeScript fences are found with the line of their code", () => {
  const text = [
    "# Title",
    "",
    `${fence}ts`,
    "first();",
    "second();",
    fence,
    "",
    `${fence}typescript`,
    "third();",
    fence,
  ];
  expect(extractFences("README.md", text.join("\n"))).toEqual([
    { file: "README.md", line: 4, code: "first();\nsecond();" },
    { file: "README.md", line: 9, code: "third();" },
  ]);
});

test("other languages are left alone, also when they show a fence", () => {
  const text = [`${fence}sh`, "npm test", fence, "~~~md", `${fence}ts`, "shown();", fence, "~~~"];
  expect(extractFences("README.md", text.join("\n"))).toEqual([]);
});

test("fences of doc comments lose their stars and keep their line", () => {
  const text = [
    'const glob = "src/**/*.ts";',
    "/**",
    " * Doubles.",
    ` * ${fence}ts`,
    " * double({",
    " *   a: 2,",
    " * });",
  ];
  const source = [...text, ` * ${fence}`, " */", "export function double() {}"].join("\n");
  expect(extractFences("src/double.ts", source)).toEqual([
    { file: "src/double.ts", line: 5, code: "double({\n  a: 2,\n});" },
  ]);
});

test("a fence in a plain comment or in code is none", () => {
  const source = [`// ${fence}ts`, "// a();", `// ${fence}`, "/* plain", `${fence}ts`, "b();", fence, "*/"].join("\n");
  expect(extractFences("src/a.ts", source)).toEqual([]);
});

test("a fence that is not run says why", () => {
  const text = [`${fence}ts no-run needs a model key`, "a();", fence, `${fence}ts no-run`, "b();", fence].join("\n");
  expect(extractFences("README.md", text).map(({ noRun }) => noRun)).toEqual(["needs a model key", ""]);
});

test("a fence inside a list is read without its indentation", () => {
  const text = ["1. Do:", `   ${fence}ts`, "   if (a) {", "     b();", "   }", `   ${fence}`].join("\n");
  expect(extractFences("README.md", text)[0]?.code).toBe("if (a) {\n  b();\n}");
});
