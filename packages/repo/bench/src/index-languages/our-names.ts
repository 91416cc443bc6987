import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createGoAdapter, createPythonAdapter, createRustAdapter, createZigAdapter } from "@maze/indexer";
import type { LanguageAdapter } from "@maze/core";
import type { MeasuredLanguage } from "../masks/language-corpora.ts";
import type { NamesByFile } from "./declared-names.ts";
import type { PublishedProject } from "./published-projects.ts";

const adapters: Record<MeasuredLanguage, () => LanguageAdapter> = {
  go: createGoAdapter,
  python: createPythonAdapter,
  rust: createRustAdapter,
  zig: createZigAdapter,
};

/** What the adapter of a language finds in a project, and how many files it calls broken. */
export interface OurNames {
  readonly names: NamesByFile;
  readonly lines: number;
  readonly broken: readonly string[];
}

export async function ourNames(language: MeasuredLanguage, project: PublishedProject): Promise<OurNames> {
  const adapter = adapters[language]();
  await adapter.prepare?.();
  const names = new Map<string, ReadonlySet<string>>();
  const broken: string[] = [];
  let lines = 0;
  for (const path of project.files) {
    const text = readFileSync(join(project.folder, path), "utf8");
    lines += text.split("\n").length;
    const { symbols, diagnostics } = adapter.read({ path, text });
    if (diagnostics.length > 0) broken.push(path);
    names.set(path, new Set(symbols.map(({ id }) => id.slice(path.length + 1).replace(/~\d+/g, ""))));
  }
  return { names, lines, broken };
}
