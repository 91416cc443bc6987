import { join, resolve } from "node:path";
import {
  parseData,
  throwIfAborted,
  type Diagnostic,
  type FileRecord,
  type LanguageAdapter,
  type LanguageFacts,
  type OperationContext,
  type ProjectIndex,
} from "@maze/core";
import { addTestExamples, contradictions } from "./add-test-examples.ts";
import { indexerConfigSection, type IndexerConfig } from "./config-section.ts";
import { defaultAdapters } from "./default-adapters.ts";
import { readDependencies } from "./dependencies/read-dependencies.ts";
import { indexerFailure } from "./errors.ts";
import type { FactsCache } from "./store/facts-cache.ts";
import { readsTestExamples } from "./example-reading-adapter.ts";
import { checkRoot, locate } from "./locate-paths.ts";
import { linkHoles } from "./module-links.ts";
import { nameRunners } from "./name-runners.ts";
import { mergeStyles } from "./style/merge-styles.ts";
import type { TestExample } from "./typescript/examples/test-examples.ts";
import { isTestPath } from "./typescript/tests/test-api.ts";
import { generatedReason } from "./walk/generated-reason.ts";
import { openForReading, readSourceFile, type OpenFile } from "./walk/read-source-file.ts";
import { byCodeUnit, walkProject } from "./walk/walk-project.ts";

/** The section `[index]` of the configuration, in part, and what an indexer works with. */
export interface IndexerOptions extends Partial<IndexerConfig> {
  /** One for each language; TypeScript, JavaScript, Python, Rust, Go and Zig where none are given. */
  readonly adapters?: readonly LanguageAdapter[] | undefined;
  /** Milliseconds since some fixed moment; `performance.now` unless given. */
  readonly now?: (() => number) | undefined;
  /** Keeps what was read of a file by its content, for the next time. */
  readonly facts?: FactsCache | undefined;
  /** Opens a file for reading; from the disk unless given. */
  readonly openFile?: ((path: string) => Promise<OpenFile>) | undefined;
}

/** What is to be indexed. */
export interface IndexRequest {
  /** The project's folder, absolute or relative to the current one. */
  readonly root: string;
  /** Files and folders of the project to index instead of all of it, relative to the root. Files named here are read even where a rule excludes them. */
  readonly paths?: readonly string[] | undefined;
}

export interface Indexer {
  readonly adapters: readonly LanguageAdapter[];
  /**
   * @throws {MazeError} MAZE_INDEXER_ROOT_UNREADABLE, MAZE_INDEXER_NO_SUCH_PATH, MAZE_INDEXER_PATH_OUTSIDE,
   * MAZE_CORE_ABORTED
   */
  index(request: IndexRequest, context?: OperationContext): Promise<ProjectIndex>;
}

/** Files between two progress events. */
const PROGRESS_STEP = 50;

/**
 * Creates an indexer: it walks a project, reads its sources with the adapters of their languages, and returns what it
 * found as data. Nothing is written. What cannot be read is listed with the reason, never dropped silently.
 *
 * @throws {MazeError} MAZE_INDEXER_AMBIGUOUS_EXTENSION, MAZE_CORE_INVALID_DATA
 * @example
 * ```ts
 * import { mkdtemp, writeFile } from "node:fs/promises";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { createIndexer } from "@maze/indexer";
 *
 * const root = await mkdtemp(join(tmpdir(), "index-"));
 * await writeFile(join(root, "clock.ts"), "export declare function noon(day: Date): Date;\n");
 * const index = await createIndexer().index({ root });
 * index.files.map((file) => file.path); // => ["clock.ts"]
 * index.holes.map((hole) => hole.id); // => ["clock.ts#noon"]
 * ```
 */
export function createIndexer(options: IndexerOptions = {}): Indexer {
  const {
    adapters = defaultAdapters(),
    now = () => performance.now(),
    openFile = openForReading,
    facts: cache,
    ...given
  } = options;
  const config = parseConfig(given);
  const byExtension = adaptersByExtension(adapters);
  const adapterOf = (path: string): LanguageAdapter | undefined =>
    byExtension.get(/\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? "");

  return {
    adapters,
    async index({ root: given, paths }, context = {}) {
      const started = now();
      const { signal, onProgress, logger, metrics } = context;
      throwIfAborted(signal);
      const root = resolve(given);
      await checkRoot(root);
      const walked = await walkProject({
        root,
        starts:
          paths === undefined
            ? [{ path: "", isFolder: true }]
            : await Promise.all(paths.map((path) => locate(root, path))),
        skipFolders: new Set(config.skipFolders),
        exclude: config.exclude,
        useGitignore: config.useGitignore,
        wants: (path) => adapterOf(path) !== undefined,
        signal,
      });
      const total = walked.files.length;
      onProgress?.({ type: "started", room: "index", message: `reading ${String(total)} files`, total });

      const files: FileRecord[] = [];
      const skipped = [...walked.skipped];
      const facts: LanguageFacts[] = [];
      const testTexts = new Map<string, string>();
      for (const [i, path] of walked.files.entries()) {
        throwIfAborted(signal);
        if (i > 0 && i % PROGRESS_STEP === 0)
          onProgress?.({ type: "advanced", room: "index", message: path, done: i, total });
        const adapter = adapterOf(path);
        if (adapter === undefined) continue;
        const isTestFile = adapter.isTestFile?.(path) ?? isTestPath(path);
        if (!config.includeTests && isTestFile) {
          skipped.push({ path, reason: "it is a test file, and index.includeTests is off" });
          continue;
        }
        const read = await readSourceFile(join(root, path), { maxBytes: config.maxFileBytes, openFile });
        const reason =
          "skipped" in read ? read.skipped : config.includeGenerated ? undefined : generatedReason(path, read.text);
        if ("skipped" in read || reason !== undefined) {
          skipped.push({ path, reason: reason ?? "" });
          continue;
        }
        const { text, bytes, hash } = read;
        files.push({ path, language: adapter.language, bytes, lines: countLines(text), hash });
        let found = cache?.get(path, hash);
        if (found === undefined) {
          await adapter.prepare?.();
          found = adapter.read({ path, text });
          cache?.put(path, hash, found);
        }
        facts.push(config.includeTests ? found : { ...found, tests: [] });
        if (config.includeTests && (found.tests.length > 0 || isTestFile)) testTexts.set(path, text);
      }

      cache?.flush();
      const all = collect(facts);
      const targetsOf = linkHoles({ ...all, files: new Set(files.map(({ path }) => path)) });
      const examples: TestExample[] = [];
      for (const [path, text] of all.holes.length === 0 ? [] : testTexts) {
        throwIfAborted(signal);
        const adapter = adapterOf(path);
        const targets = targetsOf(path);
        if (targets.length > 0 && adapter !== undefined && readsTestExamples(adapter))
          examples.push(...adapter.readTestExamples({ path, text }, targets));
      }
      const holes = addTestExamples(all.holes, examples);
      const { dependencies, diagnostics } = await readDependencies(root);
      const durationMs = now() - started;
      onProgress?.({ type: "finished", room: "index", message: `${String(files.length)} files indexed`, durationMs });
      metrics?.observe("index_ms", durationMs);
      logger?.debug("indexed", {
        files: files.length,
        skipped: skipped.length,
        symbols: all.symbols.length,
        durationMs,
      });
      return {
        specVersion: "v1",
        root,
        files,
        skipped: skipped.sort((a, b) => byCodeUnit(a.path, b.path)),
        symbols: all.symbols,
        imports: all.imports,
        tests: nameRunners(all.tests, dependencies),
        holes,
        styles: mergeStyles(facts.flatMap(({ style }) => (style === undefined ? [] : [style]))),
        dependencies,
        diagnostics: [...walked.diagnostics, ...diagnostics, ...all.diagnostics, ...contradictions(holes)],
        durationMs,
      };
    },
  };
}

function collect(
  facts: readonly LanguageFacts[],
): Pick<LanguageFacts, "symbols" | "imports" | "tests" | "holes"> & { diagnostics: Diagnostic[] } {
  return {
    symbols: facts.flatMap(({ symbols }) => symbols),
    imports: facts.flatMap(({ imports }) => imports),
    tests: facts.flatMap(({ tests }) => tests),
    holes: facts.flatMap(({ holes }) => holes),
    diagnostics: facts.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Line starts, as editors count them: after `\n`, `\r\n` or `\r`. */
function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  if (text.includes("\r")) lines += text.match(/\r(?!\n)/g)?.length ?? 0;
  return lines;
}

function parseConfig(given: Partial<IndexerConfig>): Readonly<IndexerConfig> {
  return Object.freeze(parseData(indexerConfigSection.schema, given, "options of createIndexer"));
}

function adaptersByExtension(adapters: readonly LanguageAdapter[]): ReadonlyMap<string, LanguageAdapter> {
  const found = new Map<string, LanguageAdapter>();
  for (const adapter of adapters) {
    for (const extension of adapter.extensions) {
      const other = found.get(extension);
      if (other !== undefined)
        throw indexerFailure(
          "MAZE_INDEXER_AMBIGUOUS_EXTENSION",
          `${other.id} and ${adapter.id} both read ${extension}`,
        );
      found.set(extension, adapter);
    }
  }
  return found;
}
