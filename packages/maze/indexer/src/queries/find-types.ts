import type { LanguageAdapter } from "@maze/core";
import { readsSource, typesInFacts } from "../source-reading-adapter.ts";
import type { TypedDeclaration } from "../typescript/typed-declarations.ts";
import type { ProjectStore } from "../store/project-store.ts";
import { entryOf, namedRows, type DeclarationEntry } from "./declaration-entry.ts";
import { compareEntries } from "./entry-order.ts";
import type { SourceText, SourceTexts } from "./source-texts.ts";
import { matchType, namesInType } from "./type-match.ts";

/** Types that must all fit. */
export interface TypeQuery {
  readonly produces?: string | undefined;
  readonly accepts?: string | undefined;
  readonly receiver?: string | undefined;
}

/** A declaration whose written types fit. */
export interface TypedEntry {
  readonly entry: DeclarationEntry;
  readonly score: number;
}

/** Finds declarations by the types that are written at them; types that are inferred are not known here. */
export async function findTypes(
  store: ProjectStore,
  of: { query: TypeQuery; texts: SourceTexts; adapterOf: (path: string) => LanguageAdapter | undefined },
): Promise<TypedEntry[]> {
  const { query, texts, adapterOf } = of;
  const names = [query.produces, query.accepts, query.receiver].flatMap((type) => namesInType(type ?? ""));
  const needed = names.map((name) => Buffer.from(name.split(".").at(-1) ?? name));
  const found: TypedEntry[] = [];
  for (const { path } of store.files()) {
    const bytes = texts.bytes(path);
    if (bytes === undefined || !needed.every((name) => bytes.includes(name))) continue;
    const adapter = adapterOf(path);
    const source = texts.read(path);
    if (adapter === undefined || source === undefined) continue;
    await adapter.prepare?.();
    const fitting = readTypes(adapter, source)
      .map((typed) => ({ typed, score: scoreOf(query, typed) }))
      .filter(({ score }) => score > 0);
    if (fitting.length > 0) found.push(...entriesOf(store, source, fitting));
  }
  return found.sort(compareEntries);
}

const readTypes = (adapter: LanguageAdapter, source: SourceText): TypedDeclaration[] =>
  readsSource(adapter) ? adapter.readTypes(source) : typesInFacts(adapter, source);

function scoreOf({ produces, accepts, receiver }: TypeQuery, typed: TypedDeclaration): number {
  const scores: number[] = [];
  if (produces !== undefined) scores.push(typed.produces === undefined ? 0 : matchType(produces, typed.produces));
  if (accepts !== undefined) scores.push(Math.max(0, ...typed.accepts.map((type) => matchType(accepts, type))));
  if (receiver !== undefined) scores.push(typed.receiver === undefined ? 0 : matchType(receiver, typed.receiver));
  return Math.min(...scores);
}

/** The rows of a table that typed declarations stand in; overloads share one, with the best score. */
function entriesOf(
  store: ProjectStore,
  source: SourceText,
  fitting: readonly { typed: TypedDeclaration; score: number }[],
): TypedEntry[] {
  const table = store.table(source.path);
  if (table === undefined) return [];
  const byName = new Map<string, DeclarationEntry[]>();
  for (const row of namedRows(table)) {
    const entry = entryOf(source.path, table, row);
    byName.set(entry.qualified, [...(byName.get(entry.qualified) ?? []), entry]);
  }
  const best = new Map<number, TypedEntry>();
  for (const { typed, score } of fitting) {
    const named = byName.get(typed.qualified) ?? [];
    const start = source.index.byteOffsetAt(typed.start);
    const entry = named.find((one) => one.start === start) ?? named[0];
    if (entry !== undefined && score > (best.get(entry.row)?.score ?? 0)) best.set(entry.row, { entry, score });
  }
  return [...best.values()];
}
