import { Derivatives } from "./derivatives.ts";
import type { RegularExpression, State } from "./derivatives.ts";

/** A minimal deterministic automaton over a few symbols. State 0 is the start; -1 stands for no way on. */
export interface Automaton {
  readonly symbols: string;
  readonly accepts: readonly boolean[];
  /** `next[state][symbol]`. */
  readonly next: readonly (readonly number[])[];
}

/** The automaton of a regular expression over the symbols; undefined where it would have more than `limit` states. */
export function automatonOf(expression: RegularExpression, symbols: string, limit: number): Automaton | undefined {
  const derivatives = new Derivatives();
  const codes = Array.from(symbols, (symbol) => symbol.codePointAt(0) ?? 0);
  const states: State[] = [derivatives.start(expression)];
  const numbers = new Map<State, number>(states.map((state) => [state, 0]));
  const next: number[][] = [];
  for (const [index, state] of states.entries()) {
    if (index >= limit) return undefined;
    next.push(
      codes.map((code) => {
        const target = derivatives.after(state, code);
        let number = numbers.get(target);
        if (number === undefined) {
          number = states.length;
          numbers.set(target, number);
          states.push(target);
        }
        return number;
      }),
    );
  }
  return minimal(
    symbols,
    states.map((state) => state.accepts),
    next,
  );
}

/** Merges equal states by refining a partition (E. F. Moore, 1956), and drops those from which nothing is accepted. */
function minimal(symbols: string, accepts: readonly boolean[], next: readonly (readonly number[])[]): Automaton {
  let block = accepts.map(Number);
  let count = new Set(block).size;
  for (;;) {
    const signatures = new Map<string, number>();
    const refined = block.map((own, state) => {
      const signature = `${String(own)}:${(next[state] ?? []).map((target) => block[target]).join(",")}`;
      const number = signatures.get(signature) ?? signatures.size;
      signatures.set(signature, number);
      return number;
    });
    block = refined;
    if (signatures.size === count) break;
    count = signatures.size;
  }
  const representative = new Map<number, number>();
  for (const [state, number] of block.entries()) if (!representative.has(number)) representative.set(number, state);
  const merged = [...representative].sort((a, b) => a[0] - b[0]).map(([, state]) => state);
  const targets = merged.map((state) => (next[state] ?? []).map((target) => block[target] ?? -1));
  const live = new Set(merged.flatMap((state, number) => (accepts[state] === true ? [number] : [])));
  for (let grown = true; grown;) {
    grown = false;
    for (const [number, row] of targets.entries()) {
      if (live.has(number) || !row.some((target) => live.has(target))) continue;
      live.add(number);
      grown = true;
    }
  }
  return {
    symbols,
    accepts: merged.map((state) => accepts[state] === true),
    next: targets.map((row) => row.map((target) => (live.has(target) ? target : -1))),
  };
}
