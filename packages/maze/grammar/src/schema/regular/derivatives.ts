import { LAST_CODE_POINT, inRanges } from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

/** A digit string that stands for a number which leaves `remainder` modulo `modulus`; other characters are skipped. */
export interface ResiduePattern {
  readonly kind: "residue";
  readonly modulus: number;
  readonly remainder: number;
}
/** A regular language over code points: a pattern, or a residue where a pattern would be too large. */
export type RegularExpression =
  | Pattern
  | ResiduePattern
  | { readonly kind: "all-of" | "any-of" | "chain"; readonly parts: readonly RegularExpression[] }
  | { readonly kind: "none-of"; readonly part: RegularExpression };

/** A state of a language: what may still come. Equal ids are equal states. */
export interface State {
  readonly id: number;
  readonly accepts: boolean;
  readonly body: StateBody;
}
type StateBody =
  | { readonly kind: "nothing" | "end" }
  | { readonly kind: "set"; readonly ranges: readonly CharacterRange[] }
  | { readonly kind: "concat"; readonly first: State; readonly rest: State }
  | { readonly kind: "or" | "and"; readonly parts: readonly State[] }
  | { readonly kind: "not"; readonly item: State }
  | { readonly kind: "repeat"; readonly item: State; readonly min: number; readonly max: number | null }
  | ResiduePattern;

const ZERO = 0x30;
const NINE = 0x39;

/**
 * Brzozowski derivatives over code points, with states hash-consed.
 * Source: J. Brzozowski, "Derivatives of Regular Expressions", JACM 1964.
 */
export class Derivatives {
  readonly #states = new Map<string, State>();
  readonly #derived = new Map<number, Map<number, State>>();
  readonly nothing: State = this.#intern("0", false, { kind: "nothing" });
  readonly end: State = this.#intern("e", true, { kind: "end" });
  readonly anything: State = this.#not(this.nothing);

  /** The state in which a language starts. */
  start(expression: RegularExpression): State {
    switch (expression.kind) {
      case "text":
        return this.#chain(Array.from(expression.text, (character) => this.#character(character)));
      case "class":
        return this.#set(expression.ranges);
      case "concat":
        return this.#chain(expression.items.map((item) => this.start(item)));
      case "chain":
        return this.#chain(expression.parts.map((item) => this.start(item)));
      case "alternate":
        return this.#or(expression.options.map((item) => this.start(item)));
      case "any-of":
        return this.#or(expression.parts.map((item) => this.start(item)));
      case "intersect":
        return this.#and(expression.items.map((item) => this.start(item)));
      case "all-of":
        return this.#and(expression.parts.map((item) => this.start(item)));
      case "complement":
        return this.#not(this.start(expression.item));
      case "repeat-pattern":
        return this.#repeat(this.start(expression.item), expression.min, expression.max);
      case "none-of":
        return this.#not(this.start(expression.part));
      case "residue":
        return this.#residue(expression.modulus, expression.remainder);
      case "bytes":
      case "byte-class":
        throw new TypeError(`a pattern over bytes (${expression.kind}) has no language over code points`);
    }
  }

  /** What may come after a code point. */
  after(state: State, codePoint: number): State {
    let known = this.#derived.get(state.id);
    if (known === undefined) this.#derived.set(state.id, (known = new Map<number, State>()));
    const found = known.get(codePoint);
    if (found !== undefined) return found;
    const derived = this.#derive(state.body, codePoint);
    known.set(codePoint, derived);
    return derived;
  }

  #derive(body: StateBody, codePoint: number): State {
    switch (body.kind) {
      case "nothing":
      case "end":
        return this.nothing;
      case "set":
        return inRanges(body.ranges, codePoint) ? this.end : this.nothing;
      case "concat": {
        const within = this.#concat(this.after(body.first, codePoint), body.rest);
        return body.first.accepts ? this.#or([within, this.after(body.rest, codePoint)]) : within;
      }
      case "or":
        return this.#or(body.parts.map((part) => this.after(part, codePoint)));
      case "and":
        return this.#and(body.parts.map((part) => this.after(part, codePoint)));
      case "not":
        return this.#not(this.after(body.item, codePoint));
      case "repeat": {
        const max = body.max === null ? null : body.max - 1;
        const rest = this.#repeat(body.item, Math.max(0, body.min - 1), max);
        return this.#concat(this.after(body.item, codePoint), rest);
      }
      case "residue":
        if (codePoint < ZERO || codePoint > NINE) return this.#residue(body.modulus, body.remainder);
        return this.#residue(body.modulus, (body.remainder * 10 + codePoint - ZERO) % body.modulus);
    }
  }

  #intern(key: string, accepts: boolean, body: StateBody): State {
    const found = this.#states.get(key);
    if (found !== undefined) return found;
    const state = { id: this.#states.size, accepts, body };
    this.#states.set(key, state);
    return state;
  }
  #character(character: string): State {
    const codePoint = character.codePointAt(0) ?? 0;
    return this.#set([[codePoint, codePoint]]);
  }
  #set(ranges: readonly CharacterRange[]): State {
    if (ranges.length === 0) return this.nothing;
    return this.#intern(`s${ranges.join(";")}`, false, { kind: "set", ranges });
  }
  #chain(states: readonly State[]): State {
    return states.reduceRight((rest, first) => this.#concat(first, rest), this.end);
  }
  #concat(first: State, rest: State): State {
    if (first === this.nothing || rest === this.nothing) return this.nothing;
    if (first === this.end) return rest;
    if (rest === this.end) return first;
    if (first.body.kind === "concat") return this.#concat(first.body.first, this.#concat(first.body.rest, rest));
    const accepts = first.accepts && rest.accepts;
    return this.#intern(`c${String(first.id)},${String(rest.id)}`, accepts, { kind: "concat", first, rest });
  }
  #or(states: readonly State[]): State {
    const parts = flatten(states, "or").filter((state) => state !== this.nothing);
    if (parts.includes(this.anything)) return this.anything;
    const [only] = parts;
    if (only === undefined) return this.nothing;
    if (parts.length === 1) return only;
    const accepts = parts.some((part) => part.accepts);
    return this.#intern(`o${ids(parts)}`, accepts, { kind: "or", parts });
  }
  #and(states: readonly State[]): State {
    const parts = flatten(states, "and").filter((state) => state !== this.anything);
    if (parts.includes(this.nothing)) return this.nothing;
    const [only] = parts;
    if (only === undefined) return this.anything;
    if (parts.length === 1) return only;
    const accepts = parts.every((part) => part.accepts);
    return this.#intern(`a${ids(parts)}`, accepts, { kind: "and", parts });
  }
  #not(item: State): State {
    if (item.body.kind === "not") return item.body.item;
    return this.#intern(`n${String(item.id)}`, !item.accepts, { kind: "not", item });
  }
  #repeat(item: State, min: number, max: number | null): State {
    if (max === 0) return this.end;
    if (max === 1 && min === 1) return item;
    if (item === this.nothing) return min === 0 ? this.end : this.nothing;
    if (item === this.end) return this.end;
    const least = item.accepts ? 0 : min;
    const key = `r${String(item.id)},${String(least)},${String(max)}`;
    return this.#intern(key, least === 0, { kind: "repeat", item, min: least, max });
  }
  #residue(modulus: number, remainder: number): State {
    return this.#intern(`m${String(modulus)},${String(remainder)}`, remainder === 0, {
      kind: "residue",
      modulus,
      remainder,
    });
  }
}

function flatten(states: readonly State[], kind: "or" | "and"): State[] {
  const distinct = new Map<number, State>();
  for (const state of states) {
    for (const part of state.body.kind === kind ? state.body.parts : [state]) distinct.set(part.id, part);
  }
  return [...distinct.values()].sort((a, b) => a.id - b.id);
}

const ids = (states: readonly State[]): string => states.map((state) => state.id).join(",");

/** True when a text is in the language of a pattern over code points. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  const derivatives = new Derivatives();
  let state = derivatives.start(pattern);
  for (const character of text) {
    state = derivatives.after(state, Math.min(character.codePointAt(0) ?? 0, LAST_CODE_POINT));
    if (state === derivatives.nothing) return false;
  }
  return state.accepts;
}
