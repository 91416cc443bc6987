import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSnippets, type SecuritySnippet } from "./snippet.ts";

/** The frozen corpus: classes.json, one file of snippets for each class, and the manifest SHA256SUMS. */
export const securityCorpusFolder = join(import.meta.dirname, "../test/fixtures/security");

/** A set of snippets and the weaknesses (CWE ids) that count as each class. */
export interface SecurityCorpus {
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly snippets: readonly SecuritySnippet[];
}

/** Reads the corpus, in the order of classes.json. */
export function readSecurityCorpus(folder = securityCorpusFolder): SecurityCorpus {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const classes = JSON.parse(read("classes.json")) as SecurityCorpus["classes"];
  return { classes, snippets: Object.keys(classes).flatMap((name) => parseSnippets(name, read(`${name}.snippets`))) };
}
