import { expect, test } from "vitest";
import { daysWithoutDelivery, isDeliveryDay, nextSubscriptionDay, shippingDay } from "../src/delivery.ts";

test("parcels leave after two business days", () => {
  expect(shippingDay(new Date(2026, 10, 20))).toEqual(new Date(2026, 10, 24));
});

test("subscriptions are delivered on the first of the next month", () => {
  expect(nextSubscriptionDay(new Date(2026, 0, 31))).toEqual(new Date(2026, 1, 1));
  expect(nextSubscriptionDay(new Date(2024, 1, 29, 13, 45))).toEqual(new Date(2024, 2, 1));
});

test("nobody delivers on a weekend", () => {
  const week = [16, 17, 18, 19, 20, 21, 22].map((day) => new Date(2026, 10, day));
  expect(daysWithoutDelivery(week)).toEqual([new Date(2026, 10, 21), new Date(2026, 10, 22)]);
  expect(week.filter(isDeliveryDay)).toHaveLength(5);
});
