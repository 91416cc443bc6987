import {
  createConstraint,
  type ConstraintProvider,
  type OracleType,
  type TypeOracle,
  type TypedHole,
} from "@maze/core";
import { holeOf } from "../hole-of.ts";

/** Type tier: the body returns what the signature promises, as the project's compiler resolves it. */
export const resultTypeConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "result-type",
  async provide({ task, index, oracle }) {
    const hole = holeOf(task, index);
    if (hole === undefined || oracle === undefined) return [];
    const type = await resultType(oracle, hole, index.holes);
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

/** The compiler reads a file anew for types that it has not met there: those of all its holes come in one question. */
async function resultType(
  oracle: TypeOracle,
  hole: TypedHole,
  holes: readonly TypedHole[],
): Promise<OracleType | undefined> {
  const beside = holes.filter(({ file }) => file === hole.file).map(({ returnType }) => returnType);
  const texts = [...new Set([hole.returnType, ...beside])];
  // A type of another hole that the compiler does not know is that one's matter.
  const [type] = await oracle
    .resolveTypes(texts, hole.file)
    .catch(() => oracle.resolveTypes([hole.returnType], hole.file));
  return type;
}
