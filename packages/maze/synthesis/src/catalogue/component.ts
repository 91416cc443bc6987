import type { TypeTerm } from "@maze/core";
import type { Template } from "../print/template.ts";
import type { Type } from "../types/type-table.ts";

/** A name that a component needs from a module. */
export interface ComponentImport {
  /** As it is written in an import statement. */
  readonly module: string;
  readonly imported: string;
  /** The expression that stands for it in the code. */
  readonly local: string;
  /** True where the file has the name already, as an import or as a declaration of its own. */
  readonly inScope: boolean;
  /** What the evaluator loads: the module, or the absolute path of a file. */
  readonly load: string;
}

/** A component before its types are interned: one line of the catalogue. */
export interface ComponentSpec {
  /** Feature name, such as `string.trim` or `call:date-fns#format`. */
  readonly name: string;
  readonly parameters: readonly TypeTerm[];
  readonly returns: TypeTerm;
  readonly template: Template;
  readonly cost: number;
  /** Words (stems) whose presence in the task makes the component cheaper. */
  readonly words?: readonly string[];
  readonly flags?: ComponentFlags;
  /** Where the callee `@` of the template comes from. */
  readonly import?: ComponentImport;
  /** What the evaluator runs, where it differs from the template: a function expression. */
  readonly source?: string;
}

export interface ComponentFlags {
  /** The two arguments may be exchanged. */
  readonly commutative?: boolean;
  /** Two equal arguments make no sense. */
  readonly distinct?: boolean;
  /** The cost is final: words do not change it. */
  readonly fixedCost?: boolean;
  /** The result is a literal or depends on literals only. */
  readonly constant?: boolean;
  /** The first argument must be of a type with `undefined` or `null`: `a ?? b` makes no sense otherwise. */
  readonly nullableFirst?: boolean;
  /** Names of components whose result this one does not take, since a simpler term says the same. */
  readonly notOf?: ReadonlySet<string>;
  /** Printed with its arguments exchanged where the first is a literal: the template for that case. */
  readonly flipped?: Template;
  /** May take only literals, such as a constructor. */
  readonly fromLiterals?: boolean;
}

/** A component of one search. */
export interface Component {
  readonly id: number;
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly returns: Type;
  readonly template: Template;
  readonly cost: number;
  readonly flags: ComponentFlags;
  readonly import: ComponentImport | undefined;
  readonly source: string | undefined;
}

/** An operation on an array and a callback over its elements. */
export interface HigherOrder {
  readonly name: string;
  /** Result type for an element and a body type; `null` where it does not apply. */
  readonly accepts: (element: TypeTerm, body: TypeTerm, array: TypeTerm) => TypeTerm | null;
  readonly template: Template;
  readonly cost: number;
  readonly words: readonly string[];
  readonly source?: string;
  /** A sort by key: the body is printed once for each of the two elements that are compared. */
  readonly keyed?: "ascending" | "descending";
}
