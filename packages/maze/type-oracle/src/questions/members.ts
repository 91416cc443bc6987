import type { OracleType, OracleValue } from "@maze/core";
import { isInaccessible } from "../compiler/signature-shape.ts";
import { NodeKind, SymbolFlag, TypeFlag, type WireSymbol, type WireType } from "../compiler/protocol.ts";
import { handleIndex, handleKind, handlePath, isPlainName, readableName } from "../types/symbol-places.ts";
import type { TypeReader } from "../types/type-reader.ts";
import type { TypeEntry } from "../types/type-registry.ts";
import { qualifiedText } from "../types/qualified-text.ts";
import { handlesOf } from "../world/type-handles.ts";
import type { Checker } from "../world/checker.ts";
import type { Anchor, World } from "../world/world.ts";
import { readValues, type FoundValue, type Room } from "./value-reader.ts";

/** Declarations that may say `private`: those of classes. */
const CLASS_MEMBERS: ReadonlySet<number> = new Set([
  NodeKind.parameter,
  NodeKind.propertyDeclaration,
  NodeKind.methodDeclaration,
  NodeKind.getAccessor,
  NodeKind.setAccessor,
]);

/** @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE */
export async function membersOf(room: Room, types: readonly OracleType[]): Promise<OracleValue[][]> {
  const { world, registry } = room;
  if (types.length === 0) return [];
  const entries = types.map((type) => registry.entryOf(type));
  const ids = await handlesOf(world, entries);
  const project = entries[0]?.handle?.project ?? "";
  const anchor = await world.anchorIn(project, entries[0]?.source?.file);
  if (anchor === undefined) throw new Error("types were found in a project without files");
  const reader = world.reader(anchor);
  const found = await Promise.all(
    entries.map((entry, index) => findMembers(world, anchor, reader, entry, ids[index] ?? 0)),
  );
  const values = await readValues(room, anchor, found.flat());
  let start = 0;
  return found.map(({ length }) => values.slice(start, (start += length)));
}

async function findMembers(
  world: World,
  anchor: Anchor,
  reader: TypeReader,
  entry: TypeEntry,
  id: number,
): Promise<FoundValue[]> {
  const { checker } = reader;
  const receiver = { id, flags: TypeFlag.object } as WireType;
  const symbols = (await checker.propertiesOf(receiver)).filter(({ name }) => isPlainName(name));
  const expression = expressionOf(world, anchor, entry);
  return Promise.all(
    symbols.map(async (symbol): Promise<FoundValue> => {
      const name = readableName(symbol.name);
      return {
        name,
        symbol,
        expression: expression === undefined ? undefined : `(${expression})[${JSON.stringify(name)}]`,
        optional: (symbol.flags & SymbolFlag.optional) !== 0,
        hidden: isWriteOnly(symbol) || (await isPrivate(checker, symbol)),
      };
    }),
  );
}

export const isWriteOnly = ({ flags }: WireSymbol): boolean =>
  (flags & SymbolFlag.setAccessor) !== 0 && (flags & SymbolFlag.getAccessor) === 0;

export async function isPrivate(checker: Checker, { declarations = [] }: WireSymbol): Promise<boolean> {
  const suspects = declarations.filter((handle) => CLASS_MEMBERS.has(checker.kindOf(handleKind(handle))));
  const answers = await Promise.all(
    suspects.map(async (handle) => {
      const nodes = await checker.nodesOf(handlePath(handle));
      return nodes !== undefined && isInaccessible(nodes, handleIndex(handle));
    }),
  );
  return answers.includes(true);
}

/** A type expression for the receiver that the anchor's file can hold. */
function expressionOf({ places }: World, anchor: Anchor, { type, source }: TypeEntry): string | undefined {
  const written = qualifiedText(type.term, places);
  if (written !== undefined && [...written.needs].every((file) => file === anchor.file.path)) return written.text;
  return source?.file === anchor.file.path ? source.text : undefined;
}
