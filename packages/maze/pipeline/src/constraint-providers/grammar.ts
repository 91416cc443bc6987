import { createConstraint, type ConstraintProvider, type Task } from "@maze/core";

/** The part of the language's grammar that each kind of task has to derive from. */
const entries: Readonly<Record<Task["kind"], string>> = {
  hole: "function-body",
  function: "function-body",
  completion: "statement",
  file: "file",
  edit: "statement",
};

/** Syntactic tier: the text is a whole piece of the language. */
export const grammarConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "grammar",
  provide({ task }) {
    const entry = entries[task.kind];
    return Promise.resolve([
      createConstraint({
        tier: "syntactic",
        hardness: "hard",
        enforcement: "validation",
        rule: { rule: "grammar", entry },
        source: `language ${task.language}`,
        explanation: `The new text is a complete ${entry.replace("-", " ")} of ${task.language}.`,
      }),
    ]);
  },
};
