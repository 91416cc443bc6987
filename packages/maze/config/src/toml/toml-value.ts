/** What TOML can say. A `Date` that the parser made remembers which of the four date and time forms it has. */
export type TomlValue =
  string | number | boolean | Date | readonly TomlValue[] | { readonly [name: string]: TomlValue };

export type TomlTable = Readonly<Record<string, TomlValue>>;

/** True for a table, as opposed to a date, an array or a scalar. */
export function isTomlTable(value: unknown): value is TomlTable {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Equality of TOML values: order of keys aside, `nan` equals `nan`, dates by their text. */
export function equalTomlValues(a: TomlValue | undefined, b: TomlValue | undefined): boolean {
  if (a instanceof Date && b instanceof Date) return a.toISOString() === b.toISOString();
  if (Array.isArray(a) && Array.isArray(b)) {
    const [left, right]: readonly (readonly TomlValue[])[] = [a, b];
    return left?.length === right?.length && (left ?? []).every((item, index) => equalTomlValues(item, right?.[index]));
  }
  if (isTomlTable(a) && isTomlTable(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && equalTomlValues(a[name], b[name]))
    );
  }
  return Object.is(a, b);
}
