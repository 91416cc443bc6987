import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRegistry, type StageResult, type Validator } from "@maze/core";
import { createScratchCopy, createValidation, createVerdictStore, type VerdictStoreOptions } from "@maze/validation";
import { onTestFinished } from "vitest";

export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "maze-verdicts-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Judges `src/a.ts` of a project by one stage, in a copy made for it. */
export async function judge(
  directory: string,
  validator: Validator,
  store?: VerdictStoreOptions,
): Promise<StageResult | undefined> {
  const copy = await createScratchCopy({ directory });
  try {
    const validation = createValidation({
      validators: createRegistry("validator", [validator]),
      ...(store && { verdicts: createVerdictStore(store) }),
    });
    const request = { directory: copy.directory, files: ["src/a.ts"], edits: [] };
    return (await validation.validate(request, [validator.id])).stages[0];
  } finally {
    await copy.dispose();
  }
}
