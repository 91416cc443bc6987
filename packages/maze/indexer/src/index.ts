/**
 * Turns a source tree into a `ProjectIndex`: files, symbols, imports, tests, typed holes with their examples, style and
 * dependencies. Reads TypeScript and JavaScript; other languages come through adapters.
 *
 * @packageDocumentation
 */
export { indexerConfigSection } from "./config-section.ts";
export type { IndexerConfig } from "./config-section.ts";
export { createIndexer } from "./create-indexer.ts";
export type { Indexer, IndexerOptions, IndexRequest } from "./create-indexer.ts";
export { defaultAdapters } from "./default-adapters.ts";
export { manifestFindings } from "./dependencies/read-dependencies.ts";
export { indexerErrorCodes } from "./errors.ts";
export type { IndexerErrorCode } from "./errors.ts";
export type { ExampleReadingAdapter } from "./example-reading-adapter.ts";
export { indexFindingCodes } from "./finding-codes.ts";
export type { IndexFindingCode } from "./finding-codes.ts";
export { createGoAdapter } from "./go/create-go-adapter.ts";
export { createPythonAdapter } from "./python/create-python-adapter.ts";
export { createRustAdapter } from "./rust/create-rust-adapter.ts";
export { createZigAdapter } from "./zig/create-zig-adapter.ts";
export { parseIndex, serializeIndex } from "./serialize-index.ts";
export { createSymbolSource } from "./symbol-source.ts";
export type { TreeAdapterOptions } from "./tree-sitter/tree-adapter.ts";
export { createJavaScriptAdapter, createTypeScriptAdapter } from "./typescript/create-language-adapters.ts";
export type { ReadExamples } from "./typescript/examples/doc-examples.ts";
export { readExamples } from "./typescript/examples/read-examples.ts";
export type { ExampleTarget, TestExample } from "./typescript/examples/test-examples.ts";
export type { OpenFile } from "./walk/read-source-file.ts";
export { declarationFlags } from "./skim/declaration-flags.ts";
export type { DeclarationFlag } from "./skim/declaration-flags.ts";
export { IMPORT_FORMS, textOf } from "./skim/declaration-table.ts";
export type { BindingRows, DeclarationTable, ExportRows, ImportRows, ReferenceRows } from "./skim/declaration-table.ts";
export type { FallbackReason } from "./skim/fallback-reason.ts";
export { materialise } from "./skim/materialise.ts";
export { unpackTable } from "./skim/unpack-table.ts";
export { createAdapterReader, createDeclarationReader } from "./store/declaration-reader.ts";
export type { DeclarationReader } from "./store/declaration-reader.ts";
export type { FileState } from "./store/file-rows.ts";
export { openProjectStore } from "./store/project-store.ts";
export type { ProjectStore, ProjectStoreOptions } from "./store/project-store.ts";
export type { RefreshReport } from "./store/refresh-report.ts";
export type { FileStamp } from "./walk/read-source-bytes.ts";
export { docText, firstSentence } from "./queries/doc-text.ts";
export type { FindReferences, FoundReferences, ReferenceTarget } from "./queries/find-usages.ts";
export { findReferencesBy } from "./queries/oracle-references.ts";
export { headerText } from "./queries/header-text.ts";
export { matchName } from "./queries/name-match.ts";
export type { NameFit, NameMatch } from "./queries/name-match.ts";
export { createProjectQueries } from "./queries/project-queries.ts";
export type { ProjectQueries, ProjectQueriesOptions } from "./queries/project-queries.ts";
export {
  searchAnswerSchema,
  searchHitSchema,
  searchRequestSchema,
  usagesAnswerSchema,
} from "./queries/search-result.ts";
export type { SearchAnswer, SearchHit, SearchRequest, UsagesAnswer } from "./queries/search-result.ts";
export { matchType } from "./queries/type-match.ts";
export type { SourceReadingAdapter } from "./source-reading-adapter.ts";
export type { Occurrence, OccurrenceRole } from "./typescript/occurrences.ts";
export type { TypedDeclaration } from "./typescript/typed-declarations.ts";
export { contextAnswerSchema, contextItemSchema } from "./context/context-answer.ts";
export type { ContextAnswer, ContextItem } from "./context/context-answer.ts";
export type { ContextRequest } from "./context/create-context.ts";
export { estimateTokens } from "./context/estimate-tokens.ts";
export { renderContext } from "./context/fill-budget.ts";
export { indexDatabaseBytes, readIndexDatabase, writeIndexDatabase } from "./output/index-database.ts";
export { indexLines, parseIndexLines } from "./output/index-lines.ts";
export type { SymbolPackage } from "./output/scip-symbol.ts";
export { writeCtags } from "./output/write-ctags.ts";
export { writeScip } from "./output/write-scip.ts";
export type { ScipOptions } from "./output/write-scip.ts";
export { createFactsCache } from "./store/facts-cache.ts";
export type { FactsCache } from "./store/facts-cache.ts";
export { watchProject } from "./watch/watch-project.ts";
export type { FileChange, WatchOptions } from "./watch/watch-project.ts";
