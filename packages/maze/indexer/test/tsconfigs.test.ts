import { expect, test } from "vitest";
import {
  createDeclarationReader,
  createIndexer,
  defaultAdapters,
  openProjectStore,
  type IndexerConfig,
} from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const source = "export const a = 1;\n";

async function filesOf(files: Readonly<Record<string, string>>, config: Partial<IndexerConfig>): Promise<string[]> {
  const root = await temporaryProject(files);
  const index = await createIndexer(config).index({ root });
  const store = await openProjectStore({
    root,
    reader: createDeclarationReader(defaultAdapters()),
    config,
    persistent: false,
  });
  await store.refresh();
  const paths = index.files.map(({ path }) => path);
  expect(store.files().map(({ path }) => path)).toEqual(paths);
  store.close();
  return paths;
}

const tree = {
  "src/a.ts": source,
  "src/deep/b.tsx": source,
  "src/deep/b.test.ts": source,
  "scripts/c.ts": source,
  "out/a.js": source,
  "tool.py": "x = 1\n",
};

test.each([
  [
    "an include with comments and trailing commas",
    '{ // ours\n "include": ["src/**/*", ], /* no tests */ "exclude": ["**/*.test.ts"] }',
    ["src/a.ts", "src/deep/b.tsx", "tool.py"],
  ],
  ["a folder", '{ "include": ["src/deep"] }', ["src/deep/b.test.ts", "src/deep/b.tsx", "tool.py"]],
  ["files alone", '{ "files": ["src/a.ts"] }', ["src/a.ts", "tool.py"]],
  [
    "everything but what is built",
    '{ "compilerOptions": { "outDir": "out" } }',
    ["scripts/c.ts", "src/a.ts", "src/deep/b.test.ts", "src/deep/b.tsx", "tool.py"],
  ],
])("index.tsconfigOnly keeps what a tsconfig.json includes: %s", async (_, tsconfig, expected) => {
  expect(await filesOf({ ...tree, "tsconfig.json": tsconfig }, { tsconfigOnly: true })).toEqual(expected);
});

test("project references and extends are followed, and a reference that leaves the project is not", async () => {
  const files = {
    "tsconfig.json":
      '{ "files": [], "references": [{ "path": "./packages/a" }, { "path": "tsconfig.scripts.json" }, { "path": "../other" }] }',
    "tsconfig.scripts.json": '{ "extends": "./base", "compilerOptions": {} }',
    "base.json": '{ "include": ["scripts/*"] }',
    "packages/a/tsconfig.json": '{ "include": ["lib"] }',
    "packages/a/lib/x.ts": source,
    "packages/a/other.ts": source,
    ...tree,
  };
  expect(await filesOf(files, { tsconfigOnly: true })).toEqual(["packages/a/lib/x.ts", "scripts/c.ts", "tool.py"]);
});

test("says what it leaves out, reads all where no tsconfig.json is, and is off by default", async () => {
  const root = await temporaryProject({ ...tree, "tsconfig.json": '{ "include": ["src"] }' });
  const index = await createIndexer({ tsconfigOnly: true }).index({ root });
  expect(index.skipped).toContainEqual({ path: "scripts/c.ts", reason: "no tsconfig.json of the project includes it" });
  expect(await filesOf(tree, { tsconfigOnly: true })).toHaveLength(6);
  expect(await filesOf({ ...tree, "tsconfig.json": '{ "include": ["src"] }' }, {})).toHaveLength(6);
});
