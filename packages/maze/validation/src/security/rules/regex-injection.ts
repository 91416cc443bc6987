import { constantOf, UNKNOWN } from "../engine/value.ts";
import { Use } from "../engine/vulnerability.ts";
import type { SecurityRule } from "../findings.ts";

export const regexInjection: SecurityRule = {
  id: "regex-injection",
  cwe: [1333, 730, 400],
  title: "Input becomes a regular expression",
  about: "A pattern such as `(a+)+$` takes exponential time, and one request stops the whole server.",
  remedy: "Escape the input (RegExp.escape, escapeRegExp), or look for it with includes.",
  bad: `export function matches(text: string, search: string) { return new RegExp(search).test(text); }`,
  good: `export function matches(text: string, search: string) { return text.includes(search); }`,
  call({ callee, method, args, node, receiver }, report) {
    const [first = UNKNOWN] = args;
    if (callee === "RegExp" || callee === "window.RegExp")
      report.flow({ ...first, fields: undefined }, Use.regex, node, "the pattern of a regular expression");
    else if (
      /^(?:match|matchAll|search)$/.test(method) &&
      args.length === 1 &&
      receiver !== undefined &&
      receiver.ref === undefined &&
      first.pattern === undefined &&
      constantOf(first) === undefined &&
      (receiver.taints.length > 0 || receiver.shape !== undefined)
    )
      report.flow({ ...first, fields: undefined }, Use.regex, node, `the pattern of ${method}`);
    else {
      const condition = first.fields?.get("$regex");
      if (condition !== undefined) report.flow(condition, Use.regex, node, "the pattern of $regex");
      for (const value of first.fields?.values() ?? []) {
        const inner = value.fields?.get("$regex");
        if (inner !== undefined) report.flow(inner, Use.regex, node, "the pattern of $regex");
      }
    }
  },
};
