import type { SchemaNode } from "../documents/schema-node.ts";
import type { NumberSet } from "../numbers/number-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import { ALL_KINDS, KIND } from "./formula.ts";
import type { ArrayAtom, Formula, FormulaBody, Kind, ObjectAtom, Place } from "./formula.ts";

/** Makes formulas, simplified and each only once. */
export class Formulas {
  readonly #known = new Map<string, Formula>();
  readonly #places = new Map<number, Place>();
  #count = 0;
  readonly all: Formula = this.#intern("all", { kind: "all" });
  readonly none: Formula = this.#intern("none", { kind: "none" });

  /** What is in all of the items. */
  and(items: readonly Formula[], place?: Place): Formula {
    return this.#place(this.#join("and", items, this.all, this.none), place);
  }
  /** What is in any of the items. */
  or(items: readonly Formula[], place?: Place): Formula {
    return this.#place(this.#join("or", items, this.none, this.all), place);
  }
  /** What is in exactly one of the items. */
  one(items: readonly Formula[], place?: Place): Formula {
    const some = items.filter((item) => item !== this.none);
    const [only] = some;
    if (only === undefined) return this.none;
    if (some.length === 1) return only;
    const always = some.filter((item) => item === this.all).length;
    if (always > 1) return this.none;
    if (always === 1) return this.and(some.map((item) => (item === this.all ? item : this.not(item))));
    return this.#place(this.#intern(`one:${ids(some)}`, { kind: "one", items: some }), place);
  }
  /** What is not in the item. */
  not(item: Formula): Formula {
    if (item === this.all) return this.none;
    if (item === this.none) return this.all;
    if (item.kind === "not") return item.item;
    if (item.kind === "kinds") return this.kinds(ALL_KINDS & ~item.mask);
    return this.#intern(`not:${String(item.id)}`, { kind: "not", item });
  }
  /** What a schema allows. */
  schema(node: SchemaNode): Formula {
    if (node.value === true) return this.all;
    if (node.value === false) return this.none;
    return this.#intern(`schema:${keyOfSchema(node)}`, { kind: "schema", node });
  }
  /** The values of some kinds. */
  kinds(mask: number): Formula {
    if (mask === ALL_KINDS) return this.all;
    return mask === 0 ? this.none : this.#intern(`kinds:${String(mask)}`, { kind: "kinds", mask });
  }
  /** The numbers of a set, and whatever is no number. */
  numbers(set: NumberSet): Formula {
    return this.#fresh({ kind: "numbers", set });
  }
  /** The strings of a set, and whatever is no string. */
  strings(set: StringSet): Formula {
    return this.#fresh({ kind: "strings", set });
  }
  /** What a keyword of arrays says. */
  array(atom: ArrayAtom): Formula {
    return this.#fresh({ kind: "array", atom });
  }
  /** What a keyword of objects says. */
  object(atom: ObjectAtom): Formula {
    if (atom.about === "has") return this.has(atom.name);
    return this.#fresh({ kind: "object", atom });
  }
  /** Objects with a key, and whatever is no object. */
  has(name: string): Formula {
    return this.#intern(`has:${name}`, { kind: "object", atom: { about: "has", name } });
  }
  /** Something that is left to validation. */
  unknown(of: Kind): Formula {
    return this.#intern(`unknown:${String(of)}`, { kind: "unknown", of });
  }
  /** Where the keyword stands that a formula comes from, where known. */
  placeOf(formula: Formula): Place | undefined {
    return this.#places.get(formula.id);
  }

  #join(kind: "and" | "or", items: readonly Formula[], neutral: Formula, absorbing: Formula): Formula {
    const parts = new Map<number, Formula>();
    let mask = kind === "and" ? ALL_KINDS : 0;
    let hasOpposites = false;
    const add = (item: Formula): void => {
      if (item.kind === "kinds") mask = kind === "and" ? mask & item.mask : mask | item.mask;
      else parts.set(item.id, item);
      if (item.kind === "not") hasOpposites = true;
    };
    for (const item of items) {
      if (item === absorbing) return absorbing;
      if (item === neutral) continue;
      if (item.kind === kind) for (const part of item.items) add(part);
      else add(item);
    }
    const kinds = this.kinds(mask);
    if (kinds === absorbing) return absorbing;
    if (kinds !== neutral) parts.set(kinds.id, kinds);
    if (hasOpposites) {
      for (const part of parts.values()) if (part.kind === "not" && parts.has(part.item.id)) return absorbing;
    }
    const flat = [...parts.values()].sort((a, b) => a.id - b.id);
    const [only] = flat;
    if (only === undefined) return neutral;
    return flat.length === 1 ? only : this.#intern(`${kind}:${ids(flat)}`, { kind, items: flat });
  }
  #place(formula: Formula, place: Place | undefined): Formula {
    if (place !== undefined && !this.#places.has(formula.id)) this.#places.set(formula.id, place);
    return formula;
  }
  #fresh(body: FormulaBody): Formula {
    return { ...body, id: this.#count++ };
  }
  #intern(key: string, body: FormulaBody): Formula {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const formula = this.#fresh(body);
    this.#known.set(key, formula);
    return formula;
  }
}

/** Keywords of scalars that are always enforced, so that nothing is to be said of the place where they stand. */
const PLAIN = new Set([
  "default",
  "description",
  "examples",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "maxLength",
  "maximum",
  "minLength",
  "minimum",
  "title",
  "type",
]);

/** Schemas that say the same of scalars are one, wherever they stand. */
function keyOfSchema(node: SchemaNode): string {
  const { value, resource } = node;
  if (typeof value !== "object" || value === null) return node.key;
  const keywords = Object.keys(value);
  if (keywords.length > 4 || !keywords.every((keyword) => PLAIN.has(keyword))) return node.key;
  const said = keywords.filter((keyword) => keyword !== "description" && keyword !== "title");
  return `${resource.draft}:${JSON.stringify(value, said)}`;
}

const ids = (items: readonly Formula[]): string => items.map((item) => item.id).join(",");

/** Kinds whose values a grammar spells with one word. */
export const LITERALS: readonly (readonly [kind: Kind, text: string])[] = [
  [KIND.null, "null"],
  [KIND.true, "true"],
  [KIND.false, "false"],
];
