import { dirname } from "node:path";
import { startCompiler, type CompilerProcess } from "../compiler/compiler-process.ts";
import type { CompilerLocation } from "../compiler/locate-compiler.ts";
import type { WireProject, WireSnapshot, WireSnapshotUpdate } from "../compiler/protocol.ts";
import type { Engine, EngineStart } from "./engine.ts";
import { layerFor, type Layer } from "./layer.ts";
import { createSymbolNumbers, type SymbolNumbers } from "./symbol-numbers.ts";
import {
  kindFrom71,
  kindTo71,
  type CompactSymbolReference,
  type ProjectResponse71,
  type SnapshotResponse71,
  type SymbolReference,
} from "./wire-7-1.ts";

/**
 * TypeScript 7.1. Its requests differ from those of 7.0 in how texts stand in for files (a layer that is sent with the
 * request, where 7.0 asks back), how a snapshot follows another, and how symbols are named; this translates.
 */
export function typescript71({ executable, version }: CompilerLocation): Engine {
  return {
    id: "typescript-7",
    version,
    title: `typescript ${version} (api)`,
    library: dirname(executable),
    start: (options) => {
      const args = ["--api", "--async", "--cwd", options.directory];
      return translated(startCompiler({ program: executable, args, answer: () => null }), options);
    },
  };
}

function translated(server: CompilerProcess, { overlay }: EngineStart): CompilerProcess {
  const symbols = createSymbolNumbers();
  let projects = new Map<string, WireProject>();
  let latest = 0;

  const adopt = (response: SnapshotResponse71): WireSnapshot => {
    projects = new Map(projects);
    for (const removed of response.changes?.removedProjects ?? []) projects.delete(removed);
    for (const project of response.projects) projects.set(project.id, wireProject(project));
    latest = response.snapshot;
    return { snapshot: latest, projects: [...projects.values()] };
  };
  const update = async ({ fileChanges, ...others }: WireSnapshotUpdate): Promise<WireSnapshot> => {
    const changes = { ...others, ...requestLayer(layerFor(fileChanges, overlay)), ensurePrograms: true };
    if (latest === 0) return adopt(await server.request<SnapshotResponse71>("createSnapshot", changes));
    const base = latest;
    const response = await server.request<SnapshotResponse71>("updateSnapshot", { snapshot: base, changes });
    if (response.snapshot === base) await server.request("release", { snapshot: base });
    return adopt(response);
  };

  return {
    ...server,
    kindOf: kindFrom71,
    async request<Result>(method: string, params: object | null): Promise<Result> {
      if (method === "updateSnapshot") return (await update(params as WireSnapshotUpdate)) as Result;
      const asked = (params ?? {}) as RequestParams;
      const result = await server.request<Result>(method, params === null ? null : requestFor(method, asked, symbols));
      if (method === "release") symbols.forget(asked.snapshot ?? 0);
      else if (!PLAIN.has(method)) translate(result, asked.snapshot ?? 0, symbols);
      return result;
    },
  };
}

interface RequestParams {
  readonly snapshot?: number;
  readonly file?: string;
  readonly symbol?: number;
  readonly symbols?: readonly number[];
  readonly objectId?: number;
  readonly kind?: number;
  readonly type?: number;
  readonly signature?: number;
}

/** Questions about a type or signature that 7.1 asks about as about any other object. */
const OF_OBJECT: ReadonlySet<string> = new Set([
  "getConstraintOfTypeParameter",
  "getNonNullableType",
  "getReturnTypeOfSignature",
]);

/** Questions about one file that 7.1 takes about several. */
const OF_FILES: ReadonlySet<string> = new Set([
  "getSyntacticDiagnostics",
  "getSemanticDiagnostics",
  "getDeclarationDiagnostics",
]);

/** Answers that mention no symbol. */
const PLAIN: ReadonlySet<string> = new Set([
  "initialize",
  "getSourceFile",
  "getSourceFileNames",
  "getSyntacticDiagnostics",
  "getSemanticDiagnostics",
  "getDeclarationDiagnostics",
  "getConfigFileParsingDiagnostics",
  "typeToString",
  "typeToTypeNode",
  "signatureToSignatureDeclaration",
  "isTypeAssignableTo",
]);

function requestFor(method: string, params: RequestParams, symbols: SymbolNumbers): object {
  if (method === "getParentOfSymbol") return { symbol: symbols.reference(params.objectId ?? 0) };
  if (method === "signatureToSignatureDeclaration") return { ...params, kind: kindTo71(params.kind ?? 0) };
  if (OF_FILES.has(method)) return { ...params, file: undefined, files: [params.file] };
  if (OF_OBJECT.has(method)) return { ...params, objectId: params.type ?? params.signature };
  if (params.symbol !== undefined) return { ...params, symbol: symbols.reference(params.symbol) };
  if (params.symbols !== undefined) return { ...params, symbols: params.symbols.map((id) => symbols.reference(id)) };
  return params;
}

interface Mentioning {
  id?: number;
  reference?: SymbolReference;
  symbol?: CompactSymbolReference | number | Mentioning;
  aliasSymbol?: CompactSymbolReference | number;
  parent?: CompactSymbolReference | number;
  exportSymbol?: CompactSymbolReference | number;
  parameters?: (CompactSymbolReference | number)[];
  thisParameter?: CompactSymbolReference | number;
  type?: unknown;
  keyType?: unknown;
  valueType?: unknown;
  entries?: unknown;
}

const SYMBOL_FIELDS = ["aliasSymbol", "parent", "exportSymbol", "thisParameter"] as const;
const ANSWER_FIELDS = ["type", "keyType", "valueType", "entries"] as const;

/** Puts numbers in the place of symbols, in the answer itself. */
function translate(answer: unknown, snapshot: number, symbols: SymbolNumbers): void {
  if (Array.isArray(answer)) {
    for (const one of answer) translate(one, snapshot, symbols);
    return;
  }
  if (typeof answer !== "object" || answer === null) return;
  const found = answer as Mentioning;
  const mention = (value: CompactSymbolReference | number): number =>
    typeof value === "number" ? value : symbols.ofMention(value, snapshot);
  if (found.reference !== undefined) found.id = symbols.ofReference(found.reference);
  for (const field of SYMBOL_FIELDS) if (found[field] !== undefined) found[field] = mention(found[field]);
  for (const field of ANSWER_FIELDS) if (typeof found[field] === "object") translate(found[field], snapshot, symbols);
  if (found.parameters !== undefined) found.parameters = found.parameters.map(mention);
  if (typeof found.symbol !== "object") return;
  if ("reference" in found.symbol) translate(found.symbol, snapshot, symbols);
  else found.symbol = mention(found.symbol as CompactSymbolReference);
}

const wireProject = ({ id, configFileName, parsedCommandLine }: ProjectResponse71): WireProject =>
  ({
    id,
    configFileName: configFileName ?? id,
    compilerOptions: parsedCommandLine.options,
    rootFiles: parsedCommandLine.fileNames,
  }) as WireProject;

/** The layer as 7.1 takes it. */
function requestLayer({ files, removedPaths, created }: Layer): object {
  if (Object.keys(files).length === 0 && removedPaths.length === 0) return {};
  return {
    fileSystem: { kind: "layer", files, ...(removedPaths.length === 0 ? {} : { removedPaths }) },
    ...(created.length + removedPaths.length === 0 ? {} : { fileNotifications: { created, deleted: removedPaths } }),
  };
}
