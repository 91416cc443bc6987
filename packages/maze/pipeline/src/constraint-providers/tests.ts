import { createConstraint, type ConstraintProvider } from "@maze/core";
import { testsCalling } from "../tests-calling.ts";

/** Semantic tier: the project's own tests that call the function pass. */
export const testConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "tests",
  provide({ task, index }) {
    if (task.kind !== "hole" && task.kind !== "function") return Promise.resolve([]);
    const tests = testsCalling(task, index);
    if (tests.length === 0) return Promise.resolve([]);
    const files = [...new Set(tests.map((test) => test.file))];
    return Promise.resolve([
      createConstraint({
        tier: "semantic",
        hardness: "hard",
        enforcement: "validation",
        rule: { rule: "tests", files },
        source: files.join(", "),
        explanation: `${String(tests.length)} ${tests.length === 1 ? "test calls" : "tests call"} ${task.name} and must pass.`,
      }),
    ]);
  },
};
