import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { parsingTrial, TRIAL_SURVIVED, TRIAL_TIMEOUT_MS } from "@maze/core/nesting";
import type { ParserOptions } from "oxc-parser";

/** Whether parsing a text ends well: tried in a process of its own. Takes some tens of milliseconds. */
export function survivesParsing(text: string, options: ParserOptions): boolean {
  const parser = pathToFileURL(createRequire(import.meta.url).resolve("oxc-parser")).href;
  const { status } = spawnSync(process.execPath, parsingTrial({ parser, options }), {
    input: text,
    timeout: TRIAL_TIMEOUT_MS,
    stdio: ["pipe", "ignore", "ignore"],
  });
  return status === TRIAL_SURVIVED;
}
