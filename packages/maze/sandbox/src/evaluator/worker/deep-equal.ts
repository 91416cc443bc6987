/**
 * Whether a result is the expected one, as `toEqual` of the common test runners sees it: arrays, plain objects, maps,
 * sets, dates, errors and class instances by content, properties in any order, a property that is `undefined` like one
 * that is missing, an array hole like `undefined`; numbers by `Object.is`, so `NaN` equals itself and `-0` is not `0`.
 */
export function deepEqual(actual: unknown, expected: unknown, depth = 0): boolean {
  if (Object.is(actual, expected)) return true;
  if (typeof actual !== "object" || typeof expected !== "object" || actual === null || expected === null) return false;
  if (depth > 100) return false;
  if (Object.prototype.toString.call(actual) !== Object.prototype.toString.call(expected)) return false;
  if (Array.isArray(actual) || Array.isArray(expected)) return equalArrays(actual, expected, depth);
  if (actual instanceof Date || expected instanceof Date) {
    return actual instanceof Date && expected instanceof Date && Object.is(actual.getTime(), expected.getTime());
  }
  if (actual instanceof RegExp && expected instanceof RegExp) return String(actual) === String(expected);
  if (actual instanceof URL && expected instanceof URL) return actual.href === expected.href;
  if (actual instanceof Map && expected instanceof Map) return equalMaps(actual, expected, depth);
  if (actual instanceof Set && expected instanceof Set) return equalSets(actual, expected, depth);
  if (actual instanceof Promise || expected instanceof Promise) return false;
  if (actual instanceof Error && expected instanceof Error) {
    return actual.name === expected.name && actual.message === expected.message;
  }
  if (ArrayBuffer.isView(actual) && ArrayBuffer.isView(expected)) return equalBytes(actual, expected);
  return equalProperties(actual as Record<PropertyKey, unknown>, expected as Record<PropertyKey, unknown>, depth);
}

function equalArrays(actual: object, expected: object, depth: number): boolean {
  if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length) return false;
  for (let i = 0; i < actual.length; i++) if (!deepEqual(actual[i], expected[i], depth + 1)) return false;
  return true;
}

function equalMaps(actual: Map<unknown, unknown>, expected: Map<unknown, unknown>, depth: number): boolean {
  if (actual.size !== expected.size) return false;
  const entries = [...expected];
  return [...actual].every(([key, value]) => {
    if (expected.has(key)) return deepEqual(value, expected.get(key), depth + 1);
    return entries.some(([other, wanted]) => deepEqual(key, other, depth + 1) && deepEqual(value, wanted, depth + 1));
  });
}

function equalSets(actual: Set<unknown>, expected: Set<unknown>, depth: number): boolean {
  if (actual.size !== expected.size) return false;
  const rest = [...expected];
  return [...actual].every((member) => {
    const at = rest.findIndex((other) => deepEqual(member, other, depth + 1));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function equalBytes(actual: ArrayBufferView, expected: ArrayBufferView): boolean {
  const bytes = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const [a, b] = [bytes(actual), bytes(expected)];
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function equalProperties(
  actual: Record<PropertyKey, unknown>,
  expected: Record<PropertyKey, unknown>,
  depth: number,
): boolean {
  const names = new Set([...propertiesOf(actual), ...propertiesOf(expected)]);
  return [...names].every((name) => deepEqual(actual[name], expected[name], depth + 1));
}

function propertiesOf(value: object): PropertyKey[] {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
  return [...Object.keys(value), ...symbols];
}

/** Whether what was thrown is the error that an example names: its name, its code, or a part of its message. */
export function isExpectedError(thrown: { name: string; message: string; code?: unknown }, expected: string): boolean {
  if (expected === "") return true;
  const withoutNew = /^(?:new\s+)?([A-Za-z_$][\w$]*)(?:\(\s*(?:["'`](.*)["'`])?\s*\))?$/s.exec(expected.trim());
  if (withoutNew !== null && withoutNew[1] === thrown.name) {
    return withoutNew[2] === undefined || thrown.message.includes(withoutNew[2]);
  }
  return thrown.name === expected || thrown.code === expected || thrown.message.includes(expected);
}
