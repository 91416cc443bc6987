import { createHash } from "node:crypto";

/**
 * SHA-256 (hex) of a value's canonical JSON, so two values that are equal as JSON have one hash.
 *
 * @throws {TypeError} where the value holds a cycle or a bigint, as `JSON.stringify` does
 * @example
 * ```ts
 * import { contentHash } from "@maze/core";
 * contentHash({ a: 1, b: [true] }) === contentHash({ b: [true], a: 1 }); // => true
 * contentHash("a").slice(0, 8); // => "ac8d8342"
 * ```
 */
export function contentHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** SHA-256 (hex) of a text's UTF-8 bytes, as `sha256sum` prints it. */
export function textHash(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * JSON without white space, the keys of every object in one order: integer keys ascending, then the others by UTF-16
 * code units. Members that JSON lacks (`undefined`, functions) are dropped as `JSON.stringify` does; such a value on its
 * own is `null`.
 *
 * @throws {TypeError} where the value holds a cycle or a bigint, as `JSON.stringify` does
 * @example
 * ```ts
 * import { canonicalJson } from "@maze/core";
 * canonicalJson({ b: undefined, c: 1, a: { y: null, x: [] } }); // => '{"a":{"x":[],"y":null},"c":1}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  // The declared result of JSON.stringify leaves out `undefined`, its answer for a value that JSON lacks.
  const json = JSON.stringify(value) as string | undefined;
  // Keys are sorted on the parsed text, a tree, so that JSON.stringify itself finds cycles in the value.
  return json === undefined ? "null" : JSON.stringify(JSON.parse(json), sortKeys);
}

function sortKeys(_key: string, member: unknown): unknown {
  if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
}
