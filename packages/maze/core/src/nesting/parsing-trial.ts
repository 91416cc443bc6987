/** Native stack in megabytes that the trial gives the parser; less than any thread that an asker may run in has. */
const STACK_MB = 0.75;

/** Milliseconds after which a trial counts as failed; a text of 1 MB takes a tenth of a second. */
export const TRIAL_TIMEOUT_MS = 20_000;

/** Exit code of a trial that ended well. */
export const TRIAL_SURVIVED = 42;

const program = `
const { Worker } = require("node:worker_threads");
const { readFileSync } = require("node:fs");
const [parser, options] = process.argv.slice(1);
const work = ${JSON.stringify(`
const { workerData } = require("node:worker_threads");
import(workerData.parser).then(({ parseSync }) => {
  const result = parseSync("trial", workerData.text, workerData.options);
  result.program; result.comments; result.errors;
  process.exit(${String(TRIAL_SURVIVED)});
});
`)};
const workerData = { parser, options: JSON.parse(options), text: readFileSync(0, "utf8") };
const worker = new Worker(work, { eval: true, workerData, resourceLimits: { stackSizeMb: ${String(STACK_MB)} } });
worker.on("error", () => process.exit(1));
worker.on("exit", (code) => process.exit(code));
`;

/**
 * Arguments for Node that make it parse what it reads from standard input, on a small stack: it exits with
 * `TRIAL_SURVIVED` where that ends well. Takes some tens of milliseconds. `parser` is the URL of oxc-parser, `options`
 * are its options.
 *
 * @example
 * ```ts
 * import { spawnSync } from "node:child_process";
 * import { parsingTrial, TRIAL_SURVIVED } from "@maze/core/nesting";
 * const parser = "data:text/javascript,export const parseSync = (name, text) => ({ program: JSON.parse(text) })";
 * const survives = (input: string) =>
 *   spawnSync(process.execPath, parsingTrial({ parser, options: {} }), { input, stdio: ["pipe", "ignore", "ignore"] }).status === TRIAL_SURVIVED;
 * survives("[1]"); // => true
 * survives("[1"); // => false
 * ```
 */
export function parsingTrial({ parser, options }: { readonly parser: string; readonly options: object }): string[] {
  return ["-e", program, parser, JSON.stringify(options)];
}
