import type { NumberSet } from "../numbers/number-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import type { SchemaNode } from "../documents/schema-node.ts";

/** Kinds of JSON values, a bit each: `true` and `false` have one of their own. */
export const KIND = { null: 1, true: 2, false: 4, number: 8, string: 16, array: 32, object: 64 } as const;
/** One bit of `KIND`. */
export type Kind = (typeof KIND)[keyof typeof KIND];
/** Every kind. */
export const ALL_KINDS = 127;

/** What is said of an array; true of anything else. */
export type ArrayAtom =
  | { readonly about: "places"; readonly first: number; readonly items: readonly Formula[] }
  | { readonly about: "rest"; readonly from: number; readonly item: Formula; readonly place: Place }
  | { readonly about: "length"; readonly min: number; readonly max: number | null }
  | {
      readonly about: "contains";
      readonly from: number;
      readonly item: Formula;
      readonly min: number;
      readonly max: number | null;
      readonly place: Place;
    }
  | { readonly about: "unique"; readonly place: Place };

/** What is said of an object; true of anything else. */
export type ObjectAtom =
  | { readonly about: "properties"; readonly properties: ReadonlyMap<string, Formula> }
  | { readonly about: "keys"; readonly keys: StringSet; readonly value: Formula }
  | { readonly about: "has"; readonly name: string }
  | { readonly about: "count"; readonly min: number; readonly max: number | null; readonly place: Place };

/** Where a keyword stands: the JSON pointer of the keyword itself. */
export interface Place {
  readonly pointer: string;
  readonly keyword: string;
}

/** A set of JSON values: a Boolean combination of what keywords say. Equal ids are the same formula. */
export type Formula = { readonly id: number } & FormulaBody;
/** A formula without its number. */
export type FormulaBody =
  | { readonly kind: "all" | "none" }
  | { readonly kind: "and" | "or" | "one"; readonly items: readonly Formula[] }
  | { readonly kind: "not"; readonly item: Formula }
  | { readonly kind: "schema"; readonly node: SchemaNode }
  | { readonly kind: "kinds"; readonly mask: number }
  | { readonly kind: "numbers"; readonly set: NumberSet }
  | { readonly kind: "strings"; readonly set: StringSet }
  | { readonly kind: "array"; readonly atom: ArrayAtom }
  | { readonly kind: "object"; readonly atom: ObjectAtom }
  | { readonly kind: "unknown"; readonly of: Kind };
