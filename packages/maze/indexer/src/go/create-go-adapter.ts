import type { LanguageAdapter } from "@maze/core";
import { createTreeAdapter } from "../tree-sitter/tree-adapter.ts";

/** Whether `go test` takes a path for a test file. */
export const isGoTestFile = (path: string): boolean => path.endsWith("_test.go");

/**
 * Reads Go: `.go`. Its grammar is loaded when it is prepared.
 *
 * @example
 * ```ts
 * import { createGoAdapter } from "@maze/indexer";
 * const adapter = createGoAdapter();
 * await adapter.prepare?.();
 * const { symbols } = adapter.read({ path: "clock.go", text: "package clock\nfunc (c *Clock) Tick(times int) {}\n" });
 * symbols.map(({ id, container }) => [id, container]); // => [["clock.go#Clock.Tick", "clock.go#Clock"]]
 * ```
 */
export function createGoAdapter(): LanguageAdapter {
  return createTreeAdapter({
    grammar: "go",
    extensions: [".go"],
    capabilities: ["declarations", "members", "types", "imports", "tests", "style", "docs"],
    isTestFile: isGoTestFile,
    loadReader: async () => (await import("./read-go.ts")).readGo,
  });
}
