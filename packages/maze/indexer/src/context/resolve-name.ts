import { resolveModule } from "../module-links.ts";
import { entryOf, isExported, kindOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { IMPORT_FORMS, textOf, type DeclarationTable } from "../skim/declaration-table.ts";
import type { ProjectStore } from "../store/project-store.ts";

/** One name that a file imports. */
export interface ImportedName {
  readonly local: string;
  readonly imported: string;
  readonly module: string;
  readonly isReExport: boolean;
}

/** The names that a file imports or re-exports, with the modules they come from. */
export function importedNames(table: DeclarationTable): ImportedName[] {
  const { imports } = table;
  const found: ImportedName[] = [];
  for (let row = 0; row < imports.count; row++) {
    const module = textOf(table, imports.modules[row] ?? 0);
    const isReExport = IMPORT_FORMS[imports.forms[row] ?? 0] === "re-export";
    const end = Math.min(imports.bindingOffsets[row + 1] ?? 0, imports.bindings.count);
    for (let at = imports.bindingOffsets[row] ?? 0; at < end; at++) {
      const [imported, local] = [imports.bindings.imported[at] ?? 0, imports.bindings.locals[at] ?? 0];
      found.push({ local: textOf(table, local), imported: textOf(table, imported), module, isReExport });
    }
  }
  return found;
}

/** Finds what names of a file stand for: its own declarations, then what it imports, through re-exports. */
export function createNameResolver(store: ProjectStore): {
  /** `undefined` for names of packages, globals and locals. */
  resolve(file: string, name: string): DeclarationEntry | undefined;
  /** The file that a module names, seen from another. */
  moduleFile(from: string, module: string): string | undefined;
  exportsOf(file: string): DeclarationEntry[];
} {
  const files = new Set(store.files().map(({ path }) => path));
  const tables = new Map<string, DeclarationTable | undefined>();
  const tableOf = (path: string): DeclarationTable | undefined => {
    if (!tables.has(path)) tables.set(path, store.table(path));
    return tables.get(path);
  };
  const own = (path: string, table: DeclarationTable, name: string): DeclarationEntry | undefined => {
    for (const row of namedRows(table)) {
      if ((table.parents[row] ?? -1) < 0 && textOf(table, row) === name) return entryOf(path, table, row);
    }
    return undefined;
  };
  const resolve = (path: string, name: string, visited: ReadonlySet<string>): DeclarationEntry | undefined => {
    const table = tableOf(path);
    if (table === undefined || visited.has(path)) return undefined;
    const found = own(path, table, name);
    if (found !== undefined) return found;
    for (const { local, imported, module } of importedNames(table)) {
      if (local !== name && !(local === "*" && imported === "*")) continue;
      const target = resolveModule(path, module, files);
      const inner =
        target === undefined
          ? undefined
          : resolve(target, local === "*" ? name : imported, new Set([...visited, path]));
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  return {
    resolve: (file, name) => resolve(file, name, new Set()),
    moduleFile: (from, module) => resolveModule(from, module, files),
    exportsOf(file) {
      const table = tableOf(file);
      if (table === undefined) return [];
      return namedRows(table)
        .filter((row) => (table.parents[row] ?? -1) < 0 && isExported(table, row) && kindOf(table, row) !== "namespace")
        .map((row) => entryOf(file, table, row));
    },
  };
}
