import type { OracleType } from "@maze/core";
import { handlesOf } from "../world/type-handles.ts";
import type { Room } from "./value-reader.ts";

/** Answers that were given, by the keys of source and target. */
export type KnownAssignability = Map<string, boolean>;

/** @throws {MazeError} MAZE_TYPE_ORACLE_FOREIGN_TYPE */
export async function areAssignable(
  { world, registry }: Room,
  known: KnownAssignability,
  pairs: readonly { source: OracleType; target: OracleType }[],
): Promise<boolean[]> {
  const asked = new Map<string, { source: OracleType; target: OracleType }>();
  for (const pair of pairs) {
    const id = pairId(pair);
    if (!known.has(id)) asked.set(id, pair);
  }
  const open = [...asked];
  const entries = open.flatMap(([, { source, target }]) => [registry.entryOf(source), registry.entryOf(target)]);
  if (entries.length > 0) {
    const ids = await handlesOf(world, entries);
    const anchor = await world.anchorIn(entries[0]?.handle?.project ?? "");
    if (anchor === undefined) throw new Error("types were found in a project without files");
    const { checker } = world.reader(anchor);
    const answers = await Promise.all(
      open.map((_, index) => checker.isAssignable(ids[2 * index] ?? 0, ids[2 * index + 1] ?? 0)),
    );
    for (const [index, [id]] of open.entries()) known.set(id, answers[index] === true);
  }
  return pairs.map((pair) => known.get(pairId(pair)) === true);
}

const pairId = ({ source, target }: { source: OracleType; target: OracleType }): string =>
  `${source.key}\n${target.key}`;
