import { nameOf } from "../analysis/object-shape.ts";
import type { ObjectShape } from "../analysis/object-shape.ts";
import type { Formula } from "../formula/formula.ts";
import type { Members } from "./object-members.ts";
import { REPEATED_KEYS } from "./object-rules.ts";
import type { ValueRules } from "./value-rules.ts";

/** Bits that a parameter has. */
const BITS = 64;

/** What the parameter of an object's rules remembers: which names were met, what was found, how many pairs there were. */
export interface Memory {
  readonly bitOfName: ReadonlyMap<string, number>;
  /** The first bit of what `some` asks for. */
  readonly firstSome: number;
  /** The number of pairs, in the bits from here on; undefined where it is not counted. */
  readonly countFrom: number | undefined;
}
/** What has to be remembered of the objects of a shape. Where bits run out, the rest is left to validation. */
export function memoryOf(shape: ObjectShape, members: Members, rules: ValueRules): Memory {
  const isCounted = shape.min > 0 || shape.max !== null;
  const mostCounted = Math.max(shape.max ?? 0, shape.min);
  const counter = isCounted ? mostCounted.toString(2).length : 0;
  const room = BITS - counter - shape.some.length;
  const needed = new Set(namesWithBits(members.presence));
  const names = members.names.map(({ name }) => name);
  const first = names.filter((name) => needed.has(name));
  const others = rules.options.propertyOrder === "any" ? names.filter((name) => !needed.has(name)) : [];
  // Of very many names only those are told apart that decide whether the object may end.
  const tracked = [...first, ...(names.length > room ? [] : others)].slice(0, Math.max(room, 0));
  const missing = first.slice(Math.max(room, 0));
  if (missing.length > 0) {
    const reason = `only ${String(room)} properties can be told apart in any order: ${missing.slice(0, 3).join(", ")}`;
    rules.options.leave({ pointer: "", keyword: "required" }, reason);
  }
  if (
    isCounted &&
    shape.counted !== undefined &&
    shape.min > 1 &&
    (members.classes.length > 0 || first.length + others.length > tracked.length)
  ) {
    rules.options.leave(shape.counted, REPEATED_KEYS);
  }
  return {
    bitOfName: new Map(tracked.map((name, bit) => [name, bit])),
    firstSome: tracked.length,
    countFrom: isCounted ? tracked.length + shape.some.length : undefined,
  };
}

function namesWithBits(presence: Formula): string[] {
  const name = nameOf(presence);
  if (name !== undefined) return [name];
  if (presence.kind === "not") return namesWithBits(presence.item);
  return "items" in presence ? presence.items.flatMap(namesWithBits) : [];
}
