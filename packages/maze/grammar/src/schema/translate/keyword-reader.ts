import { isJsonObject, isSchema, pointerToken } from "../documents/json-value.ts";
import type { JsonObject } from "../documents/json-value.ts";
import { place } from "../documents/schema-documents.ts";
import { malformed } from "../documents/schema-error.ts";
import type { SchemaNode } from "../documents/schema-node.ts";
import { isKeyword } from "../documents/drafts.ts";
import type { Place } from "../formula/formula.ts";

/** Reads the keywords of one schema and says where a value does not fit. */
export class KeywordReader {
  readonly node: SchemaNode;
  readonly schema: JsonObject;

  constructor(node: SchemaNode, schema: JsonObject) {
    this.node = node;
    this.schema = schema;
  }

  /** The value of a keyword that the draft knows; undefined where it is absent. */
  get(keyword: string): unknown {
    if (!Object.hasOwn(this.schema, keyword) || !isKeyword(this.node.resource.draft, keyword)) return undefined;
    return this.schema[keyword];
  }
  has(keyword: string): boolean {
    return this.get(keyword) !== undefined;
  }
  /** Where a keyword stands. */
  place(keyword: string): Place {
    return { keyword, pointer: this.pointer(keyword) };
  }
  pointer(...tokens: (string | number)[]): string {
    return place(this.node.resource, this.node.pointer + tokens.map(pointerToken).join(""));
  }
  error(keyword: string, expected: string): Error {
    return malformed(this.pointer(keyword), `${keyword} is ${expected}`);
  }

  count(keyword: string): number | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
      throw this.error(keyword, "a whole number that is not negative");
    }
    return value;
  }
  number(keyword: string): number | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.error(keyword, "a number");
    return value;
  }
  string(keyword: string): string | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (typeof value !== "string") throw this.error(keyword, "a string");
    return value;
  }
  strings(keyword: string): readonly string[] | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw this.error(keyword, "a list of strings");
    }
    return value;
  }
  list(keyword: string): readonly unknown[] | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw this.error(keyword, "a list");
    return value as readonly unknown[];
  }
  map(keyword: string): JsonObject | undefined {
    const value = this.get(keyword);
    if (value === undefined) return undefined;
    if (!isJsonObject(value)) throw this.error(keyword, "an object");
    return value;
  }
  /** True where a keyword has a schema. */
  hasSchema(keyword: string): boolean {
    const value = this.get(keyword);
    if (value === undefined) return false;
    if (!isSchema(value)) throw this.error(keyword, "a schema");
    return true;
  }
}
