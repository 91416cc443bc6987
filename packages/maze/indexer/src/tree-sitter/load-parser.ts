import type { Parser } from "web-tree-sitter";
import { indexerFailure } from "../errors.ts";
import { grammarFile, type GrammarName } from "./grammar-file.ts";

const parsers = new Map<GrammarName, Promise<Parser>>();

/**
 * A parser of a language. Each is loaded once in a process, and nothing of tree-sitter is before the first call.
 *
 * @throws {MazeError} MAZE_INDEXER_GRAMMAR_UNREADABLE
 */
export function loadParser(name: GrammarName): Promise<Parser> {
  const known = parsers.get(name);
  if (known !== undefined) return known;
  const loading = load(name).catch((cause: unknown) => {
    parsers.delete(name);
    throw indexerFailure("MAZE_INDEXER_GRAMMAR_UNREADABLE", `the grammar of ${name} cannot be loaded`, cause);
  });
  parsers.set(name, loading);
  return loading;
}

let initialised: Promise<void> | undefined;

async function load(name: GrammarName): Promise<Parser> {
  const { Parser, Language } = await import("web-tree-sitter");
  initialised ??= Parser.init();
  await initialised;
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammarFile(name)));
  return parser;
}
