import type { OracleName, OraclePlace, ScopeOrigin } from "@maze/core";
import type { NodeRecords } from "../compiler/node-records.ts";
import { NodeKind, SymbolFlag, type WireSymbol } from "../compiler/protocol.ts";
import { isTypeOnlyImport } from "../compiler/signature-shape.ts";
import { handleIndex, handleKind, handlePath } from "../types/symbol-places.ts";
import { readText } from "../project/project-paths.ts";
import { filled, HOLE, openHole, type TextWithHole } from "./hole.ts";
import { identifierNamed, withText, type SeenText } from "./seen-text.ts";
import type { Room } from "./value-reader.ts";

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;
const GLOBAL =
  /^\s*declare (?:var|let|const|function|class|abstract class|namespace|enum) ([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

/** A value in scope, and where it comes from. */
export interface NameInScope {
  readonly name: string;
  readonly origin: ScopeOrigin;
}

/**
 * The values that a place can name, nearest first. Every server resolves a name at a place, and only some list what is
 * in scope; but whatever a file declares or imports is a word of it, and what is global is declared in a library.
 */
export async function namesAt(room: Room, place: OraclePlace, globals: boolean): Promise<OracleName[]> {
  const hole = openHole(place);
  const names = await namesIn(room, hole, globals);
  return withText(
    room,
    { file: hole.file, text: filled(hole, `[${names.map(({ name }) => name).join(", ")}]`) },
    async (seen) => {
      let at = hole.before.length + 1;
      const offsets = names.map(({ name }) => {
        const offset = seen.placed(at);
        at += name.length + 2;
        return offset;
      });
      const types = names.length === 0 ? [] : await seen.checker.typesAt(seen.path, offsets);
      const found = await Promise.all(
        names.map(async ({ name, origin }, index) => {
          const type = types[index];
          return type === undefined ? undefined : { name, origin, type: await seen.intern(type) };
        }),
      );
      return found.filter((name) => name !== undefined);
    },
  );
}

/** The names of the values in scope at a hole. */
export function namesIn(room: Room, hole: TextWithHole, globals: boolean): Promise<NameInScope[]> {
  const text = filled(hole, HOLE);
  return withText(room, { file: hole.file, text }, async (seen) => {
    const words = new Set(text.match(WORD));
    words.delete(HOLE);
    const library = globals ? await globalWords(room, seen) : [];
    const asked = [...new Set([...words, ...library])];
    const nodes = await seen.nodes();
    const position = seen.placed(hole.before.length);
    const [here, atEnd] = await Promise.all(
      [position, seen.placed(text.length)].map((place) =>
        Promise.all(
          asked.map((word) =>
            seen.checker.resolveName(word, SymbolFlag.value, {
              file: seen.path,
              position: place,
              localOnly: !globals,
            }),
          ),
        ),
      ),
    );
    const hidden = containersOf(nodes, identifierNamed(nodes, HOLE));
    const found: (NameInScope & { place: number })[] = [];
    for (const [index, name] of asked.entries()) {
      const symbol = here?.[index];
      if (symbol === undefined || !isUsable(seen, nodes, symbol, hidden)) continue;
      const origin = originOf(seen, symbol, atEnd?.[index]?.id === symbol.id);
      found.push({ name, origin, place: handleIndex(symbol.declarations?.[0] ?? "0") });
    }
    return found
      .toSorted((a, b) => NEAREST.indexOf(a.origin) - NEAREST.indexOf(b.origin) || a.place - b.place)
      .map(({ name, origin }) => ({ name, origin }));
  });
}

const NEAREST: readonly ScopeOrigin[] = ["parameter", "local", "top-level", "import", "global"];

function originOf({ path, checker }: SeenText, symbol: WireSymbol, isAtTop: boolean): ScopeOrigin {
  if ((symbol.flags & SymbolFlag.alias) !== 0) return "import";
  const own = symbol.declarations?.find((handle) => handlePath(handle) === path);
  if (own === undefined) return "global";
  if (checker.kindOf(handleKind(own)) === NodeKind.parameter) return "parameter";
  return isAtTop ? "top-level" : "local";
}

/** Whether a name has its value where it is used: it is no type-only import, and its own declaration is not around it. */
function isUsable({ path }: SeenText, nodes: NodeRecords, symbol: WireSymbol, around: ReadonlySet<number>): boolean {
  const handle = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (handle === undefined) return true;
  if (handlePath(handle) !== path) return true;
  const node = handleIndex(handle);
  if ((symbol.flags & SymbolFlag.alias) !== 0) return !isTypeOnlyImport(nodes, node);
  const isBlockScoped = (symbol.flags & SymbolFlag.blockScoped) !== 0;
  return !isBlockScoped || !around.has(node);
}

function containersOf(nodes: NodeRecords, node: number): ReadonlySet<number> {
  const containers = new Set<number>();
  for (let at = node; at > 1; at = nodes.parent(at)) containers.add(at);
  return containers;
}

const known = new Map<string, readonly string[]>();

/** Names that the libraries of the project declare. */
async function globalWords({ world }: Room, seen: SeenText): Promise<string[]> {
  const files = await seen.checker.fileNames();
  const libraries = files.filter((file) => world.places.isLibrary(file) || file.includes("/node_modules/@types/"));
  return libraries.flatMap((file) => {
    const words = known.get(file) ?? [...(readText(file) ?? "").matchAll(GLOBAL)].map(([, name]) => name ?? "");
    known.set(file, words);
    return words;
  });
}
