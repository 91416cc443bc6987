import type { LanguageAdapter, LanguageCapability, LanguageFacts } from "@maze/core";
import { finding } from "../finding-codes.ts";
import type { ExampleReadingAdapter } from "../example-reading-adapter.ts";
import type { SourceReadingAdapter } from "../source-reading-adapter.ts";
import { readDeclarations } from "./declarations.ts";
import { readTestExamples } from "./examples/test-examples.ts";
import { readHoles } from "./holes.ts";
import { readImports } from "./imports.ts";
import { readOccurrences } from "./occurrences.ts";
import { parseSource, type SourceFile } from "./parse-source.ts";
import { readStyle } from "./style.ts";
import { readTests } from "./tests/read-tests.ts";
import { readTypedDeclarations } from "./typed-declarations.ts";

const capabilities: readonly LanguageCapability[] = [
  "declarations",
  "members",
  "imports",
  "tests",
  "style",
  "docs",
  "holes",
];

/**
 * Reads TypeScript: `.ts`, `.tsx`, `.mts`, `.cts` and declaration files. Spans are UTF-16 offsets of the text as it was
 * given, in which a byte order mark counts as one character.
 *
 * @example
 * ```ts
 * import { createTypeScriptAdapter } from "@maze/indexer";
 * const text = "export declare function half(x: number): number;";
 * const [hole] = createTypeScriptAdapter().read({ path: "src/half.ts", text }).holes;
 * hole?.id; // => "src/half.ts#half"
 * hole?.signature; // => "(x: number): number"
 * ```
 */
export function createTypeScriptAdapter(): ExampleReadingAdapter & SourceReadingAdapter {
  return createAdapter("typescript", [".ts", ".tsx", ".mts", ".cts"]);
}

/** Reads JavaScript with or without JSX: `.js`, `.jsx`, `.mjs`, `.cjs`. */
export function createJavaScriptAdapter(): ExampleReadingAdapter & SourceReadingAdapter {
  return createAdapter("javascript", [".js", ".jsx", ".mjs", ".cjs"]);
}

function createAdapter(language: string, extensions: readonly string[]): ExampleReadingAdapter & SourceReadingAdapter {
  const adapter: LanguageAdapter = {
    specVersion: "v1",
    id: language,
    language,
    extensions,
    capabilities,
    read: (file) => readFacts(file, language),
  };
  return {
    ...adapter,
    readTestExamples: (file, targets) => readList(file, (source) => readTestExamples(source, targets)),
    readTypes: (file) => readList(file, readTypedDeclarations),
    readOccurrences: (file, name) => readList(file, (source) => readOccurrences(source, name)),
  };
}

/** A list that is read of a file; nothing of one that is nested too deeply. */
function readList<Item>(file: { path: string; text: string }, read: (source: SourceFile) => Item[]): Item[] {
  const source = parseSource(file);
  if ("tooDeep" in source) return [];
  return orWhenTooDeep(
    () => read(source),
    () => [],
  );
}

function readFacts(file: { path: string; text: string }, language: string): LanguageFacts {
  const source = parseSource(file);
  if ("tooDeep" in source) return { ...nothing(), diagnostics: [source.tooDeep] };
  const message = `${file.path} is nested too deeply to be read`;
  const tooDeep = (): LanguageFacts => ({
    ...nothing(),
    diagnostics: [finding({ code: "MAZE_INDEX_TOO_DEEP", severity: "error", message, file: file.path })],
  });
  return orWhenTooDeep(() => factsOf(source, language), tooDeep);
}

/** Part of the reading recurses; what the parser survives can still be too deep for it. */
function orWhenTooDeep<Result>(read: () => Result, otherwise: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof RangeError) return otherwise();
    throw thrown;
  }
}

function factsOf(source: SourceFile, language: string): LanguageFacts {
  const { holes, diagnostics } = readHoles(source);
  return {
    symbols: readDeclarations(source),
    imports: readImports(source),
    tests: readTests(source),
    holes,
    style: readStyle(source, language),
    diagnostics: [...source.diagnostics, ...diagnostics],
  };
}

const nothing = (): LanguageFacts => ({ symbols: [], imports: [], tests: [], holes: [], diagnostics: [] });
