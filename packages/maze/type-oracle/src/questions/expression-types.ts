import { MazeError, type OracleType } from "@maze/core";
import { flatMessage } from "../project/message-text.ts";
import { requireText } from "../project/project.ts";
import { withText } from "./seen-text.ts";
import { isOneExpression } from "./type-expression.ts";
import type { Room } from "./value-reader.ts";

const NAME = "$maze_value";
/** Categories of findings that are errors. */
const ERRORS: ReadonlySet<number> = new Set([1]);

/**
 * The types of expressions at the end of a file: what a generic function becomes with these arguments, what a call
 * returns, what a literal is inferred as.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_UNKNOWN_TYPE and what the file itself may cause
 */
export async function typesOfExpressions(
  room: Room,
  expressions: readonly string[],
  fromFile: string,
): Promise<OracleType[]> {
  if (expressions.length === 0) return [];
  const { paths } = room.world.project;
  const base = requireText(paths, paths.toCompiler(fromFile)).replace(/^\uFEFF/, "");
  const broken = expressions.find((expression) => !isOneExpression(expression));
  if (broken !== undefined) throw refused(broken, fromFile, "it is not one expression");
  let text = `${base}\n`;
  const places = expressions.map((expression, index) => {
    text += "const ";
    const start = text.length;
    text += `${NAME}${index} = (${expression}\n);`;
    const end = text.length;
    text += "\n";
    return { start, end };
  });
  return withText(room, { file: fromFile, text }, async (seen) => {
    const [syntactic, semantic] = await Promise.all([
      seen.checker.syntacticFindings(seen.path),
      seen.checker.semanticFindings(seen.path),
    ]);
    const findings = syntactic.length > 0 ? syntactic : semantic;
    for (const { start, end } of places) {
      const finding = findings.find(({ pos, category }) => {
        const at = seen.original(pos) ?? -1;
        return ERRORS.has(category) && at >= start && at <= end;
      });
      if (finding === undefined) continue;
      const index = places.findIndex((place) => place.start === start);
      throw refused(expressions[index] ?? "", fromFile, `TS${finding.code}: ${flatMessage(finding)}`);
    }
    const types = await seen.checker.typesAt(
      seen.path,
      places.map(({ start }) => seen.placed(start)),
    );
    return Promise.all(
      types.map((type, index) => {
        if (type === undefined) throw refused(expressions[index] ?? "", fromFile, "the compiler finds no type for it");
        return seen.intern(type);
      }),
    );
  });
}

function refused(expression: string, fromFile: string, reason: string): MazeError {
  return new MazeError({
    code: "MAZE_TYPE_ORACLE_UNKNOWN_TYPE",
    message: `${JSON.stringify(expression)} has no type in ${fromFile}: ${reason}`,
    hint: "Use names that stand at the top level of the file, or are global.",
    details: { expression, fromFile },
  });
}
