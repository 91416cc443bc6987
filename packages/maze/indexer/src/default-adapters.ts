import type { LanguageAdapter } from "@maze/core";
import { createGoAdapter } from "./go/create-go-adapter.ts";
import { createPythonAdapter } from "./python/create-python-adapter.ts";
import { createRustAdapter } from "./rust/create-rust-adapter.ts";
import { createJavaScriptAdapter, createTypeScriptAdapter } from "./typescript/create-language-adapters.ts";
import { createZigAdapter } from "./zig/create-zig-adapter.ts";

/** The adapters of an indexer that is given none. Those of tree-sitter load nothing until there is a file for them. */
export function defaultAdapters(): LanguageAdapter[] {
  return [
    createTypeScriptAdapter(),
    createJavaScriptAdapter(),
    createPythonAdapter(),
    createRustAdapter(),
    createGoAdapter(),
    createZigAdapter(),
  ];
}
