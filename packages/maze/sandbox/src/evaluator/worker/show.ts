import { FailedRow } from "./failed-row.ts";

const LONGEST = 200;

/** A value as source text that gives it again; `null` where it has no short one. */
export function showValue(value: unknown): string | null {
  try {
    const text = sourceOf(value, 0);
    return text === null || text.length > LONGEST ? null : text;
  } catch {
    return null;
  }
}

function sourceOf(value: unknown, depth: number): string | null {
  if (depth > 4) return null;
  switch (typeof value) {
    case "string":
      return value.length > LONGEST ? null : JSON.stringify(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${String(value)}n`;
    case "boolean":
    case "undefined":
      return String(value);
    case "symbol":
    case "function":
      return null;
    case "object":
      return value === null ? "null" : objectSource(value, depth);
  }
}

function objectSource(value: object, depth: number): string | null {
  if (value instanceof FailedRow) return null;
  if (Array.isArray(value)) {
    const elements = listSource(value, depth);
    return elements === null ? null : `[${elements}]`;
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "new Date(NaN)" : `new Date(${JSON.stringify(value.toISOString())})`;
  }
  if (value instanceof RegExp) return String(value);
  if (value instanceof URL) return `new URL(${JSON.stringify(value.href)})`;
  if (value instanceof Map || value instanceof Set) {
    const elements = value.size > LONGEST ? null : listSource([...value], depth);
    return elements === null ? null : `new ${value instanceof Map ? "Map" : "Set"}([${elements}])`;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  const parts = Object.entries(value).map(([key, member]) => {
    const text = sourceOf(member, depth + 1);
    return text === null ? null : `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${text}`;
  });
  if (parts.includes(null)) return null;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function listSource(elements: readonly unknown[], depth: number): string | null {
  if (elements.length > LONGEST) return null;
  const texts = Array.from(elements, (element) => sourceOf(element, depth + 1));
  return texts.includes(null) ? null : texts.join(", ");
}
