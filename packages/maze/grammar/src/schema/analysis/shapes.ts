import type { Formula, Place } from "../formula/formula.ts";
import type { Formulas } from "../formula/formulas.ts";

/** How shapes of one kind of values are made and joined. A shape is a conjunction of what keywords say. */
export interface ShapeModel<Shape> {
  /** The shape of every value of the kind. */
  readonly top: Shape;
  /** What has both shapes; undefined when nothing does. */
  meet(a: Shape, b: Shape): Shape | undefined;
  /** The shapes of a formula without parts, or of its opposite. */
  leaf(formula: Formula, positive: boolean): readonly Shape[];
  /** The one shape of a formula with parts that a shape can say as it is; undefined for any other. */
  whole(formula: Formula, positive: boolean): Shape | undefined;
}

/** How many alternatives a conjunction may have before a part of it is left to validation. */
const MOST_ALTERNATIVES = 512;

/** Formulas of one kind of values as alternatives. What is left to validation counts as everything. */
export class Shapes<Shape> {
  readonly #model: ShapeModel<Shape>;
  readonly #formulas: Formulas;
  readonly #leave: (at: Place, reason: string) => void;
  readonly #known = new Map<string, readonly Shape[]>();

  constructor(model: ShapeModel<Shape>, formulas: Formulas, leave: (at: Place, reason: string) => void) {
    this.#model = model;
    this.#formulas = formulas;
    this.#leave = leave;
  }

  /** The alternatives of a projected formula, or of its opposite. */
  of(formula: Formula, positive: boolean): readonly Shape[] {
    const key = `${positive ? "+" : "-"}${String(formula.id)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const shapes = this.#shapes(formula, positive);
    this.#known.set(key, shapes);
    return shapes;
  }

  #shapes(formula: Formula, positive: boolean): readonly Shape[] {
    const { top } = this.#model;
    switch (formula.kind) {
      case "all":
      case "none":
        return (formula.kind === "all") === positive ? [top] : [];
      case "unknown":
        return [top];
      case "not":
        return this.of(formula.item, !positive);
      default:
    }
    const whole = this.#model.whole(formula, positive);
    if (whole !== undefined) return [whole];
    switch (formula.kind) {
      case "and":
      case "or":
        return (formula.kind === "and") === positive
          ? this.#every(formula.items, positive, formula)
          : formula.items.flatMap((item) => this.of(item, positive));
      case "one":
        return positive ? this.#exactlyOne(formula.items, formula) : this.#notOne(formula.items, formula);
      default:
        return this.#model.leaf(formula, positive);
    }
  }

  /** Those parts first that have one alternative, so that contradictions are seen early. */
  #every(items: readonly Formula[], positive: boolean, from: Formula): readonly Shape[] {
    const parts = this.#gathered(items, positive).map((item) => ({ item, shapes: this.of(item, positive) }));
    parts.sort((a, b) => a.shapes.length - b.shapes.length);
    let result: readonly Shape[] = [this.#model.top];
    for (const { item, shapes } of parts) result = this.#cross(result, shapes, item, from);
    return result;
  }

  /** Items that are one shape each are one together, so that thousands of names that are required are joined once. */
  #gathered(items: readonly Formula[], positive: boolean): readonly Formula[] {
    const whole = items.filter((item) => this.#model.whole(item, positive) !== undefined);
    // All of them is what is being computed.
    if (whole.length < 2 || whole.length === items.length) return items;
    const others = items.filter((item) => this.#model.whole(item, positive) === undefined);
    return [...others, positive ? this.#formulas.and(whole) : this.#formulas.or(whole)];
  }

  #cross(left: readonly Shape[], right: readonly Shape[], item: Formula, from: Formula): readonly Shape[] {
    if (right.length === 1 && right[0] === this.#model.top) return left;
    if (left.length === 1 && left[0] === this.#model.top) return right;
    const result: Shape[] = [];
    for (const a of left) {
      for (const b of right) {
        const shape = this.#model.meet(a, b);
        if (shape !== undefined) result.push(shape);
      }
      if (result.length <= MOST_ALTERNATIVES || right.length === 1) continue;
      const at = this.#formulas.placeOf(item) ?? this.#formulas.placeOf(from);
      this.#leave(at ?? { pointer: "", keyword: "allOf" }, "it has too many alternatives together with its neighbours");
      return left;
    }
    return result;
  }

  #exactlyOne(items: readonly Formula[], from: Formula): readonly Shape[] {
    const inside = items.map((item) => this.of(item, true));
    const disjoint = (a: readonly Shape[], b: readonly Shape[]): boolean =>
      a.every((one) => b.every((other) => this.#model.meet(one, other) === undefined));
    const overlaps = inside.map((): number[] => []);
    for (const [a, shapes] of inside.entries()) {
      for (let b = a + 1; b < inside.length; b++) {
        if (disjoint(shapes, inside[b] ?? [])) continue;
        overlaps[a]?.push(b);
        overlaps[b]?.push(a);
      }
    }
    return inside.flatMap((shapes, index) => {
      let result = shapes;
      for (const other of overlaps[index] ?? []) {
        const item = items[other];
        if (item !== undefined) result = this.#cross(result, this.of(item, false), from, from);
      }
      return result;
    });
  }

  /** None of them, or two. */
  #notOne(items: readonly Formula[], from: Formula): readonly Shape[] {
    const none = this.#every(items, false, from);
    const two = items.flatMap((a, index) =>
      items.slice(index + 1).flatMap((b) => this.#cross(this.of(a, true), this.of(b, true), from, from)),
    );
    return [...none, ...two];
  }
}
