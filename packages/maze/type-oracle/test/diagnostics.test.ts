import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { createTypeOracle } from "@maze/type-oracle";
import type { TypeOracle } from "@maze/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strictProject, type TempProject } from "./support/temp-project.ts";

const OTHER = "export interface Row { id: string; when?: Date }\nexport const rows: Row[] = [];\n";
const FILE = "src/größe.ts";

/** Texts with findings of every stage of the compiler, and how they lie in the file. */
const TEXTS: Readonly<Record<string, string>> = {
  "no findings": 'import { rows } from "./other.js";\nexport const first = rows[0]?.id;\n',
  "a type error": "export const a: number = 'größe';\n",
  "a type error after a byte order mark, with CRLF":
    "\uFEFFexport const a = '😀';\r\nexport const b: number = a;\r\nlet c: string = 1;\r\n",
  "a chain of reasons":
    'import type { Row } from "./other.js";\nexport const row: Row = { id: 1, when: { getTime: 1 } };\nconst f: (r: Row) => string = (r: { id: number }) => "";\n',
  "related places": 'import { addDays } from "date-fns";\nexport const x = addDays(new Date());\n',
  "several syntax errors": "export const a = ;\nfunction {\nlet b: number = '';\n",
  "an unfinished template": "export const a = `x${1;\n",
  "an unknown module": 'import { a } from "./nowhere.js";\nexport { a };\n',
  "a binding error": "const a = 1;\nconst a = 2;\nexport default a;\nexport default 3;\nlabel: 1;\n",
  "strict mode": "export function f() { var eval = 1; delete f; with (f) {} return arguments; }\n",
  "unreachable and unused": "export function f(): number { return 1; f(); }\nlet unused = 1;\n",
  "implicit any": "export function f(x) { return x.y; }\n",
  "no return": "export function f(x: number): string { if (x > 1) return ''; }\n",
  "an error on the last line without line break": "export const a = 1;\na = 2",
  "a script": "const notAModule: string = 1;\n",
  "ts-expect-error": "// @ts-expect-error\nexport const a: number = 1;\n// @ts-ignore\nexport const b: number = '';\n",
  empty: "",
};

interface Found {
  code: string;
  line: number;
  column: number;
  message: string;
}

describe("diagnostics", () => {
  let project: TempProject;
  let oracle: TypeOracle;
  beforeAll(async () => {
    project = strictProject({
      [FILE]: "export {};\n",
      "src/other.ts": OTHER,
      "src/third.ts": "export const third = 3;\n",
    });
    oracle = await createTypeOracle({ directory: project.directory });
  });
  afterAll(async () => {
    await oracle.close();
    project.remove();
  });

  const compare = async (text: string): Promise<void> => {
    const [found = []] = await oracle.diagnostics([{ file: FILE, text }]);
    const shown = found.map(({ code, span, message }): Found => ({
      code,
      line: span?.from.line ?? 0,
      // tsc counts without the byte order mark.
      column: (span?.from.column ?? 0) - (text.startsWith("\uFEFF") && span?.from.line === 1 ? 1 : 0),
      message,
    }));
    project.write(FILE, text);
    const expected = tsc(project.directory);
    project.write(FILE, "export {};\n");
    expect(shown.sort(byPlace)).toEqual(expected.sort(byPlace));
  };

  it.each(Object.entries(TEXTS))("finds what tsc finds, at the same places: %s", (_name, text) => compare(text));

  it.each(Object.entries(TEXTS))(
    "finds the same while it knows types of this file and others: %s",
    async (_name, text) => {
      const types = ['import("date-fns").Locale', 'import("./other.js").Row', "{ own: Date }"];
      await oracle.resolveTypes(types, FILE);
      await oracle.resolveTypes(types, "src/third.ts");
      await compare(text);
      const [locale] = await oracle.resolveTypes(['import("date-fns").Locale'], FILE);
      expect(locale?.text).toBe("Locale");
    },
  );

  it("looks at a text beside files as they are on disk, whatever was asked about them before", async () => {
    const asked = { file: FILE, text: 'import { third } from "./third.js";\nexport const text: string = third;\n' };
    await oracle.functions("src/third.ts", ["f"], 'export const third = "x";\nexport function f() {}\n');
    await oracle.resolveTypes(["{ another: Date }"], "src/other.ts");
    const [found] = await oracle.diagnostics([asked]);
    expect(found?.map(({ message }) => message)).toEqual(["Type 'number' is not assignable to type 'string'."]);
  });
});

const byPlace = (a: Found, b: Found): number => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);

/** The compiler's own command, of the same version. */
function tsc(directory: string): Found[] {
  const manifest = createRequire(import.meta.url).resolve("typescript-7/package.json");
  let printed = "";
  try {
    execFileSync(process.execPath, [join(dirname(manifest), "bin/tsc"), "--noEmit", "--pretty", "false"], {
      cwd: directory,
      encoding: "utf8",
    });
  } catch (error) {
    printed = (error as { stdout: string }).stdout;
  }
  const found: Found[] = [];
  for (const line of printed.split(/\r?\n/)) {
    const [, row, column, code, message] = /^src\/.*\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line) ?? [];
    const last = found.at(-1);
    if (code !== undefined && message !== undefined)
      found.push({ code, line: Number(row), column: Number(column), message });
    else if (last !== undefined && line.startsWith("  ")) last.message += `\n${line}`;
  }
  return found;
}
