import type { Expression } from "../../ast/grammar.ts";

/** What rules derive, by name. */
export type Rules = Readonly<Record<string, Expression>>;
