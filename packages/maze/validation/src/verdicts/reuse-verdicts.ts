import { basename, dirname } from "node:path";
import {
  type OperationContext,
  type StageResult,
  type ValidationRequest,
  type Validator,
  contentHash,
  stageResultSchema,
} from "@maze/core";
import { findOwn } from "../project/installed-package.ts";
import { scratchOf } from "../scratch/scratch-directories.ts";
import { type VisibleFiles, visibleFiles } from "./visible-files.ts";
import type { VerdictStore } from "./verdict-store.ts";

/** Verdicts of one request: what was found before on the same inputs, and what is found now. */
export interface Verdicts {
  find(validator: Validator): Promise<StageResult | undefined>;
  keep(validator: Validator, result: StageResult): Promise<void>;
}

/** Reads the state of everything that the stages can see, before any of them writes into the copy. */
export async function openVerdicts(
  store: VerdictStore,
  validators: readonly Validator[],
  request: ValidationRequest,
  context: OperationContext,
): Promise<Verdicts | undefined> {
  const scratch = scratchOf(request.directory);
  // An edit is compared with the project before it, which is not among the files that are looked at.
  if (scratch === undefined || request.edits.length > 0) return undefined;
  if (!validators.some(({ reuse }) => reuse !== undefined)) return undefined;
  const own = await ownFolders();
  const now = Date.now();
  const look = (): Promise<VisibleFiles | undefined> => visibleFiles(scratch, own, { now, signal: context.signal });
  const before = await look();
  if (before === undefined) return undefined;
  const keyOf = ({ id, reuse }: Validator): string =>
    contentHash({
      stage: id,
      reuse,
      files: request.files,
      place: request.directory.slice(scratch.length),
      ...before,
      node: [process.version, process.platform, process.arch],
    });
  return {
    async find(validator) {
      if (validator.reuse === undefined) return undefined;
      const kept = await store.read(keyOf(validator));
      if (kept === undefined) return undefined;
      // Messages can name the copy that they were found in.
      const text = JSON.stringify(kept.result).replaceAll(inJson(kept.directory), inJson(request.directory));
      return { ...stageResultSchema.parse(JSON.parse(text)), cached: true };
    },
    async keep(validator, result) {
      if (validator.reuse === undefined || result.status === "skipped") return;
      // A dependency that changed while the stage ran may have been read before or after.
      if ((await look())?.linked !== before.linked) return;
      await store.write(keyOf(validator), { result, directory: request.directory });
    },
  };
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** This program itself, and the compiler that it brings. */
async function ownFolders(): Promise<string[]> {
  const here = import.meta.dirname;
  const code = basename(here) === "verdicts" ? dirname(here) : here;
  const compiler = await findOwn("typescript-7");
  return compiler === undefined ? [code] : [code, compiler.directory];
}
