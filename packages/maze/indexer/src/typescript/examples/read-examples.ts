import { readDocExamples, type ReadExamples } from "./doc-examples.ts";

/**
 * Reads examples of a function from a text in the notations of `@example`: `f(1) // => 2`, `f(1) === 2`,
 * `expect(f(1)).toBe(2)`, `f(-1) // throws RangeError`. `unreadable` says why other calls in the text are no examples;
 * one of both lists holds something.
 *
 * @example
 * ```ts
 * import { readExamples } from "@maze/indexer";
 * readExamples('initials("Ada L") // => "AL"', "initials").examples; // => [{ args: ['"Ada L"'], expected: { value: '"AL"' }, source: "task" }]
 * readExamples("initials(name) // => the initials", "initials").examples; // => []
 * ```
 */
export function readExamples(text: string, functionName: string): ReadExamples {
  return readDocExamples(text, functionName, "task");
}
