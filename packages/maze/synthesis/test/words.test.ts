import { describe, expect, it } from "vitest";
import { datePatternsOf, isDatePattern } from "../src/catalogue/date-patterns.ts";
import { findLiterals } from "../src/catalogue/literals.ts";
import { examplesInText, withoutExamples } from "../src/problem/examples-in-text.ts";
import { countVocabulary, createRelevance } from "../src/words/relevance.ts";
import { stem, wordsOf } from "../src/words/words.ts";

describe("words", () => {
  it("splits identifiers, drops small words and cuts endings", () => {
    expect(wordsOf("differenceInCalendarDays of the sorted parties")).toEqual([
      "differenc",
      "calendar",
      "day",
      "sort",
      "party",
    ]);
    expect(["adding", "added", "adds"].map(stem)).toEqual(["add", "add", "add"]);
    expect(["closest", "closer", "close"].map(stem)).toEqual(["clos", "clos", "clos"]);
    expect(["bus", "class", "boxes", "days"].map(stem)).toEqual(["bus", "class", "box", "day"]);
  });

  it("ranks the function that the task speaks of before its neighbours", () => {
    const exports = [
      ["addDays", "Add the specified number of days to the given date."],
      ["subDays", "Subtract the specified number of days from the given date."],
      ["startOfDay", "Return the start of a day for the given date."],
      ["toDate", "Convert the given argument to a date."],
    ] as const;
    const relevance = createRelevance(
      "reminderDate",
      "The date three days later.",
      countVocabulary(exports.map((entry) => entry.join(" "))),
    );
    const ranked = [...exports]
      .sort((a, b) => relevance.of(b[0], b[1]) - relevance.of(a[0], a[1]))
      .map(([name]) => name);
    expect(ranked[0]).toBe("addDays");
    expect(relevance.of("toDate", "Convert the given argument to a date.")).toBeLessThan(
      relevance.of("addDays", exports[0][1]),
    );
  });
});

describe("literals", () => {
  const clues = { results: [], args: "", usesStrings: true };
  const values = (description: string, more = {}) =>
    findLiterals({ ...clues, ...more, description })
      .filter(({ origin }) => origin !== "common")
      .map(({ value }) => value);

  it("takes what the description quotes, counts and names", () => {
    expect(values('Joined by "; " and cut to 12 letters.')).toEqual(["; ", 12]);
    expect(values("The 2nd and the 53rd, twice, by a comma")).toEqual([2, ",", 53]);
    expect(values("on a Monday in February")).toEqual([1, 2]);
    expect(values("it may march on")).toEqual([]);
    expect(values("don't touch o'clock")).toEqual([]);
  });

  it("takes what all results share and the arguments lack, never a whole result", () => {
    expect(values("", { results: ["Dear Ada!", "Dear Bo!"], args: '"Ada" "Bo"' })).toEqual(["Dear ", "!"]);
    expect(values("", { results: ["Dear Ada!"], args: '"Ada"' })).toEqual([]);
  });
});

describe("date patterns", () => {
  it("are read off results, usual orders first", () => {
    expect(datePatternsOf(["02/11/2014", "12/25/2020"])).toContain("MM/dd/yyyy");
    expect(datePatternsOf(["2014-02-11"])[0]).toBe("yyyy-MM-dd");
    expect(datePatternsOf(["9 March 2026", "21 May 2026"])[0]).toBe("d MMMM yyyy");
    expect(datePatternsOf(["3 o'clock", "11 o'clock"])).toContain("h 'o''clock'");
    expect(datePatternsOf(["hello"])).toEqual([]);
  });

  it("are told from words", () => {
    expect(["dd.MM.yyyy", "EEEE, d MMMM", "HH:mm"].map(isDatePattern)).toEqual([true, true, true]);
    expect(["Dear", "d", "yes", "a-b"].map(isDatePattern)).toEqual([false, false, false, false]);
  });
});

describe("examples in a description", () => {
  it("are read from arrows, words and doctests", () => {
    const text =
      "Adds.\nadd(1, 2) => 3\nadd(2, 2) returns 4.\n>>> add(-1, 1)\n0\nadd([1, 2], x) == 5\nsee readd(1) => 2";
    expect(examplesInText("add", text)).toEqual([
      { args: ["1", "2"], expected: { value: "3" }, source: "doc" },
      { args: ["2", "2"], expected: { value: "4" }, source: "doc" },
      { args: ["-1", "1"], expected: { value: "0" }, source: "doc" },
    ]);
    expect(withoutExamples("add", text)).toBe("Adds.\nsee readd(1) => 2");
  });
});
