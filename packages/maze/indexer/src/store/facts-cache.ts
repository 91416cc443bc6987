import { languageFactsSchema, type LanguageFacts } from "@maze/core";
import type { ProjectStore } from "./project-store.ts";

/** Keeps the facts of files by their content. */
export interface FactsCache {
  get(path: string, hash: string): LanguageFacts | undefined;
  put(path: string, hash: string, facts: LanguageFacts): void;
  /** Writes what was put. */
  flush(): void;
}

/** Files whose facts are written at once. */
const MOST_WAITING = 500;

/** Keeps facts in a store, which forgets them with its version. What does not fit the schema is read anew. */
export function createFactsCache(store: ProjectStore): FactsCache {
  let waiting: { path: string; hash: string; value: string }[] = [];
  const flush = (): void => {
    if (waiting.length > 0) store.putFacts(waiting);
    waiting = [];
  };
  return {
    get(path, hash) {
      const value = store.facts(path, hash);
      if (value === undefined) return undefined;
      const parsed = languageFactsSchema.safeParse(parsedJson(value));
      return parsed.success ? parsed.data : undefined;
    },
    put(path, hash, facts) {
      waiting.push({ path, hash, value: JSON.stringify(facts) });
      if (waiting.length >= MOST_WAITING) flush();
    },
    flush,
  };
}

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined; // Damaged, so it is read anew.
  }
}
