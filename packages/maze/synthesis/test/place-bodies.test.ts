import { createTextIndex, type NeededImport, type StyleProfile, type TypedHole } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeBodies } from "../src/index.ts";

/** The hole that a text marks: its declaration begins at the function's name line. */
function holeIn(text: string, name: string): TypedHole {
  const lines = createTextIndex(text);
  const found = new RegExp(
    `(?:export )?(?:declare )?(?:async )?function ${name}\\([^]*?\\)[^;{]*?(;|\\{[^}]*\\})`,
  ).exec(text);
  if (found === null) throw new Error(`no function ${name}`);
  const end = found.index + found[0].length;
  const body = found[1] ?? "";
  return {
    id: `a.ts#${name}`,
    file: "a.ts",
    name,
    form: body === ";" ? "declared-only" : "throws-not-implemented",
    declaration: lines.spanOf(found.index, end),
    body: lines.spanOf(end - body.length, end),
    signature: "(): number",
    parameters: [],
    returnType: "number",
    exported: true,
    examples: [],
  };
}

const place = (
  fileText: string,
  bodies: readonly (readonly [string, string, (readonly NeededImport[])?])[],
  style?: StyleProfile,
): string =>
  placeBodies({
    fileText,
    file: "a.ts",
    style,
    placements: bodies.map(([name, text, imports]) => ({ hole: holeIn(fileText, name), text, imports: imports ?? [] })),
  });

const needed = (imported: string, module = "dates", local = imported): NeededImport => ({
  module,
  imported,
  local,
  typeOnly: false,
});

describe("bodies", () => {
  it("replaces the semicolon of a declaration and drops its keyword, keeping the doc comment", () => {
    expect(place("/** Doc. */\nexport declare function one(n: number): number;\n", [["one", "return n;"]])).toBe(
      "/** Doc. */\nexport function one(n: number): number {\n  return n;\n}\n",
    );
  });

  it("replaces a block, at the indentation of its line", () => {
    const text = 'namespace N {\n\texport function one(): number {\n\t\tthrow new Error("todo");\n\t}\n}\n';
    expect(place(text, [["one", "if (a) return 1;\nreturn 2;"]])).toBe(
      "namespace N {\n\texport function one(): number {\n\t\tif (a) return 1;\n\t\treturn 2;\n\t}\n}\n",
    );
  });

  it("fills two holes of one file and merges what they import", () => {
    const text = 'import { add } from "dates";\n\ndeclare function one(): number;\ndeclare function two(): number;\n';
    expect(
      place(text, [
        ["one", "return sub();", [needed("sub")]],
        ["two", "return sub(add());", [needed("sub"), needed("add")]],
      ]),
    ).toBe(
      'import { add, sub } from "dates";\n\nfunction one(): number {\n  return sub();\n}\nfunction two(): number {\n  return sub(add());\n}\n',
    );
  });

  it("keeps carriage returns, byte order mark and tabs", () => {
    const text =
      '\ufeffimport { add } from "dates";\r\n\r\nexport declare function one(): number;\r\nfunction two() {\r\n\treturn 2;\r\n}\r\n';
    expect(place(text, [["one", "return sub();", [needed("sub", "other")]]])).toBe(
      '\ufeffimport { add } from "dates";\r\nimport { sub } from "other";\r\n\r\nexport function one(): number {\r\n\treturn sub();\r\n}\r\nfunction two() {\r\n\treturn 2;\r\n}\r\n',
    );
  });

  it("refuses a hole whose place does not fit the text", () => {
    const hole = holeIn("declare function one(): number;\n", "one");
    const request = { fileText: "// changed since\ndeclare function one(): number;\n", file: "a.ts", style: undefined };
    expect(() => placeBodies({ ...request, placements: [{ hole, text: "return 1;", imports: [] }] })).toThrow(
      expect.objectContaining({ code: "MAZE_SYNTHESIS_HOLE_MOVED" }),
    );
  });

  it("adds a new function at the end of a file, and makes a file", () => {
    const task = {
      specVersion: "v1",
      kind: "function",
      id: "t",
      language: "typescript",
      description: "",
      examples: [],
      file: "a.ts",
      name: "two",
      signature: "(): number",
      exported: true,
    } as const;
    const placement = { hole: { ...task, examples: [] }, text: "return add();", imports: [needed("add")] };
    expect(placeBodies({ fileText: "const one = 1;", file: "a.ts", style: undefined, placements: [placement] })).toBe(
      'import { add } from "dates";\n\nconst one = 1;\n\nexport function two(): number {\n  return add();\n}\n',
    );
    expect(placeBodies({ fileText: "", file: "a.ts", style: undefined, placements: [placement] })).toBe(
      'import { add } from "dates";\n\nexport function two(): number {\n  return add();\n}\n',
    );
  });

  it("leaves every character outside the declaration alone", () => {
    const outside = fc.array(
      fc.constantFrom(
        "const a = 1;",
        "// ünïcode 🦊",
        "",
        "/* block */",
        "type T = string;",
        'const s = "declare function one(): number;";',
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(outside, outside, fc.constantFrom("\n", "\r\n"), (before, after, lineBreak) => {
        const head = ["export {};", ...before, ""].join(lineBreak);
        const tail = ["", ...after].join(lineBreak);
        const marker = "export declare function one(): number;";
        const text = head + marker + tail;
        const lines = createTextIndex(text);
        const start = head.length;
        const end = start + marker.length;
        const hole: TypedHole = {
          ...holeIn("export declare function one(): number;", "one"),
          declaration: lines.spanOf(start, end),
          body: lines.spanOf(end - 1, end),
        };
        const placed = placeBodies({
          fileText: text,
          file: "a.ts",
          style: undefined,
          placements: [{ hole, text: "return 1;", imports: [] }],
        });
        const indent = /^( +)\S/m.exec(text)?.[1] ?? "  ";
        expect(placed).toBe(`${head}export function one(): number {${lineBreak}${indent}return 1;${lineBreak}}${tail}`);
      }),
    );
  });
});

describe("imports", () => {
  const hole = "\ndeclare function one(): number;\n";
  const withImports = (head: string, ...names: NeededImport[]): string =>
    place(head + hole, [["one", "return 1;", names]]).slice(0, -"\nfunction one(): number {\n  return 1;\n}\n".length);

  it("keeps sorted names sorted and others in their order", () => {
    expect(withImports('import { add, sub } from "dates";\n', needed("min"))).toBe(
      'import { add, min, sub } from "dates";\n',
    );
    expect(withImports('import { sub, add } from "dates";\n', needed("min"))).toBe(
      'import { sub, add, min } from "dates";\n',
    );
  });

  it("adds to a list over several lines", () => {
    expect(withImports('import {\n  add,\n  sub,\n} from "dates";\n', needed("min"))).toBe(
      'import {\n  add,\n  sub,\n  min,\n} from "dates";\n',
    );
    expect(withImports('import {\n  add,\n  sub\n} from "dates";\n', needed("min"))).toBe(
      'import {\n  add,\n  sub,\n  min\n} from "dates";\n',
    );
  });

  it("does not use a type-only import, and leaves names that are there", () => {
    expect(withImports('import type { Unit } from "dates";\n', needed("min"))).toBe(
      'import type { Unit } from "dates";\nimport { min } from "dates";\n',
    );
    expect(withImports('import { min } from "dates";\n', needed("min"))).toBe('import { min } from "dates";\n');
    expect(withImports('import { type min } from "dates";\n', needed("min"))).toBe(
      'import { type min, min } from "dates";\n',
    );
  });

  it("joins braces to a default import and renames where it must", () => {
    expect(withImports('import dates, { add } from "dates";\n', needed("min", "dates", "datesMin"))).toBe(
      'import dates, { add, min as datesMin } from "dates";\n',
    );
    expect(withImports('import * as dates from "dates";\n', needed("min"))).toBe(
      'import * as dates from "dates";\nimport { min } from "dates";\n',
    );
  });

  it("stands after directives and header comments, before the comment of the first declaration", () => {
    expect(withImports('"use strict";\n', needed("min"))).toBe('"use strict";\nimport { min } from "dates";\n');
    expect(
      place("#!/usr/bin/env node\n// Licence.\n\n/** Doc. */\ndeclare function one(): number;\n", [
        ["one", "return 1;", [needed("min")]],
      ]),
    ).toBe(
      '#!/usr/bin/env node\n// Licence.\n\nimport { min } from "dates";\n\n/** Doc. */\nfunction one(): number {\n  return 1;\n}\n',
    );
    expect(place("/** Doc. */\ndeclare function one(): number;\n", [["one", "return 1;", [needed("min")]]])).toBe(
      'import { min } from "dates";\n\n/** Doc. */\nfunction one(): number {\n  return 1;\n}\n',
    );
  });

  it("writes in the project's quotes and with its semicolons", () => {
    const counted = <T>(value: T) => ({ value, confidence: 1, observations: 9 });
    const style: StyleProfile = {
      language: "typescript",
      quotes: counted("single" as const),
      semicolons: counted(false),
      indent: counted(4),
    };
    expect(place("declare function one(): number;\n", [["one", "return min()", [needed("min")]]], style)).toBe(
      "import { min } from 'dates'\n\nfunction one(): number {\n    return min()\n}\n",
    );
  });
});
