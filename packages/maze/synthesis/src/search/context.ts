import type { ContextId } from "@maze/core";
import type { Type, TypeTable } from "../types/type-table.ts";
import type { Term } from "./term.ts";

/** Terms that fit one parameter type, by effective cost. */
export interface Slot {
  readonly byCost: (Term[] | undefined)[];
  least: number;
}

/** A place in which terms have values: the root (a row for each example), or the callback over an array's elements. */
export interface SearchContext {
  readonly id: ContextId;
  readonly parent: SearchContext | undefined;
  readonly depth: number;
  /** Cost at which a body of cost 0 would be used: the array and the arrow. */
  readonly offset: number;
  /** The array whose elements the rows are. */
  readonly over: Term | undefined;
  readonly byCost: (Term[] | undefined)[];
  readonly slots: Map<Type, Slot>;
  readonly seen: Map<string, Term>;
}

export function createContext(
  id: ContextId,
  parent: SearchContext | undefined,
  over: Term | undefined,
  offset: number,
): SearchContext {
  return {
    id,
    parent,
    depth: parent === undefined ? 0 : parent.depth + 1,
    offset,
    over,
    byCost: [],
    slots: new Map(),
    seen: new Map(),
  };
}

/** The parameter types that terms are sorted into, shared by all contexts of a search. */
export interface SlotBook {
  /** Makes the slots of a parameter type exist, filled with the terms that are known already. */
  open(type: Type): void;
  /** Sorts a term into all slots that it fits. */
  add(term: Term): void;
  slot(context: SearchContext, type: Type): Slot;
}

const EMPTY: Slot = { byCost: [], least: Infinity };

export function createSlotBook(types: TypeTable, contexts: readonly SearchContext[]): SlotBook {
  const opened = new Set<Type>();
  const put = (term: Term, type: Type): void => {
    if (types.assignable(term.type, type) !== true) return;
    let slot = term.context.slots.get(type);
    if (slot === undefined) {
      slot = { byCost: [], least: Infinity };
      term.context.slots.set(type, slot);
    }
    const cost = term.cost + misfit(term, type);
    (slot.byCost[cost] ??= []).push(term);
    if (cost < slot.least) slot.least = cost;
  };
  return {
    open(type) {
      if (opened.has(type)) return;
      opened.add(type);
      for (const context of contexts)
        for (const terms of context.byCost) for (const term of terms ?? []) put(term, type);
    },
    add(term) {
      for (const type of opened) put(term, type);
    },
    slot: (context, type) => context.slots.get(type) ?? EMPTY,
  };
}

/** An argument that the checker takes but that is rarely meant: anything for `unknown`, a number where a date may stand. */
function misfit(term: Term, { term: target }: Type): number {
  if (target.kind === "primitive" && (target.name === "unknown" || target.name === "any" || target.name === "object"))
    return 4;
  const primitive = term.type.term.kind === "primitive" || term.type.term.kind === "literal";
  const takesObjects =
    target.kind === "union"
      ? target.members.some((member) => member.kind === "reference" || member.kind === "object")
      : target.kind === "reference" || target.kind === "opaque";
  return primitive && takesObjects ? 5 : 0;
}
