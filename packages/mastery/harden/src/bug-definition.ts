/** A rule object of ast-grep: `pattern`, `kind`, `inside`, `has`, `any`, … as in its reference of rules. */
export type AstGrepRule = Readonly<Record<string, unknown>>;

/** One way to write what an intent looks for, and the text that takes its place. */
export interface BugRule {
  readonly rule: AstGrepRule;
  /** What the metavariables must be like, by name without `$`. */
  readonly constraints?: Readonly<Record<string, AstGrepRule>> | undefined;
  /** Rules that others refer to with `matches`. */
  readonly utils?: Readonly<Record<string, AstGrepRule>> | undefined;
  /** The text in the place of the match; `$X` and `$$$XS` stand for what they matched. */
  readonly fix: string;
}

/** A mistake that a person makes, as alternatives for the ways in which the right code is written. */
export interface BugIntent {
  readonly id: string;
  readonly teaches?: string | undefined;
  readonly hints: readonly string[];
  readonly rules: readonly BugRule[];
  /** `first`: each match is a mutant of its own. `all`: one mutant with every match changed. */
  readonly apply: "first" | "all";
}

/** What must be seen before a bug is shown. Test names are exact, or the last part of a nested name. */
export interface BugOracle {
  /** At least one of these tests must fail. */
  readonly must_fail: readonly string[];
  readonly must_pass: readonly string[];
  /** Refuse a failure that is no failed assertion. */
  readonly forbid_crash: boolean;
  readonly timeout_s: number;
}

/**
 * A bug, version 1: the content of a `bug.yaml`, as `bugSchema` of `@mastery/curriculum` reads it. Intents are tried in
 * order; the fallback mutators after all of them.
 */
export interface BugDefinition {
  readonly id: string;
  readonly title: string;
  readonly target: { readonly file: string; readonly symbol?: string | undefined };
  readonly intents: readonly BugIntent[];
  readonly fallback?: { readonly mutators: readonly string[]; readonly max_tries: number } | undefined;
  readonly oracle: BugOracle;
}
