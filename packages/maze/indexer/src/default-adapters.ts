import type { LanguageAdapter } from "@maze/core";
import { createPythonAdapter } from "./python/create-python-adapter.ts";
import { createJavaScriptAdapter, createTypeScriptAdapter } from "./typescript/create-language-adapters.ts";

/** The adapters of an indexer that is given none. Those of tree-sitter load nothing until there is a file for them. */
export function defaultAdapters(): LanguageAdapter[] {
  return [createTypeScriptAdapter(), createJavaScriptAdapter(), createPythonAdapter()];
}
