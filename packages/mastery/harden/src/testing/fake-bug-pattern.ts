import { throwIfAborted } from "@maze/core";
import type { BugPattern, SourceLanguage } from "../bug-pattern.ts";

export interface FakeBugPatternOptions {
  readonly id?: string;
  readonly languages?: readonly SourceLanguage[];
  /** The text that is looked for. */
  readonly find: string;
  readonly replacement: string;
}

/**
 * A bug pattern that replaces one text by another wherever it stands; it knows nothing of the language.
 *
 * @example
 * ```ts
 * import { createFakeBugPattern } from "@mastery/harden/testing";
 * const pattern = createFakeBugPattern({ find: "<", replacement: "<=" });
 * const source = { path: "a.ts", language: "typescript" as const, text: "a < b" };
 * (await pattern.propose(source))[0]?.edits; // => [{ start: 2, end: 3, newText: "<=" }]
 * ```
 */
export function createFakeBugPattern({
  id = "fake",
  languages = ["typescript"],
  find,
  replacement,
}: FakeBugPatternOptions): BugPattern {
  return {
    specVersion: "v1",
    id,
    languages,
    teaches: `"${replacement}" stands where "${find}" belongs.`,
    async propose({ language, text }, context = {}) {
      throwIfAborted(context.signal);
      if (!languages.includes(language)) return Promise.resolve([]);
      const starts = text.split(find).slice(0, -1);
      let at = -find.length;
      return starts.map((before) => {
        at += before.length + find.length;
        return { edits: [{ start: at, end: at + find.length, newText: replacement }] };
      });
    },
  };
}
