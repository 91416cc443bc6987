import { MazeError, type ProjectIndex } from "@maze/core";
import { expect, test } from "vitest";
import { createIndexer, indexerConfigSection, type IndexerConfig } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const files = {
  ".gitignore": "ignored.ts\n",
  "a.ts": "export declare function f(x: number): number;\n",
  "a.test.ts": 'import { f } from "./a.ts";\ntest("f", () => { expect(f(1)).toBe(2); });\n',
  "ignored.ts": "1",
  "vendor/b.ts": "1",
  "made/c.ts": "1",
  "generated.ts": "// @generated\nexport const a = 1;\n",
  "large.ts": `const text = "${"x".repeat(200)}";\n`,
};

const indexOf = async (config: Partial<IndexerConfig>): Promise<ProjectIndex> =>
  createIndexer(config).index({ root: await temporaryProject(files) });
const paths = async (config: Partial<IndexerConfig>): Promise<string[]> =>
  (await indexOf(config)).files.map(({ path }) => path);

const all = ["a.test.ts", "a.ts", "large.ts", "made/c.ts", "vendor/b.ts"];

test("every key has an effect", async () => {
  const effects: Record<keyof IndexerConfig, [Partial<IndexerConfig>, string[]]> = {
    exclude: [{ exclude: ["vendor/", "/made/*"] }, ["a.test.ts", "a.ts", "large.ts"]],
    skipFolders: [{ skipFolders: ["made"] }, ["a.test.ts", "a.ts", "large.ts", "vendor/b.ts"]],
    useGitignore: [
      { useGitignore: false },
      ["a.test.ts", "a.ts", "ignored.ts", "large.ts", "made/c.ts", "vendor/b.ts"],
    ],
    maxFileBytes: [{ maxFileBytes: 150 }, ["a.test.ts", "a.ts", "made/c.ts", "vendor/b.ts"]],
    includeTests: [{ includeTests: false }, ["a.ts", "large.ts", "made/c.ts", "vendor/b.ts"]],
    includeGenerated: [
      { includeGenerated: true },
      ["a.test.ts", "a.ts", "generated.ts", "large.ts", "made/c.ts", "vendor/b.ts"],
    ],
  };
  expect(Object.keys(effects).sort()).toEqual(Object.keys(indexerConfigSection.schema.shape).sort());
  expect(await paths({})).toEqual(all);
  for (const [config, expected] of Object.values(effects)) expect(await paths(config)).toEqual(expected);
});

test("without tests, their examples are missing too", async () => {
  const examples = async (config: Partial<IndexerConfig>): Promise<unknown> =>
    (await indexOf(config)).holes[0]?.examples;
  expect(await examples({})).toEqual([{ args: ["1"], expected: { value: "2" }, source: "test" }]);
  expect(await examples({ includeTests: false })).toEqual([]);
  const { skipped, tests } = await indexOf({ includeTests: false });
  expect(tests).toEqual([]);
  expect(skipped).toContainEqual({ path: "a.test.ts", reason: "it is a test file, and index.includeTests is off" });
});

test("a key that is unknown or has a wrong value is refused, naming it", () => {
  expect(() => createIndexer({ maxFileBytes: 0 })).toThrow("options of createIndexer at maxFileBytes");
  // A caller without types may write anything.
  const wrong = { excludes: ["a"] } as Partial<IndexerConfig>;
  expect(() => createIndexer(wrong)).toThrow(MazeError);
  expect(() => createIndexer(wrong)).toThrow("excludes");
});

test("every key has a default and a description", () => {
  expect(indexerConfigSection.schema.parse({})).toEqual({
    exclude: [],
    skipFolders: [
      ...["node_modules", ".git", "dist", "build", "coverage", ".next", ".turbo", ".maze"],
      ...["__pycache__", ".venv", ".tox", ".nox", "site-packages", ".zig-cache", "zig-cache", "zig-out"],
    ],
    useGitignore: true,
    maxFileBytes: 1_048_576,
    includeTests: true,
    includeGenerated: false,
  });
  for (const key of Object.values(indexerConfigSection.schema.shape)) expect(key.description).toMatch(/^[A-Z].*\.$/);
});
