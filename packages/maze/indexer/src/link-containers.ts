import { posix } from "node:path";
import type { SymbolRecord } from "@maze/core";
import { groupBy } from "./group-by.ts";

/**
 * Leads members to a type that another file declares: a method of Go to the type of its package, which is its folder, an
 * implementation of Rust to the only type of its name. The container of a member whose type the project does not
 * declare, or declares more than once, stays as it is.
 */
export function linkContainers(symbols: readonly SymbolRecord[]): SymbolRecord[] {
  const ids = new Set(symbols.map(({ id }) => id));
  const isLost = ({ container }: SymbolRecord): boolean => container !== undefined && !ids.has(container);
  if (!symbols.some(isLost)) return [...symbols];
  const types = groupBy(
    symbols.filter(({ kind }) => kind === "class" || kind === "interface" || kind === "enum" || kind === "type"),
    ({ name, file }) => `${name}${posix.extname(file)}`,
  );
  return symbols.map((symbol) => {
    if (!isLost(symbol)) return symbol;
    const { container = "", file } = symbol;
    const name = /[^#.]*$/.exec(container)?.[0] ?? "";
    const all = types.get(`${name}${posix.extname(file)}`) ?? [];
    const beside = all.filter((type) => posix.dirname(type.file) === posix.dirname(file));
    const [only, ...others] = beside.length > 0 || file.endsWith(".go") ? beside : all;
    return only === undefined || others.length > 0 ? symbol : { ...symbol, container: only.id };
  });
}
