import type { Component } from "../catalogue/component.ts";
import type { SearchContext, SlotBook } from "./context.ts";
import type { Term } from "./term.ts";

/**
 * All argument lists of a component whose costs add up to `total`, with at least one argument that belongs to the context
 * itself (an application of outer values only is done outside).
 */
export function enumerateArguments(
  component: Component,
  context: SearchContext,
  total: number,
  slots: SlotBook,
  emit: (args: readonly Term[]) => void,
): void {
  const arity = component.parameters.length;
  const chain: SearchContext[] = [];
  for (let at: SearchContext | undefined = context; at !== undefined; at = at.parent) chain.push(at);
  const choices = component.parameters.map((type) => chain.map((at) => slots.slot(at, type)));
  const least = choices.map((list) => list.reduce((lowest, slot) => Math.min(lowest, slot.least), Infinity));
  if (least.reduce((sum, value) => sum + value, 0) > total) return;
  const rest = least.map((_, i) => least.slice(i + 1).reduce((sum, value) => sum + value, 0));
  const args: Term[] = new Array<Term>(arity);
  const { flags } = component;
  const pick = (i: number, left: number, hasOwn: boolean): void => {
    const isLast = i === arity - 1;
    const from = isLast ? left : (least[i] ?? 0);
    const to = left - (rest[i] ?? 0);
    for (const [depth, slot] of (choices[i] ?? []).entries()) {
      if (isLast && depth > 0 && !hasOwn) return;
      for (let cost = from; cost <= to; cost++) {
        const terms = slot.byCost[cost];
        if (terms === undefined) continue;
        for (const term of terms) {
          args[i] = term;
          if (!isLast) pick(i + 1, left - cost, hasOwn || depth === 0);
          else if (isWorthwhile(flags, args)) emit(args);
        }
      }
    }
  };
  pick(0, total, context.parent === undefined);
}

function isWorthwhile(flags: Component["flags"], args: readonly Term[]): boolean {
  const [first, second] = args;
  if (flags.fromLiterals !== true && args.every((arg) => arg.constant)) return false;
  if (flags.nullableFirst === true && first?.type.nullable !== true) return false;
  if (flags.notOf !== undefined && first !== undefined && flags.notOf.has(first.head.name)) return false;
  if (first === undefined || second === undefined) return true;
  if (flags.distinct === true && first === second) return false;
  return flags.commutative !== true || first.value <= second.value;
}
