import { expect, test } from "vitest";
import { transformFence } from "../../vitest/doc-fences/transform.ts";

const transform = (code: string) => transformFence({ file: "README.md", line: 10, code });

test("an expression is compared with the value after the arrow", () => {
  expect(transform("a();\nb(1) // => [1]")).toBe('a();\n;__expectValue((b(1)), () => ([1]), "README.md:11") // => [1]');
});

test("a declared name is compared after its declaration", () => {
  const expected = 'const x = await f();;__expectValue(x, () => (2), "README.md:10"); // => 2';
  expect(transform("const x = await f(); // => 2")).toBe(expected);
});

test("a thrown code is expected from the expression, awaited or not", () => {
  expect(transform("f(); // => throws MAZE_CORE_ABORTED")).toContain(
    '__expectThrows(async () => (f()), "MAZE_CORE_ABORTED", "README.md:10")',
  );
});

test("an expression over several lines is compared as one, and a value may go on below", () => {
  const code = "f({\n  a: 1,\n}); // => {\n//   a: 1,\n// }\ng(); // => 2";
  const result = transform(code);
  expect(result).toContain("() => ({    a: 1,  }), ");
  expect(result).toContain('"README.md:12")');
  expect(result).toContain('() => (2), "README.md:15")');
});

test("every statement stays on its line", () => {
  const code = "const a = 1; // => 1\n\nf(a); // => 2";
  expect(transform(code).split("\n")).toHaveLength(3);
});

test.each([
  ["// => 1", "follows no statement"],
  ["a();\n// => 1", "follows no statement"],
  ["const { a } = f(); // => 1", "declaration of one name only"],
  ["a(); // => the sum of all", "is no JavaScript value"],
  ["const a = ; // => 1", "does not parse"],
])("an assertion that could never fail is an error: %j", (code, message) => {
  expect(() => transform(code)).toThrow(message);
});
