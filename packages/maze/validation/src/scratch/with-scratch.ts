import type { OperationContext } from "@maze/core";
import { createScratchCopy } from "./create-scratch-copy.ts";
import { isInScratch } from "./scratch-directories.ts";

/** Runs tools that write caches and outputs: in the directory where it is a scratch copy, else in a copy made for them. */
export async function withScratch<Answer>(
  directory: string,
  context: OperationContext,
  work: (copy: string) => Promise<Answer>,
): Promise<Answer> {
  if (isInScratch(directory)) return work(directory);
  const copy = await createScratchCopy({ directory }, context);
  try {
    return await work(copy.directory);
  } finally {
    await copy.dispose();
  }
}
