import { MazeError, type CodeOracle, type OperationContext, type OracleType } from "@maze/core";

interface Pair {
  readonly source: OracleType;
  readonly target: OracleType;
}

/** Whether each pair is assignable; a pair that cannot be named together is not. */
export async function isAssignableEach(
  oracle: CodeOracle,
  pairs: readonly Pair[],
  context: OperationContext | undefined,
): Promise<boolean[]> {
  if (pairs.length === 0) return [];
  try {
    return await oracle.areAssignable(pairs, context);
  } catch (error) {
    if (!MazeError.is(error) || error.code !== "MAZE_TYPE_ORACLE_FOREIGN_TYPE") throw error;
    if (pairs.length === 1) return [false];
    // One of them spoils the batch; halves find it in few questions.
    const middle = pairs.length >> 1;
    return [
      ...(await isAssignableEach(oracle, pairs.slice(0, middle), context)),
      ...(await isAssignableEach(oracle, pairs.slice(middle), context)),
    ];
  }
}
