/** The state of a value at one time, deep enough to see whether an instance was changed. */
export type Snapshot = { leaf: unknown } | { time: number } | { members: Map<unknown, Snapshot> };

/** The caller has checked that the value is bounded and not cyclic. */
export function snapshotOf(value: unknown): Snapshot {
  if (typeof value !== "object" || value === null) return { leaf: value };
  if (value instanceof Date) return { time: value.getTime() };
  return { members: new Map([...membersOf(value)].map(([key, member]) => [key, snapshotOf(member)])) };
}

/**
 * Whether everything that the snapshot saw is still there. What was absent, `null` or `undefined` may have appeared
 * meanwhile: instances fill caches on their first use, which is no change that code can see.
 */
export function isUnchangedSince(snapshot: Snapshot, value: unknown): boolean {
  if ("leaf" in snapshot)
    return snapshot.leaf === null || snapshot.leaf === undefined || Object.is(snapshot.leaf, value);
  if (typeof value !== "object" || value === null) return false;
  if ("time" in snapshot) return value instanceof Date && Object.is(value.getTime(), snapshot.time);
  const now = new Map(membersOf(value));
  for (const [key, member] of snapshot.members) if (!isUnchangedSince(member, now.get(key))) return false;
  return now.size === snapshot.members.size || !isCollection(value);
}

function isCollection(value: object): boolean {
  return Array.isArray(value) || value instanceof Map || value instanceof Set || ArrayBuffer.isView(value);
}

function* membersOf(value: object): Generator<[unknown, unknown]> {
  if (value instanceof Map) yield* value as Map<unknown, unknown>;
  else if (value instanceof Set) for (const member of value as Set<unknown>) yield [member, member];
  else for (const key of Reflect.ownKeys(value)) yield [key, (value as Record<PropertyKey, unknown>)[key]];
}
