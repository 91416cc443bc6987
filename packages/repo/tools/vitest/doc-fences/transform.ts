import { parseSync } from "vite";
import { type DocFence } from "./extract.ts";

const arrow = "=>";

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Turns the assertions of a fence into calls, keeping every line on its line:
 * `expr // => value` compares, `const x = expr // => value` compares `x`, `expr // => throws CODE` expects the error.
 */
export function transformFence(fence: DocFence): string {
  const { code } = fence;
  const { program, comments, errors } = parseSync("fence.ts", code, { lang: "ts", sourceType: "module" });
  const [error] = errors;
  if (error) throw new Error(`${fence.file}:${fence.line} does not parse: ${error.message}`);
  const expectations = comments.filter(({ type, value }) => type === "Line" && value.trimStart().startsWith(arrow));
  const insertions = expectations.flatMap((comment): readonly Insertion[] => {
    const where = `${fence.file}:${lineAt(fence, comment.start)}`;
    const statement = program.body.findLast(({ end }) => end <= comment.start);
    const between = statement ? code.slice(statement.end, comment.start) : "\n";
    if (!statement || between.includes("\n")) throw new Error(`${where}: "// =>" follows no statement on its line`);
    const value = comment.value.trim().slice(arrow.length).trim();
    return assertion(
      statement,
      throwsCode(value) ? value : completeValue(value, code.slice(comment.end), where),
      where,
    );
  });
  return applied(code, insertions);
}

/** The error code of an expectation such as `throws MAZE_CORE_ABORTED`. */
function throwsCode(expectation: string): string | undefined {
  return /^throws\s+(\S+)$/.exec(expectation)?.[1];
}

/** A value that begins in one comment and may go on in the comment lines below it. */
function completeValue(first: string, following: string, where: string): string {
  const lines = following.split("\n").slice(1);
  const end = lines.findIndex((line) => !/^\s*\/\/(?!\s*=>)/.test(line));
  const continuation = lines.slice(0, end === -1 ? lines.length : end).map((line) => line.trim().slice(2));
  for (let taken = 0; taken <= continuation.length; taken++) {
    const value = [first, ...continuation.slice(0, taken)].join(" ");
    if (parseSync("value.ts", `(${value})`, { lang: "ts" }).errors.length === 0) return value;
  }
  throw new Error(`${where}: "${first}" after "// =>" is no JavaScript value`);
}

type Statement = ReturnType<typeof parseSync>["program"]["body"][number];

function assertion(statement: Statement, expected: string, where: string): readonly Insertion[] {
  const place = JSON.stringify(where);
  const code = throwsCode(expected);
  if (statement.type === "ExpressionStatement") {
    const { start, end } = statement.expression;
    const [before, after] = code
      ? ["await __expectThrows(async () => (", `), ${JSON.stringify(code)}, ${place})`]
      : ["__expectValue((", `), () => (${expected}), ${place})`];
    return [
      { at: start, text: `;${before}` },
      { at: end, text: after },
    ];
  }
  const [declarator, second] = statement.type === "VariableDeclaration" ? statement.declarations : [];
  if (code || second || declarator?.id.type !== "Identifier") {
    throw new Error(`${where}: "// => ${expected}" can follow an expression or the declaration of one name only`);
  }
  return [{ at: statement.end, text: `;__expectValue(${declarator.id.name}, () => (${expected}), ${place});` }];
}

function applied(code: string, insertions: readonly Insertion[]): string {
  return [...insertions]
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), code);
}

function lineAt(fence: DocFence, offset: number): number {
  return fence.line + fence.code.slice(0, offset).split("\n").length - 1;
}
