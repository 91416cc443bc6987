import type { LanguageAdapter } from "@maze/core";
import type { ProjectStore } from "../store/project-store.ts";
import { readsSource } from "../source-reading-adapter.ts";
import type { Occurrence } from "../typescript/occurrences.ts";
import type { UsagesAnswer } from "./search-result.ts";
import type { SourceText, SourceTexts } from "./source-texts.ts";

/** The declaration whose references are asked for. */
export interface ReferenceTarget {
  readonly file: string;
  /** UTF-16 offset of its name. */
  readonly offset: number;
  readonly name: string;
  /** The files of the project whose bytes hold a text. */
  filesWith(text: string): readonly string[];
}

/** What a compiler says; offsets are UTF-16. */
export interface FoundReferences {
  readonly references: readonly { readonly file: string; readonly start: number; readonly end: number }[];
  readonly notes: readonly string[];
}

/**
 * Tells where exactly one declaration is referred to, as a compiler can; `undefined` where it cannot tell.
 */
export type FindReferences = (target: ReferenceTarget) => Promise<FoundReferences | undefined>;

/** The files of a store whose bytes hold a text. */
export function filesWith(store: ProjectStore, texts: SourceTexts, text: string): string[] {
  const bytes = Buffer.from(text);
  return store.files().flatMap(({ path }) => (texts.bytes(path)?.includes(bytes) === true ? [path] : []));
}

/** Where a name stands as an identifier: found by its bytes, confirmed by the syntax where the language can be read so. */
export function findOccurrences(
  store: ProjectStore,
  of: { name: string; limit: number; texts: SourceTexts; adapterOf: (path: string) => LanguageAdapter | undefined },
): UsagesAnswer {
  const { name, limit, texts, adapterOf } = of;
  const usages: UsagesAnswer["usages"] = [];
  const unconfirmed = new Set<string>();
  let total = 0;
  let files = 0;
  for (const path of filesWith(store, texts, name)) {
    const source = texts.read(path);
    const adapter = adapterOf(path);
    if (source === undefined || adapter === undefined) continue;
    const isConfirmed = readsSource(adapter);
    const found = isConfirmed ? adapter.readOccurrences(source, name) : mentions(source, name);
    if (found.length === 0) continue;
    if (!isConfirmed) unconfirmed.add(adapter.language);
    files++;
    total += found.length;
    for (const { start, role } of found.slice(0, Math.max(0, limit - usages.length)))
      usages.push({ ...placeOf(source, start), role });
  }
  const notes = [...unconfirmed].map(
    (language) => `in ${language} every word of this spelling counts, also in comments`,
  );
  return { name, basis: "syntactic", usages, total, files, notes };
}

/** The answer of a compiler, with the lines that it points at, and what the syntax says of each place. */
export function referencesAnswer(
  name: string,
  { references, notes }: FoundReferences,
  of: { limit: number; texts: SourceTexts; adapterOf: (path: string) => LanguageAdapter | undefined },
): UsagesAnswer {
  const roles = new Map<string, Occurrence["role"]>();
  const roleAt = (source: SourceText, start: number, end: number): Occurrence["role"] | undefined => {
    const said = source.text.slice(start, end);
    const adapter = of.adapterOf(source.path);
    const key = (offset: number): string => `${said} ${String(offset)} ${source.path}`;
    if (adapter !== undefined && readsSource(adapter) && !roles.has(key(start)))
      for (const found of adapter.readOccurrences(source, said)) roles.set(key(found.start), found.role);
    return roles.get(key(start));
  };
  const usages = references.slice(0, of.limit).flatMap(({ file, start, end }) => {
    const source = of.texts.read(file);
    return source === undefined
      ? []
      : [{ ...placeOf(source, start), role: roleAt(source, start, end) ?? ("reference" as const) }];
  });
  const files = new Set(references.map(({ file }) => file)).size;
  return { name, basis: "semantic", usages, total: references.length, files, notes: [...notes] };
}

function mentions({ text }: SourceText, name: string): (Omit<Occurrence, "role"> & { role: "mention" })[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const word = new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped}(?![\\p{L}\\p{N}_$])`, "gu");
  return [...text.matchAll(word)].map(({ index }) => ({ start: index, end: index + name.length, role: "mention" }));
}

function placeOf(
  { path, text, index }: SourceText,
  start: number,
): { file: string; line: number; column: number; text: string } {
  const { line, column } = index.positionAt(Math.min(start, text.length));
  const whole = index.lineText(line).trim();
  return { file: path, line, column, text: whole.length > 200 ? `${whole.slice(0, 199)}…` : whole };
}
