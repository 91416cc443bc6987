import type { LanguageAdapter } from "@maze/core";
import type { ExampleTarget, TestExample } from "./typescript/examples/test-examples.ts";

/**
 * A language adapter that also reads examples of functions from the assertions of test files. The indexer uses the
 * method of any adapter that has it.
 */
export interface ExampleReadingAdapter extends LanguageAdapter {
  /** Examples of the targets, which the file imports under their local names. */
  readTestExamples(file: { path: string; text: string }, targets: readonly ExampleTarget[]): TestExample[];
}

export function readsTestExamples(adapter: LanguageAdapter): adapter is ExampleReadingAdapter {
  return "readTestExamples" in adapter && typeof adapter.readTestExamples === "function";
}
