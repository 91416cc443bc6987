import { throwIfAborted, type StageResult, type ValidationRequest, type Validator } from "../../index.ts";

/** What a fake validator finds. */
export interface FakeValidatorOptions {
  id?: string;
  after?: readonly string[];
  /** What it finds; what is left out is filled in. It passes everything by default. */
  judge?: (request: ValidationRequest) => Partial<StageResult> | Promise<Partial<StageResult>>;
}

/**
 * A validator that finds what it was told to find.
 *
 * @example
 * ```ts
 * import { createFakeValidator } from "@maze/core/testing";
 * const validator = createFakeValidator({ id: "types", judge: () => ({ status: "passed", scope: "1 file" }) });
 * const result = await validator.validate({ directory: "/sample", files: [], edits: [] }, {});
 * result; // => { stage: "types", status: "passed", scope: "1 file", diagnostics: [], durationMs: 0 }
 * ```
 */
export function createFakeValidator(options: FakeValidatorOptions = {}): Validator {
  const id = options.id ?? "fake";
  return {
    specVersion: "v1",
    id,
    after: options.after ?? [],
    async validate(request, { signal }) {
      throwIfAborted(signal);
      const found = await options.judge?.(request);
      throwIfAborted(signal);
      return { status: "passed", diagnostics: [], durationMs: 0, ...found, stage: id };
    },
  };
}
