import type { ArrayAtom, Formula, Place } from "../formula/formula.ts";
import type { Analysis } from "./analysis.ts";
import type { ShapeModel } from "./shapes.ts";

/** At least `min` and at most `max` items from a place on are of a formula. */
export interface Containing {
  readonly from: number;
  readonly item: Formula;
  readonly min: number;
  readonly max: number | null;
  readonly place: Place;
}
/** Arrays: what their first items are, what the others are, how many there are. */
export interface ArrayShape {
  readonly prefix: readonly Formula[];
  readonly rest: Formula;
  readonly min: number;
  readonly max: number | null;
  readonly contains: readonly Containing[];
  /** Where `uniqueItems` asks that no two items are equal. */
  readonly unique: readonly Place[];
}

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/** How what keywords say of arrays is joined. */
export class ArrayModel implements ShapeModel<ArrayShape> {
  readonly #analysis: Analysis;
  readonly #leave: (at: Place, reason: string) => void;
  readonly top: ArrayShape;

  constructor(analysis: Analysis, leave: (at: Place, reason: string) => void) {
    this.#analysis = analysis;
    this.#leave = leave;
    this.top = { prefix: [], rest: analysis.formulas.all, min: 0, max: null, contains: [], unique: [] };
  }

  whole(): undefined {
    return undefined;
  }

  meet(a: ArrayShape, b: ArrayShape): ArrayShape | undefined {
    const { formulas } = this.#analysis;
    const length = Math.max(a.prefix.length, b.prefix.length);
    const prefix: Formula[] = [];
    for (let index = 0; index < length; index++) {
      prefix.push(formulas.and([a.prefix[index] ?? a.rest, b.prefix[index] ?? b.rest]));
    }
    return this.#checked({
      prefix,
      rest: formulas.and([a.rest, b.rest]),
      min: Math.max(a.min, b.min),
      max: least(a.max, b.max),
      contains: [...a.contains, ...b.contains],
      unique: [...a.unique, ...b.unique],
    });
  }

  leaf(formula: Formula, positive: boolean): readonly ArrayShape[] {
    if (formula.kind !== "array") return [this.top];
    const shapes = positive ? [this.#shape(formula.atom)] : this.#opposite(formula.atom);
    return shapes.flatMap((shape) => this.#checked({ ...this.top, ...shape }) ?? []);
  }

  #shape(atom: ArrayAtom): Partial<ArrayShape> {
    const { all } = this.#analysis.formulas;
    switch (atom.about) {
      case "places":
        return { prefix: [...Array.from({ length: atom.first }, () => all), ...atom.items] };
      case "rest":
        return { prefix: Array.from({ length: atom.from }, () => all), rest: atom.item };
      case "length":
        return { min: atom.min, max: atom.max };
      case "contains":
        return { contains: [atom] };
      case "unique":
        return { unique: [atom.place] };
    }
  }

  #opposite(atom: ArrayAtom): Partial<ArrayShape>[] {
    const { formulas } = this.#analysis;
    switch (atom.about) {
      case "places":
        return atom.items.map((item, index) => {
          const before = Array.from({ length: atom.first + index }, () => formulas.all);
          return { prefix: [...before, formulas.not(item)], min: before.length + 1 };
        });
      case "rest":
        return [{ contains: [{ ...atom, item: formulas.not(atom.item), min: 1, max: null }] }];
      case "length":
        return outside(atom.min, atom.max).map(([min, max]) => ({ min, max }));
      case "contains":
        return outside(atom.min, atom.max).map(([min, max]) => ({ contains: [{ ...atom, min, max }] }));
      case "unique":
        this.#leave(atom.place, "no grammar says that two items are equal");
        return [{}];
    }
  }

  /** Cuts the shape at the first place for which there is no item. */
  #checked(shape: ArrayShape): ArrayShape | undefined {
    const analysis = this.#analysis;
    let { max } = shape;
    const blocked = shape.prefix.findIndex((item) => !analysis.isPossible(item));
    if (blocked >= 0) max = least(max, blocked);
    else if (!analysis.isPossible(shape.rest)) max = least(max, shape.prefix.length);
    if (max !== null && max < shape.min) return undefined;
    const contains = shape.contains.filter(({ min, max: most }) => min > 0 || most !== null);
    if (contains.some(({ min, max: most }) => (most !== null && most < min) || (max !== null && max < min)))
      return undefined;
    return { ...shape, max, contains };
  }
}

/** The counts that are not between `min` and `max`. */
export function outside(min: number, max: number | null): [min: number, max: number | null][] {
  const ranges: [number, number | null][] = [];
  if (min > 0) ranges.push([0, min - 1]);
  if (max !== null) ranges.push([max + 1, null]);
  return ranges;
}
