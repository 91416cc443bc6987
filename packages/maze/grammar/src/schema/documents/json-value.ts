/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object that is no array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True for what may stand where a schema does. */
export const isSchema = (value: unknown): boolean => typeof value === "boolean" || isJsonObject(value);

/** One step of a JSON pointer. */
export function pointerToken(token: string | number): string {
  if (typeof token === "number" || !(token.includes("~") || token.includes("/"))) return `/${String(token)}`;
  return `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON pointer (RFC 6901). */
export const pointerTokens = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
