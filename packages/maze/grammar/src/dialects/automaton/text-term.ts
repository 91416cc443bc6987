import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../../errors.ts";
import {
  LAST_CODE_POINT,
  intersectRanges,
  invertRanges,
  normalizeRanges,
  withoutSurrogates,
} from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

/** A regular language over code points, equal terms being the same object (of one `TermSpace`). */
export interface Term {
  readonly id: number;
  readonly nullable: boolean;
  readonly shape: TermShape;
}
type TermShape =
  | { readonly kind: "class"; readonly ranges: readonly CharacterRange[] }
  | { readonly kind: "concat"; readonly left: Term; readonly right: Term }
  | { readonly kind: "or" | "and"; readonly items: readonly Term[] }
  | { readonly kind: "repeat"; readonly item: Term; readonly min: number; readonly max: number | null }
  | { readonly kind: "not"; readonly item: Term }
  | { readonly kind: "empty-word" };

const noText = (what: string): MazeError =>
  new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_UNSUPPORTED",
    message: `${what} is not supported in a dialect of texts: bytes that are no complete characters`,
  });

/** Makes terms and takes derivatives of them (Brzozowski 1964; Owens, Reppy and Turon 2009). */
export class TermSpace {
  private readonly known = new Map<string, Term>();
  private readonly derivatives = new Map<string, Term>();
  readonly nothing = this.intern("none", false, { kind: "or", items: [] });
  readonly emptyWord = this.intern("empty", true, { kind: "empty-word" });
  readonly anything = this.intern("all", true, { kind: "not", item: this.nothing });

  private intern(key: string, nullable: boolean, shape: TermShape): Term {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const term: Term = { id: this.known.size, nullable, shape };
    this.known.set(key, term);
    return term;
  }

  of(pattern: Pattern): Term {
    switch (pattern.kind) {
      case "text":
        return Array.from(pattern.text, (character) => {
          const point = character.codePointAt(0) ?? 0;
          return this.class([[point, point]]);
        }).reduceRight((right, left) => this.concat(left, right), this.emptyWord);
      case "class":
        return this.class(pattern.ranges);
      case "bytes":
        return this.of({ kind: "text", text: decode(pattern.bytes) });
      case "byte-class":
        if (pattern.ranges.some(([, high]) => high > 127)) throw noText("a class of bytes");
        return this.class(pattern.ranges);
      case "concat":
        return pattern.items
          .map((item) => this.of(item))
          .reduceRight((right, left) => this.concat(left, right), this.emptyWord);
      case "alternate":
        return this.or(pattern.options.map((option) => this.of(option)));
      case "intersect":
        return this.and(pattern.items.map((item) => this.of(item)));
      case "repeat-pattern":
        return this.repeat(this.of(pattern.item), pattern.min, pattern.max);
      case "complement":
        return this.not(this.of(pattern.item));
    }
  }

  class(ranges: readonly CharacterRange[]): Term {
    const clean = withoutSurrogates(normalizeRanges(ranges));
    return clean.length === 0
      ? this.nothing
      : this.intern(`[${clean.join(";")}]`, false, { kind: "class", ranges: clean });
  }

  concat(left: Term, right: Term): Term {
    if (left === this.nothing || right === this.nothing) return this.nothing;
    if (left === this.emptyWord) return right;
    if (right === this.emptyWord) return left;
    if (left.shape.kind === "concat") return this.concat(left.shape.left, this.concat(left.shape.right, right));
    const nullable = left.nullable && right.nullable;
    return this.intern(`.${String(left.id)},${String(right.id)}`, nullable, { kind: "concat", left, right });
  }

  private flat(kind: "or" | "and", terms: readonly Term[]): Term[] {
    const all = terms.flatMap((term) =>
      term.shape.kind === kind && term !== this.nothing ? term.shape.items : [term],
    );
    return [...new Set(all)].sort((a, b) => a.id - b.id);
  }

  or(terms: readonly Term[]): Term {
    const items = this.flat("or", terms).filter((term) => term !== this.nothing);
    if (items.includes(this.anything)) return this.anything;
    const classes = items.flatMap((term) => (term.shape.kind === "class" ? [term] : []));
    if (classes.length > 1) {
      const ranges = classes.flatMap((term) => (term.shape.kind === "class" ? term.shape.ranges : []));
      return this.or([...items.filter((term) => !classes.includes(term)), this.class(ranges)]);
    }
    return this.list(
      "or",
      "|",
      items,
      this.nothing,
      items.some((term) => term.nullable),
    );
  }

  and(terms: readonly Term[]): Term {
    const items = this.flat("and", terms).filter((term) => term !== this.anything);
    if (items.includes(this.nothing)) return this.nothing;
    const [first] = items;
    if (items.includes(this.emptyWord)) return items.every((term) => term.nullable) ? this.emptyWord : this.nothing;
    if (first === undefined) return this.anything;
    return this.list(
      "and",
      "&",
      items,
      this.anything,
      items.every((term) => term.nullable),
    );
  }

  private list(kind: "or" | "and", sign: string, items: readonly Term[], none: Term, nullable: boolean): Term {
    const [only] = items;
    if (only === undefined) return none;
    if (items.length === 1) return only;
    return this.intern(sign + items.map((term) => term.id).join(), nullable, { kind, items });
  }

  not(item: Term): Term {
    if (item.shape.kind === "not") return item.shape.item;
    return this.intern(item === this.nothing ? "all" : `!${String(item.id)}`, !item.nullable, { kind: "not", item });
  }

  repeat(item: Term, min: number, max: number | null): Term {
    if (max === 0 || item === this.emptyWord) return this.emptyWord;
    if (item === this.nothing) return min === 0 ? this.emptyWord : this.nothing;
    if (min === 1 && max === 1) return item;
    const isStar = item.shape.kind === "repeat" && item.shape.min === 0 && item.shape.max === null;
    if (isStar) return item;
    const least = item.nullable ? 0 : min;
    const key = `*${String(item.id)},${String(least)},${String(max)}`;
    return this.intern(key, least === 0, { kind: "repeat", item, min: least, max });
  }

  /** What may follow a code point in the words of the term. */
  derivative(term: Term, point: number): Term {
    const key = `${String(term.id)},${String(point)}`;
    const known = this.derivatives.get(key);
    if (known !== undefined) return known;
    const result = this.derive(term.shape, point);
    this.derivatives.set(key, result);
    return result;
  }

  private derive(shape: TermShape, point: number): Term {
    switch (shape.kind) {
      case "class":
        return shape.ranges.some(([low, high]) => low <= point && point <= high) ? this.emptyWord : this.nothing;
      case "empty-word":
        return this.nothing;
      case "concat": {
        const first = this.concat(this.derivative(shape.left, point), shape.right);
        return shape.left.nullable ? this.or([first, this.derivative(shape.right, point)]) : first;
      }
      case "or":
        return this.or(shape.items.map((item) => this.derivative(item, point)));
      case "and":
        return this.and(shape.items.map((item) => this.derivative(item, point)));
      case "not":
        return this.not(this.derivative(shape.item, point));
      case "repeat": {
        const { item, min, max } = shape;
        const rest = this.repeat(item, Math.max(0, min - 1), max === null ? null : max - 1);
        return this.concat(this.derivative(item, point), rest);
      }
    }
  }

  /** The code points, in ranges, that have one derivative each. */
  partition(term: Term): CharacterRange[] {
    const starts = new Set<number>([0]);
    const visit = ({ shape }: Term): void => {
      if (shape.kind === "class") {
        for (const [low, high] of shape.ranges) starts.add(low).add(high + 1);
      } else if (shape.kind === "concat") {
        visit(shape.left);
        if (shape.left.nullable) visit(shape.right);
      } else if ("items" in shape) shape.items.forEach(visit);
      else if (shape.kind !== "empty-word") visit(shape.item);
    };
    visit(term);
    const sorted = [...starts].filter((start) => start <= LAST_CODE_POINT).sort((a, b) => a - b);
    const ranges = sorted.map((start, index): CharacterRange => [
      start,
      (sorted[index + 1] ?? LAST_CODE_POINT + 1) - 1,
    ]);
    return ranges.flatMap((range) => intersectRanges([range], invertRanges([[0xd800, 0xdfff]])));
  }
}

function decode(bytes: readonly number[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw noText(`the byte string [${bytes.join(", ")}]`);
  }
}
