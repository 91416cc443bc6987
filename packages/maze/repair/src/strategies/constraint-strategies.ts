import type { RepairStrategy } from "@maze/core";
import { messageTypes, quotedName } from "../types/message-types.ts";
import { isWritable } from "../types/type-text.ts";
import type { RepairDemand } from "./refused-text.ts";
import { tighteningStrategy } from "./tighten.ts";

const demand = (data: RepairDemand): { rule: "custom"; provider: "repair"; data: RepairDemand } => ({
  rule: "custom",
  provider: "repair",
  data,
});
const UNKNOWN_NAME = /^TS(?:2304|2552|2339|2551|2305|2724)$/;
const FORBIDDEN = new Set(["any", "as", "non-null", "ts-ignore", "eslint-disable"]);

/** `constraint_tightening`: not the same text again, none of the names that nobody knows, none of what the policy found. */
const constraintTightening = tighteningStrategy(
  "constraint-tightening",
  "what failed is ruled out",
  ({ candidate }, findings) => [
    {
      tier: "semantic",
      enforcement: "candidate",
      rule: demand({ demand: "other-text", text: candidate.text }),
      explanation: "The text that failed is not offered again.",
    },
    ...findings.flatMap(({ code, message }) => {
      const name = UNKNOWN_NAME.test(code) ? quotedName(message) : undefined;
      return name === undefined || !/^[\w$]+$/.test(name)
        ? []
        : [
            {
              tier: "semantic" as const,
              enforcement: "candidate" as const,
              rule: demand({ demand: "without-name", name }),
              explanation: `${name} is not used, since the compiler does not know it.`,
            },
          ];
    }),
    ...findings
      .filter(({ code }) => FORBIDDEN.has(code))
      .map(({ code }) => ({
        tier: "semantic" as const,
        enforcement: "validation" as const,
        rule: { rule: "forbid" as const, construct: code },
        explanation: `${code} is not used.`,
      })),
  ],
);

/** `type_narrowing`: the result has the type that the checker wanted where the failed text had another one. */
const typeNarrowing = tighteningStrategy("type-narrowing", "the wanted type is demanded", (_request, findings) => {
  const targets = findings
    .map(({ message }) => messageTypes(message).target)
    .filter((target) => target !== undefined)
    .filter(isWritable);
  return [...new Set(targets)].slice(0, 1).map((text) => ({
    tier: "type",
    enforcement: "candidate",
    rule: { rule: "result-type", type: { kind: "opaque", text }, text },
    explanation: `The result is of type ${text}.`,
  }));
});

/** `example_based`: every example of the task holds, and so do the tests that failed. */
const exampleBased = tighteningStrategy("example-based", "examples are demanded", ({ task, stages }) => {
  const files = stages.flatMap(({ tests = [] }) =>
    tests.filter(({ status }) => status === "failed").map(({ file }) => file),
  );
  return [
    ...task.examples.map((example) => ({
      tier: "semantic" as const,
      enforcement: "candidate" as const,
      rule: { rule: "example" as const, example },
      explanation: `A call with (${example.args.join(", ")}) gives what the example says.`,
    })),
    ...(files.length === 0
      ? []
      : [
          {
            tier: "semantic" as const,
            enforcement: "validation" as const,
            rule: { rule: "tests" as const, files: [...new Set(files)].sort() },
            explanation: `The tests of ${[...new Set(files)].sort().join(", ")} pass.`,
          },
        ]),
  ];
});

/** Constants, then a single return: the plainest body that there is. */
const PLAIN_BODY = [
  'root ::= constant* "return " expression ";" "\\n"?',
  'constant ::= "const " [A-Za-z_$] [A-Za-z0-9_$]* " = " expression ";\\n"',
  "expression ::= [^;\\n]+",
].join("\n");

/** `template_fallback`: the text is of the plainest form, constants and one return. */
const templateFallback = tighteningStrategy("template-fallback", "the plainest form is demanded", () => [
  {
    tier: "syntactic",
    enforcement: "every-token",
    rule: { rule: "grammar", entry: "root", grammar: { dialect: "gbnf", text: PLAIN_BODY } },
    explanation: "The text is a few constants and one return.",
  },
]);

/** `simplify`: the text is shorter than the one that failed. */
const simplify = tighteningStrategy("simplify", "a shorter text is demanded", ({ candidate }) => {
  const lines = candidate.text.trim().split("\n").length;
  return lines < 2
    ? []
    : [
        {
          tier: "semantic",
          enforcement: "candidate",
          rule: demand({ demand: "at-most-lines", lines: Math.max(1, Math.ceil(lines / 2)) }),
          explanation: `The text has ${String(Math.max(1, Math.ceil(lines / 2)))} lines at the most.`,
        },
      ];
});

/**
 * The five ways to tighten constraints after a failure, in the order in which they are tried: `constraint-tightening`,
 * `type-narrowing`, `example-based`, `template-fallback`, `simplify`.
 */
export const constraintStrategies: readonly RepairStrategy[] = [
  constraintTightening,
  typeNarrowing,
  exampleBased,
  templateFallback,
  simplify,
];
