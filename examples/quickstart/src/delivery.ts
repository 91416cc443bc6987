import { addBusinessDays, isWeekend } from "date-fns";

/** Parcels leave the warehouse two business days after the order. */
export function shippingDay(ordered: Date): Date {
  return addBusinessDays(ordered, 2);
}

/**
 * The first day of the month after the given one: that is when monthly subscriptions are delivered.
 *
 * @example nextSubscriptionDay(new Date(2026, 10, 21)) // => new Date(2026, 11, 1)
 * @example nextSubscriptionDay(new Date(2026, 11, 31)) // => new Date(2027, 0, 1)
 */
export declare function nextSubscriptionDay(day: Date): Date;

/**
 * The days on which nobody delivers, because they fall on a weekend.
 *
 * @example daysWithoutDelivery([new Date(2026, 10, 20), new Date(2026, 10, 21)]) // => [new Date(2026, 10, 21)]
 * @example daysWithoutDelivery([new Date(2026, 10, 23)]) // => []
 */
export function daysWithoutDelivery(days: Date[]): Date[] {
  throw new Error("not implemented");
}

/** True where a parcel may be handed over on that day. */
export function isDeliveryDay(day: Date): boolean {
  return !isWeekend(day);
}
