import type { OracleValue } from "@maze/core";
import { isTypeOnlyImport } from "../compiler/signature-shape.ts";
import { SymbolFlag, type WireSymbol } from "../compiler/protocol.ts";
import { handleIndex } from "../types/symbol-places.ts";
import type { TypeReader } from "../types/type-reader.ts";
import type { Anchor } from "../world/world.ts";
import { isDeclaredIn } from "./functions.ts";
import { readValues, resolvedSymbol, type FoundValue, type Room } from "./value-reader.ts";

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/**
 * Values at the top level of a file. The server lists no scope; but it resolves a name at a place, and every name that
 * stands at the top level is a word of the file.
 */
export async function scopeOf(room: Room, file: string): Promise<OracleValue[]> {
  const { world } = room;
  const anchor = await world.anchor(world.project.paths.toCompiler(file));
  const reader = world.reader(anchor);
  const words = [...new Set(anchor.file.base.match(WORD))];
  const end = world.endOf(anchor);
  const symbols = await Promise.all(words.map((word) => reader.checker.resolveName(word, SymbolFlag.value, end)));
  const own = words.flatMap((name, index) => {
    const symbol = symbols[index];
    return symbol !== undefined && isDeclaredIn(symbol, anchor) ? [{ name, symbol }] : [];
  });
  const usable = (await withoutTypeOnlyImports(reader, anchor, own)).toSorted((a, b) => placeOf(a) - placeOf(b));
  const found = await Promise.all(
    usable.map(async ({ name, symbol }): Promise<FoundValue> => ({
      name,
      symbol: await resolvedSymbol(reader, symbol),
      expression: `typeof ${name}`,
    })),
  );
  return readValues(room, anchor, found);
}

interface NamedSymbol {
  readonly name: string;
  readonly symbol: WireSymbol;
}

const placeOf = ({ symbol }: NamedSymbol): number => handleIndex(symbol.declarations?.[0] ?? "");

async function withoutTypeOnlyImports(
  { checker }: TypeReader,
  { file }: Anchor,
  own: readonly NamedSymbol[],
): Promise<readonly NamedSymbol[]> {
  const isAlias = ({ symbol }: NamedSymbol): boolean => (symbol.flags & SymbolFlag.alias) !== 0;
  if (!own.some(isAlias) || !/\btype\b/.test(file.base)) return own;
  const nodes = await checker.nodesOf(file.path);
  if (nodes === undefined) return own;
  return own.filter((value) => {
    const [declaration] = value.symbol.declarations ?? [];
    return !isAlias(value) || declaration === undefined || !isTypeOnlyImport(nodes, handleIndex(declaration));
  });
}
