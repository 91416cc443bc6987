import { describe, expect, it } from "vitest";
import {
  fileEditSchema,
  MazeError,
  parseData,
  projectPathSchema,
  spanSchema,
  taskSchema,
  typeTermSchema,
} from "../src/index.ts";

describe("parseData", () => {
  it("names what it read, the path of the first wrong value, and how many more there are", () => {
    const task = {
      specVersion: "v1",
      id: "",
      language: "typescript",
      description: 1,
      examples: [],
      kind: "file",
      file: "a.ts",
    };
    try {
      parseData(taskSchema, task, "task file");
      expect.unreachable();
    } catch (error) {
      if (!MazeError.is(error, "MAZE_CORE_INVALID_DATA")) throw error;
      expect(error.message).toMatch(/^task file at id: .+ \(and 1 more\)$/);
      expect(error.details["issues"]).toHaveLength(2);
    }
  });

  it("refuses data that is nested without end instead of running out of stack", () => {
    let term: unknown = { kind: "primitive", name: "string" };
    for (let i = 0; i < 100_000; i++) term = { kind: "array", readonly: false, element: term };
    expect(() => parseData(typeTermSchema, term, "type")).toThrow(
      expect.objectContaining({ code: "MAZE_CORE_INVALID_DATA", message: "type is nested too deeply to be read" }),
    );
  });

  it("names no path for a wrong value as a whole", () => {
    expect(() => parseData(spanSchema, 1, "span")).toThrow(/^span: Invalid input: expected object/);
  });
});

describe("projectPathSchema", () => {
  it.each(["a.ts", "src/a.ts", "src/größe/ä b.ts", ".config/x", "..a/b..", "a/...", "ab:c", "-x"])(
    "takes %j",
    (path) => {
      expect(projectPathSchema.safeParse(path).success).toBe(true);
    },
  );

  it.each([
    "",
    "/a",
    "../a",
    "a/../b",
    "a/..",
    "./a",
    "a/./b",
    "a//b",
    "a/",
    "C:/a",
    "C:a",
    "a:b",
    "a\\b",
    "..\\a",
    "a\0b",
    ".",
    "..",
  ])("refuses %j", (path) => {
    expect(projectPathSchema.safeParse(path).success).toBe(false);
  });

  it("is held by file edits", () => {
    expect(() => parseData(fileEditSchema, { file: "../x", newText: "", baseHash: null }, "edit")).toThrow(
      "edit at file: is not a path inside the project: relative, with /, without . and .. segments",
    );
  });
});

describe("spanSchema", () => {
  it("refuses a range that ends before it starts, and positions that count from 0", () => {
    const at = { line: 1, column: 1 };
    expect(spanSchema.safeParse({ start: 2, end: 2, from: at, to: at }).success).toBe(true);
    expect(spanSchema.safeParse({ start: 2, end: 1, from: at, to: at }).success).toBe(false);
    expect(spanSchema.safeParse({ start: 0, end: 0, from: { line: 0, column: 1 }, to: at }).success).toBe(false);
  });
});
