/** How one test ended. `failed` is an assertion that does not hold; anything else that was thrown is `crashed`. */
export interface TestResult {
  /** With the names of its groups before it: `group > test`. */
  readonly name: string;
  readonly status: "passed" | "failed" | "crashed" | "skipped";
  /** What the assertion said. */
  readonly message?: string;
  readonly durationMs?: number;
}

/** The tests of a run, in order; `undefined` where the text is no such report. */
export type ParseReport = (text: string) => readonly TestResult[] | undefined;

/** Whether the text of a failure is that of an assertion, by how assertion libraries begin it. */
export function isAssertion(message: string): boolean {
  return /^(AssertionError\b|assert\b|Failed: DID NOT|Error: expect\()/.test(message.trimStart());
}
