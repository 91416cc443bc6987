import type { Diagnostic } from "@maze/core";

/** One edit that was made on the way to a state. */
export interface RepairStep {
  /** Id of the rule or strategy that made it. */
  readonly rule: string;
  readonly explanation: string;
  /** The finding that it answers. */
  readonly answers: string;
  readonly cost: number;
}

/** A text on the way, with what the compiler says about it and how it came to be. */
export interface SearchState {
  readonly text: string;
  readonly errors: readonly Diagnostic[];
  readonly steps: readonly RepairStep[];
  readonly cost: number;
}

/** How much worse a text is for what the compiler still says; a text that does not parse hides its other errors. */
export function distanceOf(errors: readonly Diagnostic[]): number {
  return errors.reduce((sum, { code }) => sum + (isSyntactic(code) ? 30 : 4), 0);
}

/** True for findings of the parser. */
export const isSyntactic = (code: string): boolean =>
  /^TS1\d{3}$/.test(code) && !/^TS1(?:308|313|103|360|064)$/.test(code);

/** Errors of the compiler, without what is said twice about one place. */
export function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return [
    ...new Map(errors.map((error) => [`${error.code} ${error.span?.start ?? -1} ${error.message}`, error])).values(),
  ];
}
