import { describe, expect, test } from "vitest";
import { lineTotals, needsReminder, paymentStatus, printedDay, romanNumber } from "../src/invoice.ts";

describe("an invoice", () => {
  test("prints its day", () => {
    expect(printedDay(new Date(2026, 4, 9))).toBe("9 May 2026");
  });

  test("knows whether it is overdue", () => {
    const due = new Date(2026, 2, 15);
    expect(paymentStatus(due, new Date(2026, 2, 16))).toBe("overdue");
    expect(paymentStatus(due, new Date(2026, 2, 14))).toBe("open");
    expect(needsReminder(due, new Date(2026, 2, 16))).toBe(true);
  });

  test("adds up each line", () => {
    expect(lineTotals([{ article: "pen", quantity: 12, price: 99 }])).toEqual([1188]);
  });

  test("has a Roman number in the anniversary edition", () => {
    expect(romanNumber(9)).toBe("IX");
    expect(romanNumber(448)).toBe("CDXLVIII");
  });
});
