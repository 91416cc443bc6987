import type { Node } from "oxc-parser";
import { constantOf, UNKNOWN } from "../engine/value.ts";
import type { Report, SecurityRule } from "../findings.ts";
import { ambiguityOf } from "../regex/ambiguity.ts";

export const catastrophicRegex: SecurityRule = {
  id: "catastrophic-regex",
  cwe: [1333, 730, 400],
  title: "A regular expression that can take exponential time",
  about: "A repetition that can match the same text in several ways tries all of them before it gives up.",
  remedy:
    "Write the repetition so that each character has one way to match, such as `(?:a+,)*` in place of `(?:a+,?)*`.",
  bad: `export const isList = (text: string) => /^(\\w+,?)+$/.test(text);`,
  good: `export const isList = (text: string) => /^\\w+(?:,\\w+)*,?$/.test(text);`,
  regex(pattern, _flags, node, report) {
    judge(pattern, node, report);
  },
  call({ callee, args, node }, report) {
    const [first = UNKNOWN] = args;
    const pattern = constantOf(first);
    if (callee === "RegExp" && pattern !== undefined && first.pattern === undefined) judge(pattern, node, report);
  },
};

function judge(pattern: string, node: Node, report: Report): void {
  const word = ambiguityOf(pattern);
  if (word !== undefined)
    report.weakness(node, `a repetition in /${pattern.slice(0, 80)}/ matches the same text in several ways`);
}
