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
export { createJavaScriptAdapter, createTypeScriptAdapter } from "./typescript/create-language-adapters.ts";
export type { ReadExamples } from "./typescript/examples/doc-examples.ts";
export { readExamples } from "./typescript/examples/read-examples.ts";
export type { ExampleTarget, TestExample } from "./typescript/examples/test-examples.ts";
export type { OpenFile } from "./walk/read-source-file.ts";
