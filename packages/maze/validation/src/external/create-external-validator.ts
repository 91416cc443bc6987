import { access, constants } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { type Isolation, type OperationContext, type ValidationRequest, type Validator, parseData } from "@maze/core";
import { createIsolation } from "@maze/sandbox";
import { z } from "zod";
import { runEnvironment } from "../run-environment.ts";
import { type Finding, createStage, skipped } from "../stage.ts";
import { externalQuestion, readAnswer } from "./external-answer.ts";
import { type ExternalValidator, externalValidatorSchema } from "./external-spec.ts";

export const externalValidatorOptionsSchema = z.strictObject({
  validator: externalValidatorSchema,
  isolation: z.custom<Isolation>().optional(),
  /** Where allowed variables are taken from; a program is looked for in its `PATH`. */
  environment: z.record(z.string(), z.string().optional()).default({}),
});
export type ExternalValidatorOptions = z.input<typeof externalValidatorOptionsSchema>;

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A stage that another program or a server judges. It gets one JSON document of the protocol `maze.validator/v1` (a program on
 * stdin, a server as the body of a POST) and answers with another one. What is not installed, cannot be reached, takes too
 * long or does not follow the protocol skips the stage with the reason.
 *
 * @example
 * ```ts
 * import { createExternalValidator } from "@maze/validation";
 * const script = `process.stdout.write(JSON.stringify({ protocol: "maze.validator/v1", status: "judged",
 *   diagnostics: [{ severity: "error", code: "too-long", message: "This file is too long.", file: "a.ts" }] }))`;
 * const validator = { id: "length", program: process.execPath, args: ["-e", script] };
 * const stage = await createExternalValidator({ validator }).validate(
 *   { directory: process.cwd(), files: ["a.ts"], edits: [] },
 *   {},
 * );
 * [stage.status, stage.diagnostics[0]?.source]; // => ["failed", "length"]
 * ```
 */
export function createExternalValidator(options: ExternalValidatorOptions): Validator {
  const settings = parseData(externalValidatorOptionsSchema, options, "options of createExternalValidator");
  const { validator, environment } = settings;
  const isolation = settings.isolation ?? createIsolation({ level: "none" });
  return createStage({
    id: validator.id,
    after: ["syntax"],
    run: (request, context) =>
      "url" in validator
        ? askServer(validator, request, context)
        : askProgram(validator, request, { isolation, environment, context }),
  });
}

/** Where the program of a validator is; `undefined` where it is not installed. A server is taken to be there until it is asked. */
export async function locateValidator(
  validator: ExternalValidator,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if ("url" in validator) return validator.url;
  const { program } = validator;
  const path = runEnvironment(environment)["PATH"] ?? "";
  const candidates = isAbsolute(program) ? [program] : path.split(":").map((folder) => join(folder, program));
  for (const candidate of candidates) {
    if (
      await access(candidate, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return candidate;
  }
  return undefined;
}

async function askProgram(
  validator: Extract<ExternalValidator, { program: string }>,
  request: ValidationRequest,
  of: {
    isolation: Isolation;
    environment: Readonly<Record<string, string | undefined>>;
    context: OperationContext;
  },
): Promise<Finding> {
  const { id, timeoutMs, args } = validator;
  const program = await locateValidator(validator, of.environment);
  if (program === undefined) return skipped("validator-missing", `${validator.program} is not installed`);
  const result = await of.isolation.run(
    {
      program,
      args,
      directory: request.directory,
      env: runEnvironment(of.environment),
      stdin: externalQuestion(id, request),
      limits: { wallMs: timeoutMs, outputBytes: MOST_BYTES },
    },
    of.context,
  );
  if (result.limitHit !== undefined) return skipped("timeout", `${id} did not answer within ${String(timeoutMs)} ms`);
  if (result.exitCode !== 0) {
    const said = result.stderr.trim().split("\n")[0] ?? "";
    return skipped("validator-failed", `${id} ended with ${String(result.exitCode ?? result.signal)}: ${said}`);
  }
  return readAnswer(id, result.stdout);
}

async function askServer(
  { id, url, timeoutMs }: Extract<ExternalValidator, { url: string }>,
  request: ValidationRequest,
  context: OperationContext,
): Promise<Finding> {
  const late = AbortSignal.timeout(timeoutMs);
  const signal = context.signal === undefined ? late : AbortSignal.any([late, context.signal]);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: externalQuestion(id, request),
      redirect: "error",
      signal,
    });
    if (!response.ok) return skipped("validator-failed", `${id} answered ${String(response.status)} at ${url}`);
    return readAnswer(id, await boundedText(response));
  } catch (thrown) {
    if (late.aborted) return skipped("timeout", `${id} did not answer within ${String(timeoutMs)} ms`);
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause.message : String(thrown);
    return skipped("validator-unreachable", `${id} cannot be reached at ${url}: ${cause}`);
  }
}

/** The body of a response, up to the most that an answer may take. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  let bytes = 0;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > MOST_BYTES) throw new Error("the answer is too long");
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
