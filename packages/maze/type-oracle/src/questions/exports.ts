import { MazeError, type OracleValue } from "@maze/core";
import { TypeFlag } from "../compiler/protocol.ts";
import { isPlainName, readableName } from "../types/symbol-places.ts";
import { readValues, type FoundValue, type Room } from "./value-reader.ts";

/** @throws {MazeError} MAZE_TYPE_ORACLE_UNKNOWN_MODULE and what the file itself may cause */
export async function exportsOf(room: Room, module: string, fromFile: string): Promise<OracleValue[]> {
  const { world } = room;
  const anchor = await world.anchor(world.project.paths.toCompiler(fromFile));
  const namespace = `typeof import(${JSON.stringify(module)})`;
  await world.carry([{ anchor, text: namespace }]);
  const [type] = await world.carried(anchor, [namespace]);
  if (type === undefined || (type.flags & TypeFlag.any) !== 0) {
    world.drop(anchor, [namespace]);
    throw unknownModule(module, fromFile);
  }
  const symbols = await world.reader(anchor).checker.propertiesOf(type);
  const found = symbols
    .filter(({ name }) => isPlainName(name))
    .map((symbol): FoundValue => {
      const name = readableName(symbol.name);
      return { name, symbol, expression: `(${namespace})[${JSON.stringify(name)}]` };
    });
  return readValues(room, anchor, found);
}

function unknownModule(module: string, fromFile: string): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_UNKNOWN_MODULE",
    message: `from ${fromFile}, the module ${JSON.stringify(module)} cannot be found or has no types`,
    hint: "Install the package and its types, or correct the specifier.",
    details: { module, fromFile },
  });
}
