import { expect, test } from "vitest";
import { filterAnswer, mentions, type JustifyQuestion } from "../src/index.ts";

const question: JustifyQuestion = {
  id: "stable",
  prompt: "Why is the largest value subtracted before exp is taken?",
  concepts: [
    { id: "overflow", text: "exp of a large number is Infinity.", mentions: ["overflow*", "infinity"] },
    { id: "same", text: "The factor cancels.", mentions: ["cancel*", "same result"] },
  ],
  failure_modes: [
    {
      id: "precise",
      mentions: ["precision", "accurate"],
      lacks: ["overflow*", "infinity"],
      feedback: "Which value does exp(1000) give?",
    },
  ],
  model_answers: [],
};
const reasons = (answer: string): readonly string[] =>
  filterAnswer(question, answer).findings.map(({ reason }) => reason);

test.each([
  ["", ["empty", "no_concept"]],
  ["\u200b \ufeff", ["empty", "no_concept"]],
  ["It overflows.", ["too_short"]],
  ["The largest value is subtracted before exp is taken", ["echo", "no_concept"]],
  ["It improves the precision of the computed softmax a lot", ["failure_mode"]],
  ["Because that is simply how people have always written it", ["no_concept"]],
  ["Without it exp overflows to Infinity, and the factor cancels in the quotient", []],
  ["It is about precision: exp overflows otherwise, so it cannot be accurate", []],
  [`exp overflows ${"very ".repeat(1000)}badly`, ["too_long"]],
])("%j", (answer, expected) => {
  expect(reasons(answer)).toEqual(expected);
});

test("words are whole, in a row, and as a person reads them", () => {
  expect(mentions("imprecision", "precision")).toBe(false);
  expect(mentions("PRE\u200bCISION!", "precision")).toBe(true);
  expect(mentions("the ﬁrst one", "first")).toBe(true);
  expect(mentions("so far it is", "so far")).toBe(true);
  expect(mentions("so it is far", "so far")).toBe(false);
  expect(mentions("a ≤ b", "≤")).toBe(true);
  expect(mentions("over flow", "overflow*")).toBe(false);
});
