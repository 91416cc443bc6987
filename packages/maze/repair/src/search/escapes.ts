import type { Program } from "../syntax/program.ts";

/** Ways around the checker that a text holds, by kind. */
export interface Escapes {
  readonly any: number;
  readonly assertion: number;
  readonly nonNull: number;
  readonly suppression: number;
}

/** Counts the ways around the checker in a text. */
export function escapesOf({ nodes, text }: Program): Escapes {
  let any = 0;
  let assertion = 0;
  let nonNull = 0;
  for (const node of nodes) {
    if (node.type === "TSAnyKeyword") any++;
    else if (node.type === "TSAsExpression" || node.type === "TSTypeAssertion") assertion++;
    else if (node.type === "TSNonNullExpression") nonNull++;
    else if (node.type === "VariableDeclarator" && node.definite) nonNull++;
  }
  const suppression = (text.match(/@ts-(?:ignore|expect-error|nocheck)|eslint-disable/g) ?? []).length;
  return { any, assertion, nonNull, suppression };
}

/** True where a text goes around the checker more often than another one. */
export const hasNewEscapes = (before: Escapes, after: Escapes): boolean =>
  after.any > before.any ||
  after.assertion > before.assertion ||
  after.nonNull > before.nonNull ||
  after.suppression > before.suppression;
