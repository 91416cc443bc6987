import type { LanguageAdapter } from "@maze/core";
import { createTreeAdapter } from "../tree-sitter/tree-adapter.ts";

/** Whether pytest, or unittest where it discovers tests, takes a path for a test file. */
export const isPythonTestFile = (path: string): boolean => /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests)\.py$/.test(path);

/**
 * Reads Python: `.py` and stubs, `.pyi`. Its grammar is loaded when it is prepared.
 *
 * @example
 * ```ts
 * import { createPythonAdapter } from "@maze/indexer";
 * const adapter = createPythonAdapter();
 * await adapter.prepare?.();
 * const text = "class Clock:\n    async def tick(self, times: int = 1) -> None: ...\n";
 * const { symbols } = adapter.read({ path: "clock.py", text });
 * symbols.map(({ id, kind }) => [id, kind]); // => [["clock.py#Clock", "class"], ["clock.py#Clock.tick", "method"]]
 * ```
 */
export function createPythonAdapter(): LanguageAdapter {
  return createTreeAdapter({
    grammar: "python",
    extensions: [".py", ".pyi"],
    capabilities: ["declarations", "members", "types", "imports", "tests", "style", "docs"],
    isTestFile: isPythonTestFile,
    loadReader: async () => (await import("./read-python.ts")).readPython,
  });
}
