import { posix } from "node:path";
import {
  countCacheLookup,
  silentMetrics,
  type Metrics,
  type OracleFunction,
  type OracleType,
  type OracleValue,
  type ProjectIndex,
  type TypedHole,
  type TypeOracle,
} from "@maze/core";
import type { ComponentImport } from "../catalogue/component.ts";
import type { SynthesisConfig } from "../config.ts";

/** A value that the body may name. */
export interface ReachableValue {
  readonly value: OracleValue;
  readonly import: ComponentImport;
  /** How far away it is: in the file, in a module that the file imports, in another dependency. */
  readonly distance: 0 | 1 | 2;
}

/** What the compiler said of files, modules and types, asked once. */
export interface ModuleCache {
  /** A function that a file on disk declares; those `beside` it are asked about in the same question. */
  functionOf(file: string, name: string, beside: readonly string[]): Promise<OracleFunction | undefined>;
  /** What stands at the top level of a file on disk; nothing where the compiler cannot say. */
  scopeOf(file: string): Promise<readonly OracleValue[]>;
  exportsOf(module: string, file: string): Promise<readonly OracleValue[]>;
  /** Members of each type; where one is asked about for the first time, those `beside` them come in the same question. */
  membersOf(types: readonly OracleType[], beside?: readonly OracleType[]): Promise<OracleValue[][]>;
}

/** Further types that one question takes along. */
const MOST_BESIDE = 400;

/** A cache that all tasks of an engine share; each task's lookups are counted in its own metrics. */
export function createModuleCache(oracle: TypeOracle): (metrics: Metrics | undefined) => ModuleCache {
  const known = new Map<string, Promise<readonly OracleValue[]>>();
  const members = new Map<string, OracleValue[]>();
  const functions = new Map<string, Promise<readonly OracleFunction[]>>();
  const scopes = new Map<string, Promise<readonly OracleValue[]>>();
  const unknownOf = (types: readonly OracleType[]): OracleType[] => [
    ...new Map(types.filter((type) => !members.has(type.key)).map((type) => [type.key, type])).values(),
  ];
  return (metrics = silentMetrics) => ({
    async functionOf(file, name, beside) {
      const cached = functions.get(file);
      countCacheLookup(metrics, "file declarations", cached === undefined ? "miss" : "hit");
      const asked = cached ?? oracle.functions(file, [...new Set([name, ...beside])]).catch(() => []);
      functions.set(file, asked);
      const found = (await asked).find((declared) => declared.name === name);
      // Where one of them is no function, each is asked about alone, and an error is the task's own.
      return found ?? (await oracle.functions(file, [name]))[0];
    },
    scopeOf(file) {
      const cached = scopes.get(file);
      countCacheLookup(metrics, "file declarations", cached === undefined ? "miss" : "hit");
      const asked = cached ?? oracle.scopeOf(file).catch(() => []);
      scopes.set(file, asked);
      return asked;
    },
    async membersOf(types, beside = []) {
      const missing = unknownOf(types);
      countCacheLookup(metrics, "type members", "miss", missing.length);
      countCacheLookup(metrics, "type members", "hit", types.length - missing.length);
      const asked = missing.length === 0 ? [] : [...missing, ...unknownOf(beside).slice(0, MOST_BESIDE)];
      const found = asked.length === 0 ? [] : await oracle.membersOf(asked);
      for (const [i, type] of asked.entries()) members.set(type.key, found[i] ?? []);
      return types.map((type) => members.get(type.key) ?? []);
    },
    exportsOf(module, file) {
      const key = module.startsWith(".") ? `${posix.dirname(file)}/${module}` : module;
      const cached = known.get(key);
      countCacheLookup(metrics, "module exports", cached === undefined ? "miss" : "hit");
      if (cached !== undefined) return cached;
      const asked = oracle.exportsOf(module, file).catch(() => []);
      known.set(key, asked);
      return asked;
    },
  });
}

/** Where values may come from. */
export interface ReachRequest {
  readonly file: string;
  readonly index: ProjectIndex;
  readonly modules: SynthesisConfig["modules"];
  /** Modules that a vocabulary constraint allows; `undefined` where there is none. */
  readonly allowed: ReadonlySet<string> | undefined;
  /** Names that a new import must not use. */
  readonly taken: ReadonlySet<string>;
  readonly exists: boolean;
}

/** Values that stand in the file, and exports of the modules that it imports or could import. */
export async function reachableValues(cache: ModuleCache, request: ReachRequest): Promise<ReachableValue[]> {
  const { file, index } = request;
  const imports = index.imports.filter((record) => record.file === file && !record.typeOnly);
  const scope = request.exists ? await cache.scopeOf(file) : [];
  const holes = new Set(index.holes.filter((hole: TypedHole) => hole.file === file).map((hole) => hole.name));
  const exported = new Map(
    index.symbols
      .filter((symbol) => symbol.file === file && symbol.exported && symbol.container === undefined)
      .map((symbol) => [symbol.name, symbol.exportedAs[0] ?? symbol.name]),
  );
  const values: ReachableValue[] = [];
  const present = new Set<string>();
  const namespaces = new Map<string, string>();
  for (const record of imports) {
    for (const binding of record.bindings) {
      if (binding.typeOnly) continue;
      if (binding.imported === "*") namespaces.set(record.module, binding.local);
      const value = scope.find((candidate) => candidate.name === binding.local);
      if (value === undefined || binding.imported === "*") continue;
      present.add(`${record.module}#${binding.imported}`);
      const load = loadOf(record.module, file, index);
      values.push({
        value,
        import: { module: record.module, imported: binding.imported, local: binding.local, inScope: true, load },
        distance: 0,
      });
    }
  }
  const imported = new Set(imports.flatMap((record) => record.bindings.map((binding) => binding.local)));
  for (const value of scope) {
    const name = exported.get(value.name);
    if (imported.has(value.name) || holes.has(value.name) || name === undefined) continue;
    values.push({
      value,
      import: { module: file, imported: name, local: value.name, inScope: true, load: posix.join(index.root, file) },
      distance: 0,
    });
  }
  for (const { module, distance } of modulesOf(request)) {
    if (!isAllowed(request, module)) continue;
    const namespace = namespaces.get(module);
    const own = ownHoles(module, file, index);
    for (const value of await cache.exportsOf(module, file)) {
      if (present.has(`${module}#${value.name}`) || value.name === "default" || own.has(value.name)) continue;
      const local =
        namespace === undefined ? freeName(value.name, module, request.taken) : `${namespace}.${value.name}`;
      const load = loadOf(module, file, index);
      values.push({
        value,
        import: { module, imported: value.name, local, inScope: namespace !== undefined, load },
        distance,
      });
    }
  }
  return values;
}

/** A name of a file that its examples and components may use, with where the evaluator finds it. */
export interface ReachableName {
  readonly local: string;
  readonly load: string;
  readonly imported: string;
}

/** What the index alone says of the surroundings of a file, before the compiler was asked. */
export interface Surroundings {
  readonly names: readonly ReachableName[];
  /** Modules that the file imports, and the file itself where it exports something that is finished. */
  readonly near: readonly string[];
  /** Other dependencies of the project. */
  readonly far: readonly string[];
}

export function surroundingsOf(request: Pick<ReachRequest, "file" | "index" | "modules" | "allowed">): Surroundings {
  const { file, index } = request;
  const names: ReachableName[] = [];
  for (const record of index.imports) {
    if (record.file !== file || record.typeOnly) continue;
    const load = loadOf(record.module, file, index);
    for (const { local, imported, typeOnly } of record.bindings) if (!typeOnly) names.push({ local, load, imported });
  }
  const holes = new Set(index.holes.filter((hole) => hole.file === file).map((hole) => hole.name));
  const own = posix.join(index.root, file);
  const finished = index.symbols.filter(
    ({ file: at, exported, container, name, kind }) =>
      at === file && exported && container === undefined && !holes.has(name) && !TYPE_KINDS.has(kind),
  );
  for (const { name, exportedAs } of finished) names.push({ local: name, load: own, imported: exportedAs[0] ?? name });
  const modules = modulesOf(request).filter(({ module }) => isAllowed(request, module));
  const loads = (distance: 1 | 2): string[] =>
    modules.filter((entry) => entry.distance === distance).map(({ module }) => loadOf(module, file, index));
  return { names, near: [...loads(1), ...(finished.length === 0 ? [] : [own])], far: loads(2) };
}

const TYPE_KINDS = new Set(["interface", "type"]);

const isAllowed = ({ allowed }: Pick<ReachRequest, "allowed">, module: string): boolean =>
  allowed === undefined || module.startsWith(".") || allowed.has(module) || allowed.has(packageOf(module));

function modulesOf({
  file,
  index,
  modules,
}: Pick<ReachRequest, "file" | "index" | "modules">): { module: string; distance: 1 | 2 }[] {
  if (modules === "none") return [];
  const imported = [
    ...new Set(
      index.imports.filter((record) => record.file === file && !record.typeOnly).map((record) => record.module),
    ),
  ].filter((module) => !module.startsWith("node:"));
  const list = imported.map((module): { module: string; distance: 1 | 2 } => ({ module, distance: 1 }));
  if (modules === "imported") return list;
  for (const dependency of index.dependencies) {
    if (
      dependency.dev ||
      !dependency.hasTypes ||
      dependency.name.startsWith("@types/") ||
      imported.includes(dependency.name)
    )
      continue;
    list.push({ module: dependency.name, distance: 2 });
  }
  return list;
}

const packageOf = (module: string): string =>
  module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");

/** What the evaluator loads for a specifier: a package by name, a file of the project by its absolute path. */
function loadOf(module: string, file: string, index: ProjectIndex): string {
  if (!module.startsWith(".")) return module;
  const plain = posix.join(posix.dirname(file), module);
  const stem = plain.replace(/\.[cm]?[jt]sx?$/, "");
  const candidates = [
    plain,
    `${stem}.ts`,
    `${stem}.tsx`,
    `${stem}.mts`,
    `${stem}.js`,
    `${plain}/index.ts`,
    `${plain}.ts`,
  ];
  const found = candidates.find((candidate) => index.files.some((record) => record.path === candidate));
  return posix.join(index.root, found ?? plain);
}

/** Holes of another project file that this one imports; their values cannot be used yet. */
function ownHoles(module: string, file: string, index: ProjectIndex): ReadonlySet<string> {
  if (!module.startsWith(".")) return new Set();
  const path = posix.relative(index.root, loadOf(module, file, index));
  return new Set(index.holes.filter((hole) => hole.file === path).map((hole) => hole.name));
}

function freeName(name: string, module: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const prefix = module
    .replace(/^@/, "")
    .replace(/[^\p{L}\d]+(\p{L})?/gu, (_, letter: string | undefined) => (letter ?? "").toUpperCase());
  const joined = `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return taken.has(joined) ? `${joined}2` : joined;
}
