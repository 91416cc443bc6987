import type { Task } from "@maze/core";
import { expect, test } from "vitest";
import { declareFunction } from "../src/declare-function.ts";

const task: Extract<Task, { kind: "function" }> = {
  specVersion: "v1",
  kind: "function",
  id: "f-1",
  language: "typescript",
  file: "src/a.ts",
  name: "shout",
  signature: "(text: string): string;",
  exported: true,
  description: "Says it */ loudly.",
  examples: [{ args: ['"hi"'], expected: { value: '"HI"' }, source: "task" }],
};

test("declares in a new file, with description and examples, and cannot be ended early by the description", () => {
  expect(declareFunction({ task, before: null })).toEqual({
    file: "src/a.ts",
    baseHash: null,
    newText: [
      "/**",
      " * Says it *\\/ loudly.",
      " *",
      ' * @example shout("hi") // => "HI"',
      " */",
      "export declare function shout(text: string): string;",
      "",
    ].join("\n"),
  });
});

test("keeps what the file holds, its line breaks and its byte order mark", () => {
  const before = { text: "\ufeffconst a = 1;\r\n", hash: "h" };
  const { newText, baseHash } = declareFunction({ task: { ...task, description: "", examples: [] }, before });
  expect(newText).toBe("\ufeffconst a = 1;\r\n\r\nexport declare function shout(text: string): string;\r\n");
  expect(baseHash).toBe("h");
});
