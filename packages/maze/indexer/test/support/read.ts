import type { LanguageFacts } from "@maze/core";
import { createJavaScriptAdapter, createTypeScriptAdapter } from "../../src/index.ts";

const adapters = [createTypeScriptAdapter(), createJavaScriptAdapter()];

/** The facts of one text, by the adapter that its extension names. */
export function read(text: string, path = "src/a.ts"): LanguageFacts {
  const adapter = adapters.find(({ extensions }) => extensions.some((extension) => path.endsWith(extension)));
  if (adapter === undefined) throw new Error(`no adapter reads ${path}`);
  return adapter.read({ path, text });
}
