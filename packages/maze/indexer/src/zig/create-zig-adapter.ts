import type { LanguageAdapter } from "@maze/core";
import { createTreeAdapter } from "../tree-sitter/tree-adapter.ts";

/** Tests of Zig stand within the sources; files that hold nothing else are named so. */
const isZigTestFile = (path: string): boolean => /(?:^|\/)(?:tests?\/.*|tests?|[^/]*_tests?)\.zig$/.test(path);

/**
 * Reads Zig: `.zig`. Its grammar is loaded when it is prepared.
 *
 * @example
 * ```ts
 * import { createZigAdapter } from "@maze/indexer";
 * const adapter = createZigAdapter();
 * await adapter.prepare?.();
 * const text = "pub fn List(comptime T: type) type { return struct { items: []T }; }\n";
 * const { symbols } = adapter.read({ path: "list.zig", text });
 * symbols.map(({ id, kind }) => [id, kind]); // => [["list.zig#List", "function"], ["list.zig#List.items", "property"]]
 * ```
 */
export function createZigAdapter(): LanguageAdapter {
  return createTreeAdapter({
    grammar: "zig",
    extensions: [".zig"],
    capabilities: ["declarations", "members", "types", "imports", "tests", "style", "docs"],
    isTestFile: isZigTestFile,
    loadReader: async () => (await import("./read-zig.ts")).readZig,
  });
}
