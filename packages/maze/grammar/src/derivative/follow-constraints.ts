import type { ByteExpression } from "./byte-expression.ts";
import type { Derivatives } from "./derivatives.ts";

/** What lexemes that ended forbid of the bytes to come: the bytes have no prefix in any of the expressions. */
export interface FollowConstraint {
  /** Equal for equal constraints of one factory. */
  readonly id: number;
  readonly forbidden: readonly ByteExpression[];
}

/** The steps of a constraint as bytes come. `undefined` is a broken constraint. */
export interface FollowConstraints {
  /** Forbids nothing. */
  readonly free: FollowConstraint;
  add(constraint: FollowConstraint, forbidden: ByteExpression): FollowConstraint | undefined;
  after(constraint: FollowConstraint, byte: number): FollowConstraint | undefined;
}

/** A factory of constraints, each made once. */
export function createFollowConstraints(derivatives: Derivatives): FollowConstraints {
  const known = new Map<string, FollowConstraint>();
  const intern = (expressions: readonly ByteExpression[]): FollowConstraint | undefined => {
    if (expressions.some((expression) => expression.nullable)) return undefined;
    const open = new Map(expressions.filter((item) => !derivatives.isEmpty(item)).map((item) => [item.id, item]));
    const ids = [...open.keys()].sort((a, b) => a - b);
    const found = known.get(ids.join(","));
    if (found) return found;
    const made = { id: known.size, forbidden: [...open.values()] };
    known.set(ids.join(","), made);
    return made;
  };
  const free: FollowConstraint = { id: 0, forbidden: [] };
  known.set("", free);
  return {
    free,
    add: (constraint, forbidden) => intern([...constraint.forbidden, forbidden]),
    after: (constraint, byte) =>
      constraint === free ? free : intern(constraint.forbidden.map((item) => derivatives.after(item, byte))),
  };
}
