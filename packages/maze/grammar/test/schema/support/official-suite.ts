import { MazeError } from "@maze/core";
import type { JsonSchemaOptions } from "../../../src/schema/index.ts";
import { compileSchema } from "./judge.ts";

/** A group of the official JSON Schema test suite. */
export interface SuiteGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}
/** What became of the tests of a suite. `listed`: let through, and the schema has something left to validation. */
export interface SuiteCount {
  passed: number;
  listed: number;
  refused: string[];
  wrong: string[];
}

/** Runs groups of the suite; their instances are written as `JSON.stringify` does. */
export function runSuite(groups: readonly SuiteGroup[], options: JsonSchemaOptions): SuiteCount {
  const count: SuiteCount = { passed: 0, listed: 0, refused: [], wrong: [] };
  for (const group of groups) {
    try {
      const { accepts, leftToValidation } = compileSchema(group.schema, options);
      for (const { description, data, valid } of group.tests) {
        const accepted = accepts(JSON.stringify(data));
        if (accepted === valid) count.passed++;
        else if (accepted && leftToValidation.length > 0) count.listed++;
        else
          count.wrong.push(
            `${group.description}: ${description} (${JSON.stringify(data)} ${valid ? "refused" : "let through"})`,
          );
      }
    } catch (error) {
      if (!MazeError.is(error)) throw error;
      count.refused.push(`${group.description}: ${error.message}`);
    }
  }
  return count;
}
