import type { Diagnostic, Example, TypedHole } from "@maze/core";
import { finding } from "./finding-codes.ts";
import { groupBy } from "./group-by.ts";
import type { TestExample } from "./typescript/examples/test-examples.ts";

/** Adds examples of tests to their holes; one that a hole has already is not repeated. */
export function addTestExamples(holes: readonly TypedHole[], found: readonly TestExample[]): TypedHole[] {
  const byHole = groupBy(found, ({ hole }) => hole);
  return holes.map((hole) => {
    const distinct = new Map<string, Example>();
    for (const example of [...hole.examples, ...(byHole.get(hole.id) ?? []).map((of) => of.example)]) {
      const key = JSON.stringify([example.args, example.expected]);
      if (!distinct.has(key)) distinct.set(key, example);
    }
    return { ...hole, examples: [...distinct.values()] };
  });
}

/** Says where two examples of a hole cannot both hold. Results that are written differently may still be equal. */
export function contradictions(holes: readonly TypedHole[]): Diagnostic[] {
  return holes.flatMap((hole) => {
    const byArguments = groupBy(hole.examples, ({ args }) => JSON.stringify(args));
    return [...byArguments.values()].filter(disagree).map(([example]) => {
      const message = `the examples of ${hole.name}(${example?.args.join(", ") ?? ""}) give different results`;
      const { file, declaration: span } = hole;
      return finding({ code: "MAZE_INDEX_EXAMPLES_CONTRADICT", severity: "warning", message, file, span });
    });
  });
}

/** Only literals are compared: they are equal exactly where their texts are, but for their quotes. */
function disagree(examples: readonly Example[]): boolean {
  const results = examples.map(({ expected }) => ("value" in expected ? literalOf(expected.value) : "throws"));
  const known = new Set(results.filter((result) => result !== undefined));
  return known.size > 1;
}

function literalOf(text: string): string | undefined {
  const quoted = /^(["'`])([^"'`\\]*)\1$/.exec(text);
  if (quoted !== null) return JSON.stringify(quoted[2]);
  return /^(?:true|false|null|undefined|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/.test(text) ? text : undefined;
}
