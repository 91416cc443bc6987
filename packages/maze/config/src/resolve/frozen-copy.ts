import { isTomlTable } from "../toml/toml-value.ts";

/** A deep copy whose arrays and tables are frozen; dates and other objects are shared. */
export function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (!isTomlTable(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, frozenCopy(item)])));
}
