import type { Formula, ObjectAtom, Place } from "../formula/formula.ts";
import { hasString } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import type { Analysis } from "./analysis.ts";
import { outside } from "./array-shape.ts";
import type { ShapeModel } from "./shapes.ts";

/** Values of keys. */
export interface KeyRule {
  readonly keys: StringSet;
  readonly value: Formula;
}
/** Objects: what the values of their keys are, which keys there are, how many. */
export interface ObjectShape {
  readonly named: ReadonlyMap<string, Formula>;
  /** Every key of the set has a value of the formula. */
  readonly every: readonly KeyRule[];
  /** Some key of the set has a value of the formula. */
  readonly some: readonly KeyRule[];
  /** Which of the keys are there: a formula of nothing but `has`. */
  readonly presence: Formula;
  readonly min: number;
  readonly max: number | null;
  /** Where the least number of properties is asked for. */
  readonly counted: Place | undefined;
}

/** How what keywords say of objects is joined. */
export class ObjectModel implements ShapeModel<ObjectShape> {
  readonly #analysis: Analysis;
  readonly top: ObjectShape;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    const presence = analysis.formulas.all;
    this.top = { named: new Map(), every: [], some: [], presence, min: 0, max: null, counted: undefined };
  }

  /** A formula of nothing but `has` is one shape, however it is built. */
  whole(formula: Formula, positive: boolean): ObjectShape | undefined {
    if (!isPresence(formula)) return undefined;
    const { formulas } = this.#analysis;
    return { ...this.top, presence: positive ? formula : formulas.not(formula) };
  }

  meet(a: ObjectShape, b: ObjectShape): ObjectShape | undefined {
    const shape: ObjectShape = {
      named: this.#bothNamed(a.named, b.named),
      every: [...a.every, ...b.every],
      some: [...a.some, ...b.some],
      presence: this.#analysis.formulas.and([a.presence, b.presence]),
      min: Math.max(a.min, b.min),
      max: a.max === null || b.max === null ? (a.max ?? b.max) : Math.min(a.max, b.max),
      counted: a.min >= b.min ? a.counted : b.counted,
    };
    if (shape.max !== null && shape.max < shape.min) return undefined;
    return this.#isPossible(shape) ? shape : undefined;
  }

  #bothNamed(a: ReadonlyMap<string, Formula>, b: ReadonlyMap<string, Formula>): ReadonlyMap<string, Formula> {
    if (a.size === 0) return b;
    if (b.size === 0) return a;
    const { formulas } = this.#analysis;
    const both = new Map(a);
    for (const [name, value] of b) {
      const other = both.get(name);
      both.set(name, other === undefined ? value : formulas.and([other, value]));
    }
    return both;
  }

  /** False when a key that has to be there can have no value, or has to be absent too. */
  #isPossible(shape: ObjectShape): boolean {
    if (shape.presence === this.#analysis.formulas.none) return false;
    const required = requiredNames(shape.presence);
    return required.every((name) => this.#analysis.isPossible(valueOfName(shape, name, this.#analysis)));
  }

  leaf(formula: Formula, positive: boolean): readonly ObjectShape[] {
    if (formula.kind !== "object") return [this.top];
    const shapes = positive ? [this.#shape(formula.atom)] : this.#opposite(formula.atom);
    return shapes.map((shape) => ({ ...this.top, ...shape })).filter((shape) => this.#isPossible(shape));
  }

  #shape(atom: ObjectAtom): Partial<ObjectShape> {
    switch (atom.about) {
      case "properties":
        return { named: atom.properties };
      case "keys":
        return { every: [atom] };
      case "has":
        return { presence: this.#analysis.formulas.has(atom.name) };
      case "count":
        return { min: atom.min, max: atom.max, counted: atom.place };
    }
  }

  #opposite(atom: ObjectAtom): Partial<ObjectShape>[] {
    const { formulas } = this.#analysis;
    const other = (name: string, value: Formula): Partial<ObjectShape> => ({
      named: new Map([[name, formulas.not(value)]]),
      presence: formulas.has(name),
    });
    switch (atom.about) {
      case "properties":
        return Array.from(atom.properties, ([name, value]) => other(name, value));
      case "keys":
        if (atom.keys.kind === "values" && !atom.keys.excluded) {
          return Array.from(atom.keys.values, (name) => other(name, atom.value));
        }
        return [{ some: [{ keys: atom.keys, value: formulas.not(atom.value) }] }];
      case "has":
        return [{ presence: formulas.not(formulas.has(atom.name)) }];
      case "count":
        return outside(atom.min, atom.max).map(([min, max]) => ({ min, max, counted: atom.place }));
    }
  }
}

/** What the value of a key has to be. */
export function valueOfName(shape: ObjectShape, name: string, { formulas }: Analysis): Formula {
  const own = shape.named.get(name);
  const others: Formula[] = [];
  for (const { keys, value } of shape.every) if (hasString(keys, name)) others.push(value);
  if (others.length === 0) return own ?? formulas.all;
  return formulas.and(own === undefined ? others : [own, ...others]);
}

/** The keys without which presence is not met, as far as its form shows. */
export function requiredNames(presence: Formula): string[] {
  return (presence.kind === "and" ? presence.items : [presence]).flatMap((item) => nameOf(item) ?? []);
}

/** The key that a formula says is there; undefined for any other formula. */
export const nameOf = (formula: Formula): string | undefined =>
  formula.kind === "object" && formula.atom.about === "has" ? formula.atom.name : undefined;

/** True for a formula of nothing but `has`. */
function isPresence(formula: Formula): boolean {
  switch (formula.kind) {
    case "all":
    case "none":
      return true;
    case "not":
      return isPresence(formula.item);
    case "and":
    case "or":
    case "one":
      return formula.items.every(isPresence);
    default:
      return nameOf(formula) !== undefined;
  }
}
