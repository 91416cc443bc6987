import { posix } from "node:path";
import type { ImportRecord, SymbolRecord, TypedHole } from "@maze/core";
import { groupBy } from "./group-by.ts";
import type { ExampleTarget } from "./typescript/examples/test-examples.ts";

/** What linking needs to know of a project. */
export interface LinkedProject {
  readonly files: ReadonlySet<string>;
  readonly imports: readonly ImportRecord[];
  readonly symbols: readonly SymbolRecord[];
  readonly holes: readonly TypedHole[];
}

/** A hole that a file offers to others: under a name, or as a static method of a class under that name. */
interface OfferedHole {
  readonly exported: string;
  readonly member: string | undefined;
  readonly hole: string;
}

/**
 * Finds by which names each file can call the holes of a project: through its imports of relative paths, also through
 * files that re-export them. Paths of tsconfig and package names are not resolved.
 */
export function linkHoles(project: LinkedProject): (file: string) => ExampleTarget[] {
  const importsOf = groupBy(project.imports, ({ file }) => file);
  const own = ownHoles(project);
  const offered = new Map<string, readonly OfferedHole[]>();

  const offeredBy = (file: string, visiting: ReadonlySet<string>): readonly OfferedHole[] => {
    const known = offered.get(file);
    if (known !== undefined || visiting.has(file)) return known ?? [];
    const found = [...(own.get(file) ?? [])];
    for (const record of importsOf.get(file) ?? []) {
      if (record.form !== "re-export") continue;
      const target = resolveModule(file, record.module, project.files);
      const inner = target === undefined ? [] : offeredBy(target, new Set([...visiting, file]));
      for (const { imported, local } of record.bindings) {
        if (imported === "*" && local === "*") found.push(...inner.filter(({ exported }) => exported !== "default"));
        else
          found.push(
            ...inner.filter(({ exported }) => exported === imported).map((hole) => ({ ...hole, exported: local })),
          );
      }
    }
    if (visiting.size === 0) offered.set(file, found);
    return found;
  };

  return (file) => {
    const targets = project.holes
      .filter((hole) => hole.file === file)
      .map((hole) => ({ localName: hole.name, hole: hole.id }));
    for (const record of importsOf.get(file) ?? []) {
      if (record.form === "re-export" || record.form === "type" || record.typeOnly) continue;
      const target = resolveModule(file, record.module, project.files);
      if (target === undefined) continue;
      for (const { exported, member, hole } of offeredBy(target, new Set())) {
        const suffix = member === undefined ? "" : `.${member}`;
        for (const { imported, local } of record.bindings) {
          if (imported === exported) targets.push({ localName: `${local}${suffix}`, hole });
          else if (imported === "*") targets.push({ localName: `${local}.${exported}${suffix}`, hole });
        }
      }
    }
    return targets;
  };
}

function ownHoles({ holes, symbols }: LinkedProject): ReadonlyMap<string, readonly OfferedHole[]> {
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  const found = new Map<string, OfferedHole[]>();
  for (const hole of holes) {
    const [name = "", member] = hole.name.split(".");
    const isStatic = member === undefined || (byId.get(hole.id)?.modifiers.includes("static") ?? false);
    if (!isStatic) continue;
    for (const exported of byId.get(`${hole.file}#${name}`)?.exportedAs ?? []) {
      found.set(hole.file, [...(found.get(hole.file) ?? []), { exported, member, hole: hole.id }]);
    }
  }
  return found;
}

const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};
const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** The file of a project that a relative specifier names, in the ways of Node, of TypeScript and of bundlers. */
export function resolveModule(from: string, module: string, files: ReadonlySet<string>): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(module)) return undefined;
  const path = posix.join(posix.dirname(from), module).replace(/\/$/, "");
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = [
    path,
    ...(Object.hasOwn(SOURCES, extension) ? (SOURCES[extension] ?? []) : []).map((source) => `${stem}${source}`),
    ...EXTENSIONS.map((source) => `${path}${source}`),
    ...EXTENSIONS.map((source) => posix.join(path, `index${source}`)),
  ];
  return candidates.find((candidate) => files.has(candidate));
}
