/** How tightly an expression binds, as the ECMAScript grammar nests its productions. */
export const Precedence = {
  assignment: 1,
  conditional: 2,
  coalesce: 3,
  or: 4,
  and: 5,
  equality: 6,
  relational: 7,
  additive: 8,
  multiplicative: 9,
  exponent: 10,
  unary: 11,
  member: 12,
  primary: 13,
} as const;

/** Source text of an expression and how tightly it binds. */
export interface Printed {
  readonly text: string;
  readonly precedence: number;
}

/** The text for a place that needs at least `place`; a looser expression is put in parentheses. */
export function inPlace(printed: Printed, place: number): string {
  return printed.precedence < place ? `(${printed.text})` : printed.text;
}
