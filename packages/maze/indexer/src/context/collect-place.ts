import type { LanguageAdapter } from "@maze/core";
import { entryOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { headerText } from "../queries/header-text.ts";
import { declarationText, offsetIn } from "../queries/show-entry.ts";
import type { SourceText, SourceTexts } from "../queries/source-texts.ts";
import { namesInType } from "../queries/type-match.ts";
import type { ProjectStore } from "../store/project-store.ts";
import type { Candidate } from "./context-answer.ts";
import { itemOf, typeItemOf } from "./item-of.ts";
import { createNameResolver, importedNames } from "./resolve-name.ts";
import { describeStyle } from "./describe-style.ts";

/** What collecting works with. */
export interface ContextSource {
  readonly store: ProjectStore;
  readonly texts: SourceTexts;
  readonly adapterOf: (path: string) => LanguageAdapter | undefined;
}

/** Types inside the types of a signature that are shown too. */
const DEPTH = 2;

/** What one must know of a file, and of one declaration in it where that is given. */
export function collectPlace(
  { store, texts, adapterOf }: ContextSource,
  file: string,
  entry: DeclarationEntry | undefined,
): Candidate[] {
  const table = store.table(file);
  const source = texts.read(file);
  if (table === undefined || source === undefined) return [];
  const found: Candidate[] = [];
  const resolver = createNameResolver(store);
  if (entry !== undefined) {
    found.push({
      ...itemOf(entry, source, { whole: true, withTags: true }),
      kind: "target",
      reason: "what is to be written",
      score: 1,
    });
    found.push(...typesOf(entry, { store, source, texts, resolve: resolver.resolve }));
  }
  const imports = importsText(source, table.imports);
  if (imports !== "")
    found.push({
      kind: "imports",
      id: file,
      file,
      line: 1,
      text: imports,
      reason: "what the file imports",
      score: 0.9,
    });
  const style = describeStyle(adapterOf(file)?.read(source).style);
  if (style !== "")
    found.push({
      kind: "style",
      id: `${file} style`,
      file,
      line: 1,
      text: style,
      reason: "how the file is written",
      score: 0.88,
    });
  for (const row of namedRows(table)) {
    const own = entryOf(file, table, row);
    if (own.row === entry?.row || (table.parents[row] ?? -1) >= 0) continue;
    found.push({
      ...itemOf(own, source),
      kind: "same-file",
      reason: "declared in the same file",
      score: own.exported ? 0.6 : 0.58,
    });
  }
  if (entry !== undefined) found.push(...membersBeside(entry, source, table));
  const imported = new Set<string>();
  for (const { local, module, isReExport } of importedNames(table)) {
    const target = resolver.moduleFile(file, module);
    if (target === undefined || isReExport) continue;
    const named = resolver.resolve(file, local);
    const namedSource = named === undefined ? undefined : texts.read(named.path);
    if (named !== undefined && namedSource !== undefined)
      found.push({
        ...typeItemOf(named, namedSource, store.table(named.path)),
        kind: "imported",
        reason: `imported here from ${module}`,
        score: 0.65,
      });
    if (imported.has(target)) continue;
    imported.add(target);
    const targetSource = texts.read(target);
    if (targetSource === undefined) continue;
    for (const other of resolver.exportsOf(target))
      found.push({
        ...itemOf(other, targetSource),
        kind: "module",
        reason: `exported by ${module}, which is imported here`,
        score: 0.3,
      });
  }
  return found;
}

/** The declarations of the types that stand in the head of a declaration, and of the types in these. */
function typesOf(
  entry: DeclarationEntry,
  of: Pick<ContextSource, "store" | "texts"> & {
    source: SourceText;
    resolve: (file: string, name: string) => DeclarationEntry | undefined;
  },
): Candidate[] {
  const found = new Map<string, Candidate>();
  const visit = (text: string, file: string, depth: number, inside: string): void => {
    for (const name of namesInType(text)) {
      const type = of.resolve(file, name.split(".")[0] ?? name);
      const source = type === undefined ? undefined : of.texts.read(type.path);
      if (type === undefined || source === undefined) continue;
      const id = `${type.path}#${type.qualified}`;
      if (found.has(id) || (type.path === entry.path && type.row === entry.row)) continue;
      const reason = depth === 1 ? "named in its signature" : `named in ${inside}`;
      const item = typeItemOf(type, source, of.store.table(type.path));
      found.set(id, { ...item, kind: "type", reason, score: depth === 1 ? 0.95 : 0.63 });
      if (depth < DEPTH) visit(item.text.replace(/^\s*(?:\/?\*|\/\/).*$/gm, ""), type.path, depth + 1, type.name);
    }
  };
  visit(headerText(declarationText(of.source, entry)), entry.path, 1, entry.name);
  return [...found.values()];
}

/** Members of the same class or type. */
function membersBeside(
  entry: DeclarationEntry,
  source: SourceText,
  table: NonNullable<ReturnType<ProjectStore["table"]>>,
): Candidate[] {
  const parent = table.parents[entry.row] ?? -1;
  if (parent < 0) return [];
  return namedRows(table).flatMap((row) => {
    if ((table.parents[row] ?? -1) !== parent || row === entry.row) return [];
    const member = entryOf(entry.path, table, row);
    return [
      {
        ...itemOf(member, source),
        kind: "same-file" as const,
        reason: "a member beside it",
        score: isProperty(member) ? 0.64 : 0.68,
      },
    ];
  });
}

const isProperty = ({ kind }: DeclarationEntry): boolean => kind === "property";

function importsText(source: SourceText, imports: NonNullable<ReturnType<ProjectStore["table"]>>["imports"]): string {
  const lines: string[] = [];
  for (let row = 0; row < imports.count; row++) {
    const [start, end] = [imports.starts[row] ?? 0, imports.ends[row] ?? 0];
    lines.push(source.text.slice(offsetIn(source, start), offsetIn(source, end)).replace(/\s+/g, " "));
  }
  return [...new Set(lines)].join("\n");
}
