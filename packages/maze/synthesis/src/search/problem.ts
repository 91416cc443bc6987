import type { EvaluationSession } from "@maze/core";
import type { ComponentSpec, HigherOrder } from "../catalogue/component.ts";
import type { Type, TypeTable } from "../types/type-table.ts";
import type { LookupTest } from "../problem/overfit.ts";
import type { ComponentPool } from "./component-pool.ts";
import type { Growth } from "./growth.ts";
import type { Term } from "./term.ts";
import type { TypeResolver } from "./type-resolver.ts";

/** One search: a goal, what to start from, and how far to go. */
export interface SearchProblem {
  readonly session: EvaluationSession;
  readonly goal: Type;
  readonly parameters: readonly { name: string; type: Type }[];
  /** Literals, library calls, constructors of the goal. */
  readonly start: readonly ComponentSpec[];
  readonly types: TypeTable;
  readonly pool: ComponentPool;
  readonly growth: Growth;
  readonly resolver: TypeResolver;
  readonly costOfHigherOrder: (line: HigherOrder) => number;
  /** Terms that may not decide or be a result, such as a parameter that equals an example's literal. */
  readonly isOverfitted: (term: Term) => boolean;
  /** Choices that copy the examples. */
  readonly isLookup: LookupTest;
  /** Lines that may be used at all. */
  readonly isAllowed: (spec: ComponentSpec) => boolean;
  /** Whether decision trees are tried. */
  readonly conditionals: boolean;
  readonly limits: SearchLimits;
  readonly now: () => number;
}

export interface SearchLimits {
  readonly timeMs: number;
  /** Evaluations after which a search that matched none of three or more examples ends. */
  readonly patience: number;
  readonly maxCost: number;
  readonly maxTerms: number;
  /** Element contexts at the most. */
  readonly maxContexts: number;
  /** Elements of all rows of one element context at the most. */
  readonly maxElements: number;
  /** Milliseconds that the evaluator gives a step. */
  readonly stepMs: number;
}

/** How far a search came. */
export interface SearchStatistics {
  terms: number;
  evaluations: number;
  components: number;
  contexts: number;
  level: number;
  /** Rows that the best term of the goal type matched. */
  bestMatch: number;
  /** The limit that ended the search; `undefined` while it goes on, and where all terms were tried. */
  limit: SearchLimit | undefined;
}

/** What can end a search before all terms were tried. */
export type SearchLimit = "time" | "patience" | "terms";

export const startOfStatistics = (): SearchStatistics => ({
  terms: 0,
  evaluations: 0,
  components: 0,
  contexts: 0,
  level: 0,
  bestMatch: 0,
  limit: undefined,
});
