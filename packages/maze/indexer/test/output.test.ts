import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fromBinary } from "@bufbuild/protobuf";
import { IndexSchema, SymbolInformation_Kind, SymbolRole } from "@c4312/scip/scip_pb.js";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createDeclarationReader,
  createIndexer,
  defaultAdapters,
  indexLines,
  openProjectStore,
  parseIndexLines,
  readIndexDatabase,
  writeCtags,
  writeIndexDatabase,
  writeScip,
  type ProjectStore,
} from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const files = {
  "src/größe.ts": `/** A size. */
export class Size {
  constructor(readonly width: number) {}
  /** Grows it. */ grow(by: number): Size { return this; }
  grow2 = (a: string): void => {};
}
export function area(size: Size): number { return 1; } // 100 / 3 \\ $
const hidden = "a/b";
`,
  "src/use.ts": 'import { area as a, Size } from "./größe.ts";\nexport const shown = a(new Size(1));\n',
  "a.test.ts": 'import { test } from "vitest";\ntest("x", () => {});\n',
};

async function open(of: Readonly<Record<string, string>> = files): Promise<ProjectStore> {
  const root = await temporaryProject(of);
  const store = await openProjectStore({ root, reader: createDeclarationReader(defaultAdapters()), persistent: false });
  await store.refresh();
  onTestFinished(() => {
    store.close();
  });
  return store;
}

describe("JSON lines and SQLite", () => {
  test("hold the whole index: what is read is what was written", async () => {
    const root = await temporaryProject({ ...files, "bad.ts": "const = 1;\n", "empty.ts": "" });
    const index = await createIndexer().index({ root });
    expect(index.diagnostics.length).toBeGreaterThan(0);
    expect(parseIndexLines([...indexLines(index)].join("\n"))).toEqual(index);
    const database = new DatabaseSync(":memory:");
    writeIndexDatabase(index, database);
    expect(readIndexDatabase(database)).toEqual(index);
  });

  test("can be asked with the tools of their kind", async () => {
    const index = await createIndexer().index({ root: await temporaryProject(files) });
    const database = new DatabaseSync(":memory:");
    writeIndexDatabase(index, database);
    const row = database.prepare("SELECT id, kind, line, exported FROM symbol WHERE name = 'area'").get();
    expect({ ...row }).toEqual({ id: "src/größe.ts#area", kind: "function", line: 7, exported: 1 });
    const words = database.prepare("SELECT id FROM word WHERE word MATCH 'growing'").all();
    expect(words.map(({ id }) => id)).toEqual(["src/größe.ts#Size.grow"]);
    const line = [...indexLines(index)].find((one) => one.includes('"id":"src/größe.ts#area"')) ?? "";
    expect(JSON.parse(line)).toMatchObject({ record: "symbol", name: "area", kind: "function" });
  });

  test("of another kind are refused with the place", () => {
    expect(() => parseIndexLines('{"record":"index"}\nno json')).toThrow("line 2 is no JSON");
    expect(() => parseIndexLines('{"record":"other"}')).toThrow("line 1 is no record");
    expect(() => readIndexDatabase(new DatabaseSync(":memory:"))).toThrow("version 0");
  });
});

describe("ctags", () => {
  const tagsOf = async (of?: Readonly<Record<string, string>>): Promise<string[]> => {
    const store = await open(of);
    return (await store.read(() => writeCtags(store))).split("\n").slice(0, -1);
  };

  test("are sorted by bytes, with kind, line, scope and signature", async () => {
    const lines = await tagsOf();
    expect(lines.filter((line) => line.startsWith("!_TAG_"))).toContain(
      "!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/",
    );
    const tags = lines.filter((line) => !line.startsWith("!_TAG_"));
    expect(tags).toEqual([...tags].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(tags).toContain(
      'area\tsrc/größe.ts\t/^export function area(size: Size): number { return 1; } \\/\\/ 100 \\/ 3 \\\\ \\$$/;"\tfunction\tline:7\tsignature:(size: Size): number',
    );
    expect(tags).toContain(
      'grow\tsrc/größe.ts\t/^  \\/** Grows it. *\\/ grow(by: number): Size { return this; }$/;"\tmethod\tline:4\tclass:Size\tsignature:(by: number): Size',
    );
    expect(tags).toContain('hidden\tsrc/größe.ts\t/^const hidden = "a\\/b";$/;"\tconstant\tline:8\tfile:');
  });

  test("of hostile names keep one record in a line", async () => {
    const name = "src/a\tb\n\u001b[31m.ts";
    const lines = await tagsOf({ [name]: 'export class A { "x\\ty\\n!"() {} }\n' });
    const tags = lines.filter((line) => !line.startsWith("!_TAG_"));
    expect(tags).toHaveLength(2);
    expect(tags[0]).toMatch(/^A\tsrc\/a\\tb\\n\\x1b\[31m\.ts\t\/\^export class A/);
    for (const tag of tags) expect(tag).not.toMatch(/[^\P{Cc}\t]/u);
  });

  const hasReadtags = spawnSync("readtags", ["--help"]).error === undefined;
  test.skipIf(!hasReadtags)("are what readtags reads, where it is installed", async () => {
    const store = await open();
    const file = join(store.root, "tags");
    writeFileSync(file, await store.read(() => writeCtags(store)));
    const found = execFileSync("readtags", ["-t", file, "-e", "area"], { encoding: "utf8" });
    expect(found).toContain("src/größe.ts");
    expect(found).toContain("kind:function");
    expect(found).toContain("signature:(size: Size): number");
    expect(
      execFileSync("readtags", ["-t", file, "-e", "-p", "gro"], { encoding: "utf8" }).trim().split("\n"),
    ).toHaveLength(2);
  });
});

describe("SCIP, as the published bindings decode it", () => {
  test("has definitions with their ranges, documentation and signature, and imports by name", async () => {
    const store = await open();
    const adapters = defaultAdapters();
    const bytes = await store.read(() =>
      writeScip({
        store,
        adapterOf: (path) => adapters.find(({ extensions }) => extensions.some((one) => path.endsWith(one))),
        package: { manager: "npm", name: "@shop/sizes", version: "1.2.3" },
        version: "0.1.0",
      }),
    );
    const index = fromBinary(IndexSchema, bytes);
    expect(index.metadata?.toolInfo).toMatchObject({ name: "maze", version: "0.1.0" });
    expect(index.metadata?.projectRoot).toMatch(/^file:\/\/\//);
    expect(index.documents.map(({ relativePath, language }) => [relativePath, language])).toEqual([
      ["a.test.ts", "typescript"],
      ["src/größe.ts", "typescript"],
      ["src/use.ts", "typescript"],
    ]);
    const prefix = "maze npm @shop/sizes 1.2.3 src/`größe.ts`/";
    const sizes = index.documents[1];
    expect(sizes?.symbols.map(({ symbol, kind }) => [symbol, SymbolInformation_Kind[kind]])).toEqual([
      [`${prefix}Size#`, "Class"],
      [`${prefix}Size#\`<constructor>\`().`, "Constructor"],
      [`${prefix}Size#width.`, "Property"],
      [`${prefix}Size#grow().`, "Method"],
      [`${prefix}Size#grow2.`, "Property"],
      [`${prefix}area().`, "Function"],
      [`${prefix}hidden.`, "Constant"],
    ]);
    const area = sizes?.symbols.find(({ displayName }) => displayName === "area");
    expect(area?.signatureDocumentation?.text).toBe("export function area(size: Size): number");
    expect(sizes?.symbols[0]?.documentation).toEqual(["A size."]);
    const occurrence = sizes?.occurrences.find(({ symbol }) => symbol === `${prefix}area().`);
    expect(occurrence).toMatchObject({
      range: [6, 16, 20],
      enclosingRange: [6, 0, 54],
      symbolRoles: SymbolRole.Definition,
    });
    const importRole: number = SymbolRole.Import;
    const imports = index.documents[2]?.occurrences.filter(({ symbolRoles }) => symbolRoles === importRole);
    expect(imports?.map(({ symbol, range }) => [symbol, range])).toEqual([
      [`${prefix}area().`, [0, 9, 13]],
      [`${prefix}Size#`, [0, 20, 24]],
    ]);
  });
});
