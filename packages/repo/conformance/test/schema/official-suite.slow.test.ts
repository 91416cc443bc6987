import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { MazeError } from "@maze/core";
import { compileGrammar, createMatcher } from "@maze/grammar";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { describe, expect, test } from "vitest";
import { installPeer } from "../peer-packages.ts";

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

// The newest edition of the official suite that a registry has is of draft 4.
const suite = installPeer("json-schema-test-suite", "0.0.10");

function accepting(schema: unknown): { accepts: (text: string) => boolean; isExact: boolean } {
  const { grammar, leftToValidation } = grammarFromJsonSchema(schema, { draft: "4" });
  const matcher = createMatcher(compileGrammar(grammar));
  const accepts = (text: string): boolean => {
    const bytes = new TextEncoder().encode(text);
    matcher.reset();
    if (matcher.prefixLength(bytes) < bytes.length) return false;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting();
  };
  return { accepts, isExact: leftToValidation.length === 0 };
}

function run(groups: readonly SuiteGroup[], count: SuiteCount): void {
  for (const group of groups) {
    try {
      const { accepts, isExact } = accepting(group.schema);
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

describe("the official suite of JSON Schema, draft 4", () => {
  test("has no wrong verdict; only documents that are not loaded are refused", { timeout: 120_000 }, ({ skip }) => {
    if ("unreachable" in suite) return skip(suite.unreachable);
    const count: SuiteCount = { passed: 0, listed: 0, refused: [], wrong: [] };
    const folder = join(suite.folder, "tests", "draft4");
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
      run(JSON.parse(readFileSync(join(folder, file), "utf8")) as SuiteGroup[], count);
    }
    expect(count.wrong).toEqual([]);
    expect(count.refused.filter((message) => !message.includes("no document is loaded"))).toEqual([]);
    expect(count.passed).toBeGreaterThanOrEqual(245);
    // Arrays of anything without equal items.
    expect(count.listed).toBeLessThanOrEqual(6);
  });
});
