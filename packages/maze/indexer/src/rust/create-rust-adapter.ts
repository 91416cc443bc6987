import type { LanguageAdapter } from "@maze/core";
import { createTreeAdapter } from "../tree-sitter/tree-adapter.ts";

/** Whether cargo takes a path for an integration test or a benchmark. Unit tests stand within the sources. */
const isRustTestFile = (path: string): boolean => /(?:^|\/)(?:tests|benches)\/.*\.rs$/.test(path);

/**
 * Reads Rust: `.rs`. Its grammar is loaded when it is prepared.
 *
 * @example
 * ```ts
 * import { createRustAdapter } from "@maze/indexer";
 * const adapter = createRustAdapter();
 * await adapter.prepare?.();
 * const text = "pub struct Clock;\nimpl Clock { pub fn tick(&mut self, times: u8) {} }\n";
 * const { symbols } = adapter.read({ path: "clock.rs", text });
 * symbols.map(({ id, modifiers }) => [id, modifiers]); // => [["clock.rs#Clock", ["pub", "struct"]], ["clock.rs#Clock.tick", ["pub"]]]
 * ```
 */
export function createRustAdapter(): LanguageAdapter {
  return createTreeAdapter({
    grammar: "rust",
    extensions: [".rs"],
    capabilities: ["declarations", "members", "types", "imports", "tests", "style", "docs"],
    isTestFile: isRustTestFile,
    loadReader: async () => (await import("./read-rust.ts")).readRust,
  });
}
