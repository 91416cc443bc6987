import { NodeKind, SymbolFlag, type WireSymbol } from "../compiler/protocol.ts";
import { withSlashes, type CompilerPath, type ProjectPaths } from "../project/project-paths.ts";
import type { Checker } from "../world/checker.ts";

/** How another file can name a declared type. */
export type SymbolPlace =
  | { readonly kind: "global" }
  /** Exported by the module `from`, an absolute path or the name of an ambient module, under `exportedAs`. */
  | { readonly kind: "exported"; readonly from: string; readonly exportedAs: string; readonly declaredIn: CompilerPath }
  /** Only inside the file that declares it. */
  | { readonly kind: "local"; readonly declaredIn: CompilerPath };

/** A declared type: how the file that declares it writes it, what identifies it, and where it can be named. */
export interface NamedSymbol {
  /** With its namespaces and enums, `Temporal.Duration`. */
  readonly name: string;
  /** `file#name`; absent for what TypeScript's own library declares. */
  readonly id?: string;
  readonly place: SymbolPlace;
}

/** Finds names and places of symbols, and keeps the places of all that it found by `id`. */
export interface SymbolPlaces {
  describe(checker: Checker, symbol: WireSymbol): Promise<NamedSymbol>;
  placeOf(id: string): SymbolPlace | undefined;
  /** Whether a file is one of the compiler's own declarations. */
  isLibrary(path: CompilerPath): boolean;
}

export function createSymbolPlaces(paths: ProjectPaths, libraryDirectory: string): SymbolPlaces {
  const library = `${withSlashes(libraryDirectory)}/`;
  const places = new Map<string, SymbolPlace>();

  const describe = async (checker: Checker, symbol: WireSymbol): Promise<NamedSymbol> => {
    const declaredIn = declaringFile(symbol);
    const own = isDefault(symbol) ? await declaredName(checker, symbol) : readableName(symbol.name);
    const parent = await checker.parentOf(symbol);
    if (parent !== undefined && !isModule(parent)) return remember(within(await describe(checker, parent), own));
    const id = `${paths.toProject(declaredIn)}#${own}`;
    if (parent !== undefined) {
      const module = parent.name.slice(1, -1);
      const from = module.startsWith("/") || /^[A-Za-z]:\//.test(module) ? declaredIn : module;
      return remember({ name: own, id, place: { kind: "exported", from, exportedAs: symbol.name, declaredIn } });
    }
    if (declaredIn.startsWith(library)) return { name: own, place: { kind: "global" } };
    const meaning = SymbolFlag.type | SymbolFlag.namespace | SymbolFlag.value;
    const global = await checker.resolveName(own, meaning);
    return remember({
      name: own,
      id,
      place: global?.id === symbol.id ? { kind: "global" } : { kind: "local", declaredIn },
    });
  };
  const remember = (named: NamedSymbol): NamedSymbol => {
    if (named.id !== undefined) places.set(named.id, named.place);
    return named;
  };
  return { describe, placeOf: (id) => places.get(id), isLibrary: (path) => path.startsWith(library) };
}

function within(outer: NamedSymbol, own: string): NamedSymbol {
  const { place } = outer;
  return {
    name: `${outer.name}.${own}`,
    place: place.kind === "exported" ? { ...place, exportedAs: `${place.exportedAs}.${own}` } : place,
    ...(outer.id === undefined ? {} : { id: `${outer.id}.${own}` }),
  };
}

/** The name that a declaration gives to what it exports as `default`. */
async function declaredName(checker: Checker, symbol: WireSymbol): Promise<string> {
  const handle = symbol.valueDeclaration ?? symbol.declarations?.[0] ?? "";
  const nodes = await checker.nodesOf(handlePath(handle));
  const name = nodes?.children(handleIndex(handle)).find((node) => nodes.kind(node) === NodeKind.identifier);
  return nodes === undefined || name === undefined ? "default" : nodes.text(name);
}

const isDefault = ({ name }: { readonly name: string }): boolean => name === "default";

/** A file, or `declare module "…"`: its name is written in quotes. */
const isModule = (symbol: WireSymbol): boolean => symbol.name.startsWith('"');

/** The path in a declaration's handle, `<index>.<kind>.<path>`. */
export function declaringFile(symbol: WireSymbol): CompilerPath {
  return handlePath(symbol.valueDeclaration ?? symbol.declarations?.[0] ?? "");
}

export const handlePath = (handle: string): CompilerPath =>
  handle.slice(handle.indexOf(".", handle.indexOf(".") + 1) + 1);
export const handleIndex = (handle: string): number => Number.parseInt(handle, 10);
export const handleKind = (handle: string): number => Number(handle.split(".", 2)[1]);

/** A name without the underscore that the compiler puts before a double one; well-known symbols as `[Symbol.iterator]`. */
export function readableName(name: string): string {
  const wellKnown = /^__@(\w+)(?:@\d+)?$/.exec(name);
  if (wellKnown !== null) return `[Symbol.${wellKnown[1] ?? ""}]`;
  return name.startsWith("___") ? name.slice(1) : name;
}

/** Whether a member can be written after a dot: no `#private` name, no symbol. */
export const isPlainName = (name: string): boolean => !/^__[#@]/.test(name);
