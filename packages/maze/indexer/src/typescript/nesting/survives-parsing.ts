import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { ParserOptions } from "oxc-parser";

/** Native stack that the trial gives the parser; less than any thread that this code may run in has. */
const STACK_MB = 0.75;
/** Milliseconds after which a trial counts as failed; a text of 1 MB takes a tenth of a second. */
const TRIAL_MS = 20_000;

const trial = `
const { Worker } = require("node:worker_threads");
const { readFileSync } = require("node:fs");
const [parser, options] = process.argv.slice(1);
const work = ${JSON.stringify(`
const { workerData } = require("node:worker_threads");
import(workerData.parser).then(({ parseSync }) => {
  const result = parseSync("trial", workerData.text, workerData.options);
  result.program; result.comments; result.errors;
  process.exit(42);
});
`)};
const workerData = { parser, options: JSON.parse(options), text: readFileSync(0, "utf8") };
const worker = new Worker(work, { eval: true, workerData, resourceLimits: { stackSizeMb: ${String(STACK_MB)} } });
worker.on("error", () => process.exit(1));
worker.on("exit", (code) => process.exit(code));
`;

/**
 * Whether parsing a text ends well: tried in a process of its own, on a small stack. Takes some tens of milliseconds.
 */
export function survivesParsing(text: string, options: ParserOptions): boolean {
  const parser = pathToFileURL(createRequire(import.meta.url).resolve("oxc-parser")).href;
  const { status } = spawnSync(process.execPath, ["-e", trial, parser, JSON.stringify(options)], {
    input: text,
    timeout: TRIAL_MS,
    stdio: ["pipe", "ignore", "ignore"],
  });
  return status === 42;
}
