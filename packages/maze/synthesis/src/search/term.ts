import type { ValueId } from "@maze/core";
import type { Component, HigherOrder } from "../catalogue/component.ts";
import type { Type } from "../types/type-table.ts";
import type { SearchContext } from "./context.ts";

/** A variable that a term may name: a parameter, or the element or index of a callback. */
export interface Variable {
  readonly kind: "parameter" | "element" | "index";
  readonly name: string;
}

/** An expression of the search, with what is known of its values. */
export interface Term {
  readonly head: Variable | Component | HigherOrder;
  readonly args: readonly Term[];
  /** Set where `head` is a higher-order operation: the context of its callback; the body is the last argument. */
  readonly callback: SearchContext | undefined;
  readonly context: SearchContext;
  readonly type: Type;
  readonly cost: number;
  readonly value: ValueId;
  /** Fingerprint of its values. */
  readonly key: string;
  readonly kinds: readonly string[];
  /** Bit `i` is set where the value of root row `i` is the expected result; 0 outside the root context. */
  readonly mask: bigint;
  /** Made of literals only. */
  readonly constant: boolean;
}

/** Rows whose values equal the expected results, as a bit set. */
export function maskOf(matches: readonly boolean[]): bigint {
  let mask = 0n;
  for (let i = 0; i < matches.length; i++) if (matches[i] === true) mask |= 1n << BigInt(i);
  return mask;
}

export const isVariable = (head: Term["head"]): head is Variable => "kind" in head;
export const isComponent = (head: Term["head"]): head is Component => "parameters" in head;
