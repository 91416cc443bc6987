import type { Diagnostic, TextEdit } from "@maze/core";
import type { Node } from "oxc-parser";
import type { Program } from "../syntax/program.ts";

/** The families of findings by which the catalogue is ordered. */
export const RULE_FAMILIES = [
  "assignable",
  "nullish",
  "name",
  "implicit-any",
  "path",
  "arity",
  "declaration",
  "syntax",
] as const;
/** A family of findings. */
export type RuleFamily = (typeof RULE_FAMILIES)[number];

/** One finding in its place, with the tree around it and the checker at hand. */
export interface Site {
  readonly program: Program;
  readonly diagnostic: Diagnostic;
  /** The code as a number, such as 2322. */
  readonly code: number;
  readonly start: number;
  readonly end: number;
  /** The smallest node that covers the finding. */
  readonly node: Node;
  /** The checker's types of expressions, as text; `undefined` for any. */
  typesOf(nodes: readonly Node[]): Promise<(string | undefined)[]>;
}

/** Edits that could satisfy the checker, made together or not at all. */
export interface RuleEdit {
  readonly edits: readonly TextEdit[];
  /** Meaning lost: 0 for what the running program cannot see, larger where more of its behaviour may change. */
  readonly cost: number;
  /** What was done, in a few words. */
  readonly explanation: string;
  /** The same for edits of one kind at several findings, which are then tried all at once; the explanation where absent. */
  readonly variant?: string;
}

/** One way to mend findings of some codes. */
export interface RepairRule {
  /** Kebab case, unique in the catalogue; its page is named after it. */
  readonly id: string;
  readonly family: RuleFamily;
  /** One sentence: what it does, and when. */
  readonly summary: string;
  /** Codes of TypeScript that it answers. */
  readonly codes: readonly number[];
  /** True for a way around the checker (`any`, `as`, `!`), which is only taken on demand. */
  readonly escape?: boolean;
  /** A text that the rule mends, and what it makes of it. */
  readonly example: { readonly before: string; readonly after: string };
  propose(site: Site): readonly RuleEdit[] | Promise<readonly RuleEdit[]>;
}

/** Replaces a node by a text. */
export const replaced = (node: { readonly start: number; readonly end: number }, newText: string): TextEdit => ({
  start: node.start,
  end: node.end,
  newText,
});

/** Inserts a text at a place. */
export const inserted = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });
