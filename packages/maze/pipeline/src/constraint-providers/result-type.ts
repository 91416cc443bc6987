import { createConstraint, type ConstraintProvider } from "@maze/core";
import { holeOf } from "../hole-of.ts";

/** Type tier: the body returns what the signature promises, as the project's compiler resolves it. */
export const resultTypeConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "result-type",
  async provide({ task, index, oracle }) {
    const hole = holeOf(task, index);
    if (hole === undefined || oracle === undefined) return [];
    const [type] = await oracle.resolveTypes([hole.returnType], hole.file);
    if (type === undefined) return [];
    return [
      createConstraint({
        tier: "type",
        hardness: "hard",
        enforcement: "candidate",
        rule: { rule: "result-type", type: type.term, text: hole.returnType },
        source: `${hole.file}:${String(hole.declaration.from.line)}`,
        explanation: `${hole.name} returns ${hole.returnType}.`,
      }),
    ];
  },
};
