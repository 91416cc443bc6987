import { place } from "../documents/schema-documents.ts";
import { unsupported } from "../documents/schema-error.ts";
import type { SchemaNode } from "../documents/schema-node.ts";
import { KIND } from "../formula/formula.ts";
import type { Formula, Kind, Place } from "../formula/formula.ts";
import type { Formulas } from "../formula/formulas.ts";
import { LITERALS } from "../formula/formulas.ts";
import {
  allNumbers,
  complementNumbers,
  intersectNumbers,
  isEmptyNumbers,
  noNumbers,
  uniteNumbers,
} from "../numbers/number-set.ts";
import type { NumberSet } from "../numbers/number-set.ts";
import {
  allStrings,
  complementStrings,
  intersectStrings,
  isEmptyStrings,
  noStrings,
  uniteStrings,
} from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import type { ArrayShape } from "./array-shape.ts";
import { ArrayModel } from "./array-shape.ts";
import { fold } from "./fold.ts";
import type { SetAlgebra } from "./fold.ts";
import type { ObjectShape } from "./object-shape.ts";
import { ObjectModel } from "./object-shape.ts";
import { Shapes } from "./shapes.ts";

const BODY_KINDS: Readonly<Record<string, Kind>> = {
  numbers: KIND.number,
  strings: KIND.string,
  array: KIND.array,
  object: KIND.object,
};
const KEPT = new Set(["numbers", "strings", "array", "object", "unknown"]);

const numberAlgebra: SetAlgebra<NumberSet> = {
  all: allNumbers,
  none: noNumbers,
  unite: uniteNumbers,
  intersect: intersectNumbers,
  leaf: (formula, positive) => {
    if (formula.kind !== "numbers") return allNumbers;
    return positive ? formula.set : complementNumbers(formula.set);
  },
};
const stringAlgebra: SetAlgebra<StringSet> = {
  all: allStrings,
  none: noStrings,
  unite: uniteStrings,
  intersect: intersectStrings,
  leaf: (formula, positive) => {
    if (formula.kind !== "strings") return allStrings;
    return positive ? formula.set : complementStrings(formula.set);
  },
};

/** What formulas mean, for one kind of values at a time. */
export class Analysis {
  readonly formulas: Formulas;
  readonly #expand: (node: SchemaNode) => Formula;
  readonly #projected = new Map<Kind, Map<number, Formula>>();
  readonly #open = new Map<Kind, Set<number>>();
  readonly #possible = new Map<number, boolean>();
  readonly #numbers = new Map<number, NumberSet>();
  readonly #strings = new Map<number, StringSet>();
  readonly #arrays: Shapes<ArrayShape>;
  readonly #objects: Shapes<ObjectShape>;

  constructor(formulas: Formulas, expand: (node: SchemaNode) => Formula, leave: (at: Place, reason: string) => void) {
    this.formulas = formulas;
    this.#expand = expand;
    this.#arrays = new Shapes(new ArrayModel(this, leave), formulas, leave);
    this.#objects = new Shapes(new ObjectModel(this), formulas, leave);
  }

  /** The formula as it reads for values of one kind: schemas expanded, what is said of other kinds left out. */
  project(formula: Formula, kind: Kind): Formula {
    if (formula.kind === "kinds") return (formula.mask & kind) === 0 ? this.formulas.none : this.formulas.all;
    if (formula.kind === "unknown") return formula.of === kind ? formula : this.formulas.all;
    if (KEPT.has(formula.kind)) return BODY_KINDS[formula.kind] === kind ? formula : this.formulas.all;
    if (formula.kind === "all" || formula.kind === "none") return formula;
    let projected = this.#projected.get(kind);
    if (projected === undefined) this.#projected.set(kind, (projected = new Map<number, Formula>()));
    const known = projected.get(formula.id);
    if (known !== undefined) return known;
    const result = this.#projectParts(formula, kind);
    projected.set(formula.id, result);
    return result;
  }

  #projectParts(formula: Formula, kind: Kind): Formula {
    const { formulas } = this;
    switch (formula.kind) {
      case "and":
      case "or":
      case "one": {
        const items = formula.items.map((item) => this.project(item, kind));
        return formulas[formula.kind](items, formulas.placeOf(formula));
      }
      case "not":
        return formulas.not(this.project(formula.item, kind));
      case "schema": {
        const { node } = formula;
        let open = this.#open.get(kind);
        if (open === undefined) this.#open.set(kind, (open = new Set<number>()));
        if (open.has(formula.id)) {
          const at = place(node.resource, node.pointer);
          throw unsupported(at, "$ref", "the schema refers to itself without a step into the value");
        }
        open.add(formula.id);
        const result = this.project(this.#expand(node), kind);
        open.delete(formula.id);
        return result;
      }
      default:
        return formula;
    }
  }

  /** The words `null`, `true` and `false` that a formula allows. */
  literalsOf(formula: Formula): string[] {
    const allowed = LITERALS.filter(([kind]) => this.project(formula, kind) === this.formulas.all);
    return allowed.map(([, text]) => text);
  }
  /** The numbers that a formula allows, or more where some keyword is left to validation. */
  numbersOf(formula: Formula): NumberSet {
    const projected = this.project(formula, KIND.number);
    let set = this.#numbers.get(projected.id);
    if (set === undefined) this.#numbers.set(projected.id, (set = fold(projected, true, numberAlgebra)));
    return set;
  }
  /** The strings that a formula allows; not exact where some keyword is left to validation. */
  stringsOf(formula: Formula): { set: StringSet; exact: boolean } {
    const projected = this.project(formula, KIND.string);
    let set = this.#strings.get(projected.id);
    if (set === undefined) this.#strings.set(projected.id, (set = fold(projected, true, stringAlgebra)));
    return { set, exact: !hasUnknown(projected) };
  }
  /** The arrays that a formula allows, as alternatives. */
  arraysOf(formula: Formula): readonly ArrayShape[] {
    return this.#arrays.of(this.project(formula, KIND.array), true);
  }
  /** The objects that a formula allows, as alternatives. */
  objectsOf(formula: Formula): readonly ObjectShape[] {
    return this.#objects.of(this.project(formula, KIND.object), true);
  }

  /** False when a formula is known to allow no value at all. */
  isPossible(formula: Formula): boolean {
    if (formula === this.formulas.all) return true;
    if (formula === this.formulas.none) return false;
    const known = this.#possible.get(formula.id);
    if (known !== undefined) return known;
    this.#possible.set(formula.id, true);
    const possible =
      !isEmptyStrings(this.stringsOf(formula).set) ||
      !isEmptyNumbers(this.numbersOf(formula)) ||
      this.literalsOf(formula).length > 0 ||
      this.arraysOf(formula).length > 0 ||
      this.objectsOf(formula).length > 0;
    this.#possible.set(formula.id, possible);
    return possible;
  }
}

function hasUnknown(formula: Formula): boolean {
  if (formula.kind === "unknown") return true;
  if (formula.kind === "not") return hasUnknown(formula.item);
  return "items" in formula && formula.items.some(hasUnknown);
}
