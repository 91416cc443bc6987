import { type Bar } from "./definition.ts";

/** Whether a number keeps a bound; a bar without bounds is kept by all. */
export function keepsBar(bar: Bar, number: number): boolean {
  return number <= (bar.atMost ?? Infinity) && number >= (bar.atLeast ?? -Infinity);
}

/** A bar in words, such as `ratio <= 0.8`. */
export function barInWords({ of, atMost, atLeast }: Bar): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [`>= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`<= ${atMost}`]),
  ];
  return `${of} ${bounds.join(" and ")}`;
}
