import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isSurelyFlat, parsingTrial, TRIAL_SURVIVED, TRIAL_TIMEOUT_MS } from "@maze/core/nesting";
import { type ParseResult, parseSync } from "oxc-parser";

/** Code and words of the finding for a text that must not be parsed. */
export const TOO_DEEP = {
  code: "too-deep",
  message: "nested too deeply to be parsed",
  hint: "Divide the expression, or name parts of it.",
} as const;

/** Parses a text; `undefined` where it is nested so deeply that the parser would end this process. */
export async function parseGuarded(
  file: string,
  text: string,
  signal: AbortSignal | undefined,
): Promise<ParseResult | undefined> {
  const lang = langOf(file);
  if (!isSurelyFlat(text, { lang }) && !(await survives(text, lang, signal))) return undefined;
  return parseSync(file, text);
}

const langOf = (file: string): "ts" | "tsx" | "jsx" =>
  file.endsWith(".tsx") ? "tsx" : /\.[cm]?ts$/.test(file) ? "ts" : "jsx";

/** Tries in a process of its own, which the overflow ends in our stead. */
function survives(text: string, lang: string, signal: AbortSignal | undefined): Promise<boolean> {
  const parser = pathToFileURL(createRequire(import.meta.url).resolve("oxc-parser")).href;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parsingTrial({ parser, options: { lang } }), {
      stdio: ["pipe", "ignore", "ignore"],
      timeout: TRIAL_TIMEOUT_MS,
      windowsHide: true,
      ...(signal && { signal }),
    });
    child.once("error", reject);
    child.once("close", (code) => {
      resolve(code === TRIAL_SURVIVED);
    });
    // A process that died while it was fed says so by its exit, not by the broken pipe.
    child.stdin.on("error", () => undefined);
    child.stdin.end(text);
  });
}
