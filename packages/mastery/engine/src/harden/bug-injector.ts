import type { Bug, Language } from "@mastery/curriculum";
import type { OperationContext } from "@maze/core";
import type { ValidatorRun } from "@mastery/workspace";

/** What a bug injector is asked. */
export interface InjectionRequest {
  readonly module: string;
  readonly language: Language;
  /** In the order in which they are tried. */
  readonly bugs: readonly Bug[];
  /** The learner's passing files of the module, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Runs the module's tests with these files in the learner's copy. */
  readonly run: (files: Readonly<Record<string, string>>, timeoutMs: number) => Promise<ValidatorRun>;
}

/** A verified bug, or why there is none. */
export type Injection =
  | {
      readonly status: "injected";
      readonly bug: string;
      readonly origin: string;
      readonly file: string;
      readonly text: string;
      readonly failing: readonly { readonly name: string; readonly message: string }[];
    }
  | { readonly status: "none"; readonly reasons: readonly string[] };

/** Puts a bug into a learner's own code and proves by their tests that it is one. It never gives an unverified bug. */
export interface BugInjector {
  inject(request: InjectionRequest, context?: OperationContext): Promise<Injection>;
}
