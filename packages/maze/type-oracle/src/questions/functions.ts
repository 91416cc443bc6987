import { MazeError, type OracleFunction } from "@maze/core";
import { SymbolFlag, type WireSymbol } from "../compiler/protocol.ts";
import { handlePath } from "../types/symbol-places.ts";
import type { Anchor } from "../world/world.ts";
import { readValues, type FoundValue, type Room } from "./value-reader.ts";

/** @throws {MazeError} MAZE_TYPE_ORACLE_UNKNOWN_FUNCTION and what the file itself may cause */
export async function functionsOf(
  room: Room,
  file: string,
  names: readonly string[],
  text?: string,
): Promise<OracleFunction[]> {
  const { world } = room;
  const path = world.project.paths.toCompiler(file);
  const anchor = await world.anchor(path, text);
  const { checker } = world.reader(anchor);
  const found = await Promise.all(
    names.map(async (name): Promise<FoundValue> => {
      const symbol = await checker.resolveName(name, SymbolFlag.value, world.endOf(anchor));
      if (symbol === undefined) throw unknownFunction(file, name, "declares nothing of that name");
      const isImported = (symbol.flags & SymbolFlag.alias) !== 0;
      if (isImported || !isDeclaredIn(symbol, anchor)) throw unknownFunction(file, name, "does not declare it itself");
      return { name, symbol, expression: `typeof ${name}` };
    }),
  );
  const values = await readValues(room, anchor, found);
  return values.map(({ name, signatures: [signature], doc }) => {
    if (signature === undefined) throw unknownFunction(file, name, "declares it as something that cannot be called");
    return { name, signature, ...(doc === undefined ? {} : { doc }) };
  });
}

export function isDeclaredIn({ declarations = [] }: WireSymbol, { file }: Anchor): boolean {
  return declarations.some((handle) => handlePath(handle) === file.path);
}

function unknownFunction(file: string, name: string, reason: string): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_UNKNOWN_FUNCTION",
    message: `there is no function ${name} in ${file}: the file ${reason}`,
    hint: "Name a function that the file declares; an imported one is asked about in its own file.",
    details: { file, name },
  });
}
