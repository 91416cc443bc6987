import {
  MazeError,
  type OperationContext,
  type Outcome,
  type Registry,
  type StageResult,
  type ValidationRequest,
  type Validator,
  outcomeOf,
  parseData,
  throwIfAborted,
  validationRequestSchema,
} from "@maze/core";
import { type Verdicts, openVerdicts } from "./verdicts/reuse-verdicts.ts";
import type { VerdictStore } from "./verdicts/verdict-store.ts";

export interface ValidationOptions {
  readonly validators: Registry<Validator>;
  /** Where results of stages are kept, to be found again for the same inputs; without it every stage is run. */
  readonly verdicts?: VerdictStore | undefined;
}

/** What all stages together say. */
export interface Verdict {
  /** In the order in which the stages were asked for. */
  readonly stages: StageResult[];
  readonly outcome: Outcome;
}

export interface Validation {
  /**
   * Runs the required stages, and the optional ones: each as soon as the stages that it comes after have ended, the
   * others beside it. A stage whose prerequisite failed is skipped, and so is one that breaks, both with the reason.
   *
   * @throws {MazeError} MAZE_CORE_UNKNOWN_IMPLEMENTATION, MAZE_VALIDATION_STAGE_CYCLE, MAZE_CORE_ABORTED
   */
  validate(
    request: ValidationRequest,
    required: readonly string[],
    context?: OperationContext,
    optional?: readonly string[],
  ): Promise<Verdict>;
}

/**
 * Runs registered validators as stages of one judgement.
 *
 * @example
 * ```ts
 * import { createRegistry } from "@maze/core";
 * import { createSyntaxValidator, createValidation } from "@maze/validation";
 * const validation = createValidation({ validators: createRegistry("validator", [createSyntaxValidator()]) });
 * const request = { directory: process.cwd(), files: ["package.json"], edits: [] };
 * const { outcome } = await validation.validate(request, ["syntax"]);
 * outcome.status; // => "verified"
 * ```
 */
export function createValidation({ validators, verdicts }: ValidationOptions): Validation {
  return {
    async validate(input, required, context = {}, optional = []) {
      const request = parseData(validationRequestSchema, input, "validation request");
      const ids = [...new Set([...required, ...optional])];
      const chosen = new Map(ids.map((id) => [id, validators.get(id)]));
      ensureNoCycle(chosen);
      const known = verdicts && (await openVerdicts(verdicts, [...chosen.values()], request, context));
      const running = new Map<string, Promise<StageResult>>();
      const start = (id: string, validator: Validator): Promise<StageResult> => {
        let stage = running.get(id);
        if (stage === undefined) {
          stage = runStage(validator, { request, known }, context, () => prerequisites(validator));
          running.set(id, stage);
        }
        return stage;
      };
      const prerequisites = (validator: Validator): Promise<StageResult[]> =>
        Promise.all(
          validator.after.flatMap((id) => {
            const before = chosen.get(id);
            return before === undefined ? [] : [start(id, before)];
          }),
        );
      const stages = await Promise.all([...chosen].map(([id, validator]) => start(id, validator)));
      throwIfAborted(context.signal);
      return { stages, outcome: outcomeOf(stages, required) };
    },
  };
}

/** Runs a stage and counts how it ended. */
async function runStage(
  validator: Validator,
  of: { request: ValidationRequest; known: Verdicts | undefined },
  context: OperationContext,
  prerequisites: () => Promise<StageResult[]>,
): Promise<StageResult> {
  const result = await resultOf(validator, of, context, prerequisites);
  context.metrics?.count("stages", { stage: result.stage, status: result.status });
  context.metrics?.observe("stage_ms", result.durationMs, { stage: result.stage });
  return result;
}

async function resultOf(
  validator: Validator,
  { request, known }: { request: ValidationRequest; known: Verdicts | undefined },
  context: OperationContext,
  prerequisites: () => Promise<StageResult[]>,
): Promise<StageResult> {
  const began = performance.now();
  const skip = (code: string, message: string): StageResult => ({
    stage: validator.id,
    status: "skipped",
    reason: { code, message },
    diagnostics: [],
    durationMs: performance.now() - began,
  });
  const failed = (await prerequisites()).filter(({ status }) => status === "failed").map(({ stage }) => stage);
  if (failed.length > 0)
    return skip("prerequisite-failed", `${failed.join(", ")} failed, so ${validator.id} was not run`);
  throwIfAborted(context.signal);
  try {
    const kept = await known?.find(validator);
    if (kept !== undefined) return { ...kept, durationMs: performance.now() - began };
    const result = await validator.validate(request, context);
    await keep(known, validator, result, context);
    return result;
  } catch (thrown) {
    if (MazeError.is(thrown, "MAZE_CORE_ABORTED")) throw thrown;
    throwIfAborted(context.signal);
    context.logger?.error(`validation stage ${validator.id} is broken`, { error: thrown });
    return skip(
      "stage-broken",
      `the stage ${validator.id} broke: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    );
  }
}

/** A result that cannot be kept, on a full disk for example, is a result all the same. */
async function keep(
  known: Verdicts | undefined,
  validator: Validator,
  result: StageResult,
  context: OperationContext,
): Promise<void> {
  try {
    await known?.keep(validator, result);
  } catch (thrown) {
    throwIfAborted(context.signal);
    context.logger?.warn(`the result of ${validator.id} could not be kept`, { error: thrown });
  }
}

function ensureNoCycle(chosen: ReadonlyMap<string, Validator>): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      throw new MazeError({
        code: "MAZE_VALIDATION_STAGE_CYCLE",
        message: `stages wait for each other: ${[...path.slice(path.indexOf(id)), id].join(" after ")}`,
        hint: "Change `after` of one of these stages.",
      });
    }
    if (done.has(id)) return;
    for (const before of chosen.get(id)?.after ?? []) if (chosen.has(before)) visit(before, [...path, id]);
    done.add(id);
  };
  for (const id of chosen.keys()) visit(id, []);
}
