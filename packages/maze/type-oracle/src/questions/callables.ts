import type { OracleCallables, OracleSignature, OracleType } from "@maze/core";
import { TypeFlag } from "../compiler/protocol.ts";
import { SignatureKind } from "../world/checker.ts";
import { handlesOf } from "../world/type-handles.ts";
import { isOpen, signatureOf, type Room } from "./value-reader.ts";

/**
 * Call and construct signatures of types.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE
 */
export async function callablesOf(room: Room, types: readonly OracleType[]): Promise<OracleCallables[]> {
  const { world, registry } = room;
  if (types.length === 0) return [];
  const entries = types.map((type) => registry.entryOf(type));
  const ids = await handlesOf(world, entries);
  const anchor = await world.anchorIn(entries[0]?.handle?.project ?? "", entries[0]?.source?.file);
  if (anchor === undefined) throw new Error("types were found in a project without files");
  const reader = world.reader(anchor);
  const signatures = async (id: number, kind: number): Promise<OracleSignature[]> => {
    const found = await reader.checker.signaturesOf({ id, flags: TypeFlag.object }, kind);
    const read = await Promise.all(found.map((each) => signatureOf(room, anchor, reader, each, undefined)));
    return read.map((signature) => (isOpen(signature) ? signature.fallback : signature));
  };
  return Promise.all(
    ids.map(async (id) => ({
      calls: await signatures(id, SignatureKind.call),
      constructs: await signatures(id, SignatureKind.construct),
    })),
  );
}
