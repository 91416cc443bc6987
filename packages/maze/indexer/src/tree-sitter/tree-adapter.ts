import type { LanguageAdapter, LanguageCapability, LanguageFacts } from "@maze/core";
import type { Parser } from "web-tree-sitter";
import { indexerFailure } from "../errors.ts";
import type { GrammarName } from "./grammar-file.ts";
import { loadParser } from "./load-parser.ts";
import { withTree, type TreeFile } from "./parse-tree.ts";
import { syntaxFindings } from "./syntax-findings.ts";

/** Reads the facts of a parsed file; findings about its syntax are added by the adapter. */
export type ReadTree = (file: TreeFile) => Pick<LanguageFacts, "symbols" | "imports" | "tests"> & {
  style: NonNullable<LanguageFacts["style"]>;
};

/** A language that is read through a grammar of tree-sitter. */
export interface TreeLanguage {
  readonly grammar: GrammarName;
  readonly extensions: readonly string[];
  readonly capabilities: readonly LanguageCapability[];
  readonly isTestFile: (path: string) => boolean;
  /** Imports what reads a tree of the language; called when the first file is to be read. */
  readonly loadReader: () => Promise<ReadTree>;
}

/** An adapter that loads its grammar and its reader when it is prepared. */
export function createTreeAdapter(language: TreeLanguage): LanguageAdapter {
  const { grammar: id, extensions, capabilities, isTestFile, loadReader } = language;
  let ready: { parser: Parser; read: ReadTree } | undefined;
  return {
    specVersion: "v1",
    id,
    language: id,
    extensions,
    capabilities,
    isTestFile,
    async prepare() {
      if (ready !== undefined) return;
      const [parser, read] = await Promise.all([loadParser(id), loadReader()]);
      ready = { parser, read };
    },
    read(file) {
      if (ready === undefined)
        throw indexerFailure("MAZE_INDEXER_NOT_PREPARED", `the adapter of ${id} is asked to read ${file.path}`);
      const { parser, read } = ready;
      return withTree<LanguageFacts>(parser, file, {
        use: (tree) => ({ ...read(tree), holes: [], diagnostics: syntaxFindings(tree) }),
        giveUp: (why) => ({ symbols: [], imports: [], tests: [], holes: [], diagnostics: [why] }),
      });
    },
  };
}
