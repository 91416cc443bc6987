import { describe, expect, it } from "vitest";
import { createTypeTable } from "../src/types/type-table.ts";
import { parseType } from "./support/parse-type.ts";

const answer = (source: string, target: string): boolean | undefined => {
  const table = createTypeTable();
  return table.assignable(table.intern(parseType(source)), table.intern(parseType(target)));
};

describe("structural assignability", () => {
  it.each([
    ["1", "number", true],
    ["string", "number", false],
    ['"a"', '"a" | "b"', true],
    ["string", '"a" | "b"', false],
    ["number", "string | number | Date", true],
    ["string | undefined", "string", false],
    ["string", "string | undefined", true],
    ["number[]", "readonly number[]", true],
    ["readonly number[]", "number[]", false],
    ["Date[]", "(string | number | Date)[]", true],
    ["[number, string]", "[number, string]", true],
    ["[number, string]", "(number | string)[]", true],
    ["number[]", "[number, number]", false],
    ["boolean", "true | false", true],
    ["Array<string>", "string[]", true],
    ["Date", "Map<string, number>", false],
    ["Map<string, number>", "Map<string, number>", true],
    ["Date", "unknown", true],
    ["any", "Date", true],
    ["{ a: number; b: string }", "{ a: number }", true],
    ["{ a?: number }", "{ a: number }", false],
    ["never[]", "Date[]", true],
  ])("%s to %s is %s", (source, target, expected) => {
    expect(answer(source, target)).toBe(expected);
  });

  it("leaves named types of the project to the compiler, and remembers its answer", () => {
    expect(answer("Invoice", "HasTotal")).toBe(undefined);
    expect(answer("Invoice[]", "HasTotal[]")).toBe(undefined);
    const table = createTypeTable();
    const [source, target] = [table.intern(parseType("Invoice")), table.intern(parseType("HasTotal"))];
    table.decide(source, target, true);
    expect(table.assignable(source, target)).toBe(true);
    expect(table.assignable(table.intern(parseType("Invoice[]")), table.intern(parseType("HasTotal[]")))).toBe(true);
  });

  it("gives equal types one object", () => {
    const table = createTypeTable();
    expect(table.intern(parseType("Date | string"))).toBe(table.intern(parseType("string | Date")));
    expect(table.intern(parseType("true | false"))).toBe(table.intern(parseType("boolean")));
    expect(table.intern(parseType("Array<number>"))).toBe(table.intern(parseType("number[]")));
  });
});
