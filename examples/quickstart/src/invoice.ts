import { isAfter } from "date-fns";

/** One line of an invoice; the price is in cents. */
export interface InvoiceLine {
  readonly article: string;
  readonly quantity: number;
  readonly price: number;
}

/**
 * The day of an invoice as it is printed, in the pattern "d MMMM yyyy".
 *
 * @example printedDay(new Date(2026, 10, 21)) // => "21 November 2026"
 * @example printedDay(new Date(2027, 0, 3)) // => "3 January 2027"
 */
export function printedDay(day: Date): string {
  throw new Error("not implemented");
}

/**
 * Says "overdue" when today is after the due day, otherwise "open".
 *
 * @example paymentStatus(new Date(2026, 10, 1), new Date(2026, 10, 21)) // => "overdue"
 * @example paymentStatus(new Date(2026, 11, 1), new Date(2026, 10, 21)) // => "open"
 * @example paymentStatus(new Date(2026, 10, 21), new Date(2026, 10, 21)) // => "open"
 */
export function paymentStatus(due: Date, today: Date): string {
  throw new Error("not implemented");
}

/** True where the second reminder is due. */
export function needsReminder(due: Date, today: Date): boolean {
  return isAfter(today, due);
}

/**
 * What each line costs: quantity times price, in cents.
 *
 * @example lineTotals([{ article: "tea", quantity: 3, price: 450 }, { article: "cup", quantity: 1, price: 1200 }]) // => [1350, 1200]
 * @example lineTotals([]) // => []
 */
export declare function lineTotals(lines: readonly InvoiceLine[]): number[];

/**
 * The number of an invoice in Roman numerals, for the anniversary edition.
 *
 * @example romanNumber(4) // => "IV"
 * @example romanNumber(1994) // => "MCMXCIV"
 * @example romanNumber(2026) // => "MMXXVI"
 */
export function romanNumber(value: number): string {
  throw new Error("not implemented");
}
