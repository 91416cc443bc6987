/** A row whose computation threw; it stands in the place of its value. */
export class FailedRow {
  readonly name: string;
  readonly message: string;

  constructor(thrown: unknown) {
    const { name, message } = thrown instanceof Error ? thrown : { name: "thrown", message: String(thrown) };
    this.name = name;
    this.message = message;
  }
}

const identities = new WeakMap<object, number>();
let identityCount = 0;

function identityOf(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, ++identityCount);
  return identityCount;
}

/** A text that is equal exactly for values that count as equal: by content where there is any, else by identity. */
export function fingerprint(value: unknown, enclosing: readonly object[] = []): string {
  if (value instanceof FailedRow) return "error";
  if (typeof value === "string") return JSON.stringify(value);
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "symbol") return String(value);
  if (typeof value === "bigint") return `${String(value)}n`;
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return String(value);
  if (enclosing.includes(value)) return `cycle ${String(enclosing.indexOf(value))}`;
  const inside = [...enclosing, value];
  if (value instanceof Date) return `date ${String(value.getTime())}`;
  if (Array.isArray(value)) return `[${value.map((member) => fingerprint(member, inside)).join()}]`;
  if (!isPlain(value)) return `#${String(identityOf(value))}`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${fingerprint(member, inside)}`).join()}}`;
}

/** Runtime kind of a value, as `Observation.kinds` names it. */
export function kindOf(value: unknown): string {
  if (value instanceof FailedRow) return "error";
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return "array";
  return isPlain(value) ? "object" : value.constructor.name;
}

/** Source text that gives the value again, where there is a short one. */
export function showValue(value: unknown): string | null {
  if (value instanceof Date) return `new Date(${String(value.getTime())})`;
  if (typeof value === "string" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value === undefined) return "undefined";
  if (typeof value !== "object" || (!Array.isArray(value) && !isPlain(value))) return null;
  const text = jsonOf(value);
  const isWhole = text !== undefined && text.length <= 200 && fingerprint(JSON.parse(text)) === fingerprint(value);
  return isWhole ? text : null;
}

function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A cycle or a bigint inside: it has no text.
    return undefined;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
