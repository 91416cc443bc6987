import {
  type Diagnostic,
  type OperationContext,
  type StageResult,
  throwIfAborted,
  type ValidationRequest,
  type Validator,
} from "@maze/core";

/** What a stage found, before it has its name and its time. */
export type Finding = Omit<StageResult, "stage" | "durationMs">;

/** A stage that could not run. */
export function skipped(code: string, message: string, rest: Partial<Finding> = {}): Finding {
  return { status: "skipped", reason: { code, message }, diagnostics: [], ...rest };
}

/** Passed, unless one of the diagnostics is an error. */
export function judged(diagnostics: Diagnostic[], rest: Partial<Finding> = {}): Finding {
  const status = diagnostics.some(({ severity }) => severity === "error") ? "failed" : "passed";
  return { status, diagnostics, ...rest };
}

/** A validator from its stage; `enabled: false` skips it, with the configuration as the reason. */
export function createStage(of: {
  id: string;
  after?: readonly string[];
  enabled?: boolean;
  /** See `Validator.reuse`. */
  reuse?: string;
  run: (request: ValidationRequest, context: OperationContext) => Promise<Finding>;
}): Validator {
  const { id, after = [], enabled = true, reuse, run } = of;
  return {
    specVersion: "v1",
    id,
    after,
    ...(reuse !== undefined && { reuse }),
    async validate(request, context) {
      const began = performance.now();
      throwIfAborted(context.signal);
      const found = enabled
        ? await run(request, context).catch((thrown: unknown) => {
            // What a tool says of its own cancellation is no news.
            throwIfAborted(context.signal);
            throw thrown;
          })
        : skipped("switched-off", `validation.${id} is off in the configuration`);
      throwIfAborted(context.signal);
      return { stage: id, ...found, durationMs: performance.now() - began };
    },
  };
}

export const countOf = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? "" : "s"}`;
