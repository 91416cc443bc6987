import { createConstraint, type ConstraintProvider, type Example } from "@maze/core";
import { holeOf } from "../hole-of.ts";

/** Semantic tier: every example of the doc comment, of the tests and of the task holds. */
export const exampleConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "examples",
  provide({ task, index }) {
    const hole = holeOf(task, index);
    const name = hole?.name ?? (task.kind === "function" ? task.name : "the result");
    const examples = [...task.examples, ...(hole?.examples ?? [])];
    return Promise.resolve(
      examples.map((example) =>
        createConstraint({
          tier: "semantic",
          hardness: "hard",
          enforcement: "candidate",
          rule: { rule: "example", example },
          source: sources[example.source](hole?.file ?? task.file),
          explanation: `${name}(${example.args.join(", ")}) ${outcomeText(example)}`,
        }),
      ),
    );
  },
};

const sources: Readonly<Record<Example["source"], (file: string) => string>> = {
  doc: (file) => `@example in ${file}`,
  test: () => "a test of the project",
  task: () => "the task",
};

function outcomeText({ expected }: Example): string {
  return "value" in expected ? `is ${expected.value}` : `throws ${expected.throws}`;
}
