import { parseData, throwIfAborted, type LanguageAdapter, type OperationContext } from "@maze/core";
import type { ContextAnswer } from "../context/context-answer.ts";
import { createContext, type ContextRequest } from "../context/create-context.ts";
import type { ProjectStore } from "../store/project-store.ts";
import type { DeclarationEntry } from "./declaration-entry.ts";
import { compareEntries } from "./entry-order.ts";
import { declarationsOf, splitId } from "./find-declarations.ts";
import { findNames } from "./find-names.ts";
import { findNameWords } from "./find-words.ts";
import { findTypes } from "./find-types.ts";
import { filesWith, findOccurrences, referencesAnswer, type FindReferences } from "./find-usages.ts";
import { matchName } from "./name-match.ts";
import {
  searchRequestSchema,
  type SearchAnswer,
  type SearchHit,
  type SearchRequest,
  type UsagesAnswer,
} from "./search-result.ts";
import { hitOf, offsetIn } from "./show-entry.ts";
import { createSourceTexts } from "./source-texts.ts";
import { openWordIndex } from "./word-database.ts";

export interface ProjectQueriesOptions {
  readonly store: ProjectStore;
  readonly adapters: readonly LanguageAdapter[];
  /** Asks a compiler for the references of a declaration; without it usages are syntactic. */
  readonly findReferences?: FindReferences | undefined;
}

/** Answers questions about a project from its store, which the caller has refreshed. */
export interface ProjectQueries {
  /** @throws {MazeError} MAZE_CORE_INVALID_DATA, MAZE_CORE_ABORTED */
  search(request: SearchRequest, context?: OperationContext): Promise<SearchAnswer>;
  /** Where a name is used; a qualified name, or `file#name`, is one declaration to a compiler. */
  usages(name: string, limit?: number, context?: OperationContext): Promise<UsagesAnswer>;
  /** What one must know to write code at a place or for a description. @throws {MazeError} MAZE_CORE_ABORTED */
  context(request: ContextRequest, context?: OperationContext): Promise<ContextAnswer>;
  close(): void;
}

/** A name that fits so well is what was meant; below it the documentation is searched too. */
const GOOD_FIT = 0.5;
const FOUND = { match: "words" as const };

export function createProjectQueries({ store, adapters, findReferences }: ProjectQueriesOptions): ProjectQueries {
  const byExtension = new Map(
    adapters.flatMap((adapter) => adapter.extensions.map((extension) => [extension, adapter] as const)),
  );
  const adapterOf = (path: string): LanguageAdapter | undefined =>
    byExtension.get(/\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? "");
  let words: ReturnType<typeof openWordIndex> | undefined;

  const found = async (
    request: SearchRequest,
    notes: string[],
  ): Promise<(Pick<SearchHit, "match" | "score"> & { entry: DeclarationEntry })[]> => {
    const { query, produces, accepts, receiver } = request;
    const kinds = request.kinds === undefined ? undefined : new Set(request.kinds);
    const isOfKind = ({ kind }: DeclarationEntry): boolean => kinds?.has(kind) ?? true;
    if (produces !== undefined || accepts !== undefined || receiver !== undefined) {
      const texts = createSourceTexts(store);
      const typed = await findTypes(store, { query: { produces, accepts, receiver }, texts, adapterOf });
      notes.push("only types that are written down are searched; what is inferred is not known here");
      return typed.flatMap(({ entry, score }) => {
        const fit = query === undefined ? 1 : (matchName(query, entry.name)?.score ?? 0);
        return isOfKind(entry) && fit > 0 ? [{ entry, match: "type" as const, score: score * fit }] : [];
      });
    }
    if (query === undefined) return [];
    const isWords = /\s/.test(query.trim());
    const named = isWords
      ? findNameWords(store.tables(), query, { kinds }).map((one) => ({ ...one, ...FOUND }))
      : findNames(store.tables(), query, { kinds });
    if (!isWords && (named[0]?.score ?? 0) >= GOOD_FIT) return named;
    words ??= openWordIndex(store.file);
    const updated = words.update(store, createSourceTexts(store));
    if (updated.isFirst) notes.push(`the documentation of ${String(updated.files)} files was read for the first time`);
    const documented = words.find(store, query, 200).filter(({ entry }) => isOfKind(entry));
    const best = documented[0]?.rank ?? -1;
    const known = new Set(named.map(({ entry }) => keyOf(entry)));
    return [
      ...named,
      ...documented
        .filter(({ entry }) => !known.has(keyOf(entry)))
        .map(({ entry, rank }) => ({ entry, match: "documentation" as const, score: 0.7 * Math.min(1, rank / best) })),
    ].sort(compareEntries);
  };

  const usagesOf = async (given: string, limit: number): Promise<UsagesAnswer> => {
    const [file, qualified] = given.includes("#") ? splitId(given) : [undefined, given];
    const name = qualified.split(".").at(-1) ?? qualified;
    const texts = createSourceTexts(store);
    const declarations = findReferences === undefined ? [] : declarationsOf(store, { file, qualified });
    const [only] = declarations;
    const source = only === undefined ? undefined : texts.read(only.path);
    const notes: string[] = [];
    if (findReferences !== undefined && declarations.length === 1 && only !== undefined && source !== undefined) {
      const found = await findReferences({
        file: only.path,
        offset: offsetIn(source, only.nameStart),
        name,
        filesWith: (text) => filesWith(store, texts, text),
      });
      if (found !== undefined) return referencesAnswer(name, found, { limit, texts, adapterOf });
    }
    if (declarations.length > 1)
      notes.push(`${String(declarations.length)} declarations are called ${given}; FILE#NAME names one of them`);
    const answer = findOccurrences(store, { name, limit, texts, adapterOf });
    return { ...answer, notes: [...notes, ...answer.notes] };
  };

  return {
    async search(given, context = {}) {
      const request = parseData(searchRequestSchema, given, "search request");
      throwIfAborted(context.signal);
      const notes: string[] = [];
      return store.read(async () => {
        const all = await found(request, notes);
        const texts = createSourceTexts(store);
        const hits = all.slice(0, request.limit).map(({ entry, ...of }) => hitOf(entry, texts.read(entry.path), of));
        return { hits, total: all.length, notes };
      });
    },
    async usages(given, limit = 200, context = {}) {
      throwIfAborted(context.signal);
      return store.read(() => usagesOf(given, limit));
    },
    context: (request, context) => store.read(() => createContext({ store, adapterOf }, request, context)),
    close() {
      words?.close();
    },
  };
}

const keyOf = ({ path, row }: DeclarationEntry): string => `${String(row)} ${path}`;
