import { isSurelyFlat } from "@maze/core/nesting";
import { describe, expect, test } from "vitest";

describe("isSurelyFlat", () => {
  const ts = { lang: "ts" };
  test.each(["(", "[", "{", "!", "a=>", "a?b:", "A<", "`${", "if(a)", "f(){", "+1"])("%s, 10 000 times", (unit) => {
    expect(isSurelyFlat(`x = ${unit.repeat(10_000)}`, ts)).toBe(false);
  });

  test("what stands one after the other adds nothing", () => {
    expect(isSurelyFlat("if (x) { g([1, { a: 2 }]) } else { h() }\n".repeat(10_000), ts)).toBe(true);
    expect(isSurelyFlat(`x = [${"1,".repeat(50_000)}]`, ts)).toBe(true);
  });

  test("brackets in strings and comments do not count", () => {
    expect(isSurelyFlat(`x = "${"(".repeat(100_000)}"; // ${"[".repeat(100_000)}`, ts)).toBe(true);
    expect(isSurelyFlat(`x = "a" + /* " */ ${"(".repeat(100_000)}`, ts)).toBe(false);
  });

  test("tags nest in JSX only", () => {
    const text = `x = ${"<a>;it's".repeat(10_000)}`;
    expect(isSurelyFlat(text, { lang: "tsx" })).toBe(false);
    expect(isSurelyFlat("x = (<a>b);\n".repeat(10_000), ts)).toBe(true);
  });
});
