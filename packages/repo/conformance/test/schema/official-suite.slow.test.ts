import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { MazeError } from "@maze/core";
import { compileGrammar, createMatcher } from "@maze/grammar";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { describe, expect, test } from "vitest";
import { unpackDebianPackage } from "./debian-package.ts";

interface SuiteGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}
/** What became of the tests of a suite. `listed`: let through, where the schema leaves something to validation. */
interface SuiteCount {
  passed: number;
  listed: number;
  readonly refused: string[];
  readonly wrong: string[];
}
type Draft = "4" | "6" | "7" | "2019-09" | "2020-12";

// The whole official suite, as it is packaged for tests of validators in Perl.
const suite = unpackDebianPackage("libtest-json-schema-acceptance-perl");
const root = "folder" in suite ? join(suite.folder, "usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance") : "";

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const jsonFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** The documents that the suite serves, by their URIs. */
function remoteDocuments(): Record<string, unknown> {
  const folder = join(root, "remotes");
  const files = jsonFiles(folder);
  return Object.fromEntries(files.map((file) => [`http://localhost:1234/${file}`, readJson(join(folder, file))]));
}

function accepting(
  schema: unknown,
  draft: Draft,
  loaded: Record<string, unknown>,
): { accepts: (text: string) => boolean; isExact: boolean } {
  const named = typeof schema === "object" && schema !== null && "$schema" in schema;
  const { grammar, leftToValidation } = grammarFromJsonSchema(schema, named ? { loaded } : { loaded, draft });
  const isExact = leftToValidation.length === 0;
  const encoder = new TextEncoder();
  try {
    const matcher = createMatcher(compileGrammar(grammar));
    const accepts = (text: string): boolean => {
      const bytes = encoder.encode(text);
      matcher.reset();
      if (matcher.prefixLength(bytes) < bytes.length) return false;
      matcher.acceptBytes(bytes);
      return matcher.isAccepting();
    };
    return { accepts, isExact };
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_DEAD")) throw error;
    return { accepts: () => false, isExact };
  }
}

function run(groups: readonly SuiteGroup[], draft: Draft, loaded: Record<string, unknown>, count: SuiteCount): void {
  for (const group of groups) {
    try {
      const { accepts, isExact } = accepting(group.schema, draft, loaded);
      for (const { description, data, valid } of group.tests) {
        const accepted = accepts(JSON.stringify(data));
        if (accepted === valid) count.passed++;
        else if (accepted && !isExact) count.listed++;
        else count.wrong.push(`${group.description}: ${description}`);
      }
    } catch (error) {
      if (!MazeError.is(error)) throw error;
      count.refused.push(`${group.description}: ${error.message}`);
    }
  }
}

/** Schemas that need a document which the suite does not serve, or a draft that a document makes up. */
const NOT_LOADED =
  /no document is loaded for https?:\/\/json-schema\.org\/|localhost:1234\/\S+ is no draft that is known/;

describe("the official suite of JSON Schema", () => {
  test.for([
    ["4", 557],
    ["6", 756],
    ["7", 840],
    ["2019-09", 1133],
    ["2020-12", 1133],
  ] as const)(
    "draft %s has no wrong verdict; only what needs a meta-schema is refused",
    { timeout: 240_000 },
    ([draft, passed], { skip }) => {
      if ("unreachable" in suite) return skip(suite.unreachable);
      const count: SuiteCount = { passed: 0, listed: 0, refused: [], wrong: [] };
      const folder = join(root, "tests", `draft${draft}`);
      const loaded = remoteDocuments();
      for (const file of jsonFiles(folder).filter((name) => !name.startsWith("optional"))) {
        run(readJson(join(folder, file)) as SuiteGroup[], draft, loaded, count);
      }
      expect(count.wrong).toEqual([]);
      expect(count.refused.filter((message) => !NOT_LOADED.test(message))).toEqual([]);
      expect(count.passed).toBeGreaterThanOrEqual(passed);
      // Arrays of anything without equal items, and multiples of a very small number.
      expect(count.listed).toBeLessThanOrEqual(17);
    },
  );
});
