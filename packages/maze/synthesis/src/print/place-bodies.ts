import {
  applyTextEdits,
  MazeError,
  type NeededImport,
  type StyleProfile,
  type Task,
  type TextEdit,
  type TypedHole,
} from "@maze/core";
import { mergeImports } from "./merge-imports.ts";
import { writingStyle, type WritingStyle } from "./writing-style.ts";

/** A body for one hole of a file, or for a function that is added at its end. */
export interface BodyPlacement {
  /** The hole as it was indexed in this very text, or the task that asks for a new function. */
  readonly hole: TypedHole | Extract<Task, { kind: "function" }>;
  /** Statements of the body, one a line, without braces and outer indentation. */
  readonly text: string;
  readonly imports: readonly NeededImport[];
}

/** What `placeBodies` needs: the text of the file, how the project writes, the bodies. */
export interface PlaceBodiesRequest {
  readonly fileText: string;
  /** Path of the file, for messages. */
  readonly file: string;
  readonly style: StyleProfile | undefined;
  readonly placements: readonly BodyPlacement[];
}

/**
 * Puts bodies into the holes of one file and adds the imports that they need, all at once. Line breaks, byte order mark,
 * doc comments and everything else in the file stay as they are; a `declare` loses its keyword.
 *
 * @throws {MazeError} MAZE_SYNTHESIS_HOLE_MOVED where a hole's place does not fit the text
 * @example
 * ```ts
 * import { placeBodies } from "@maze/synthesis";
 * const task = {
 *   specVersion: "v1", kind: "function", id: "1", language: "typescript", description: "", examples: [],
 *   file: "a.ts", name: "twice", signature: "(n: number): number", exported: true,
 * } as const;
 * placeBodies({
 *   fileText: "", file: "a.ts", style: undefined,
 *   placements: [{ hole: { ...task, examples: [] }, text: "return n * 2;", imports: [] }],
 * }); // => "export function twice(n: number): number {\n  return n * 2;\n}\n"
 * ```
 */
export function placeBodies({ fileText, file, style: profile, placements }: PlaceBodiesRequest): string {
  const style = writingStyle(fileText, profile);
  const edits: TextEdit[] = [];
  let appended = "";
  for (const placement of placements) {
    const { hole } = placement;
    if ("kind" in hole) appended += newFunction(hole, placement.text, style, fileText + appended);
    else edits.push(...fillHole(hole, placement.text, style, fileText, file));
  }
  const imports = mergeImports(
    fileText,
    placements.flatMap((placement) => placement.imports),
    style,
  );
  const filled = [...edits];
  if (appended !== "") filled.push({ start: fileText.length, end: fileText.length, newText: appended });
  return applyTextEdits(fileText, separateInsertions([...imports, ...filled]));
}

/** In an empty file the imports and the first function are inserted at one place; they become one edit, in this order. */
function separateInsertions(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const same = merged.find(
      (other) => other.start === edit.start && other.end === edit.end && edit.start === edit.end,
    );
    if (same === undefined) merged.push({ ...edit });
    else same.newText += edit.newText;
  }
  return merged;
}

function block(text: string, outer: string, style: WritingStyle): string {
  const lines = text.split(/\r?\n/).map((line) => (line === "" ? "" : outer + style.indent + line));
  return ["{", ...lines, `${outer}}`].join(style.lineBreak);
}

function newFunction(
  task: Extract<Task, { kind: "function" }>,
  text: string,
  style: WritingStyle,
  before: string,
): string {
  const head = `${task.exported ? "export " : ""}function ${task.name}${task.signature.trim().replace(/;$/, "")} `;
  const empty = before === "" || before === "\ufeff";
  const gap = empty ? "" : before.endsWith("\n") ? style.lineBreak : style.lineBreak + style.lineBreak;
  return gap + head + block(text, "", style) + style.lineBreak;
}

function fillHole(hole: TypedHole, text: string, style: WritingStyle, fileText: string, file: string): TextEdit[] {
  const { declaration, body } = hole;
  const declared = fileText.slice(declaration.start, body.start);
  const place = fileText.slice(body.start, body.end);
  const fits = hole.form === "declared-only" ? /^(?:;|)$/.test(place) : place.startsWith("{") && place.endsWith("}");
  if (body.end > fileText.length || !fits || !declared.includes(hole.name)) {
    throw new MazeError({
      code: "MAZE_SYNTHESIS_HOLE_MOVED",
      message: `the place of ${hole.id} does not fit the text of ${file}`,
      hint: "Index the project again, since the file changed after it was indexed.",
      details: { file, hole: hole.id },
    });
  }
  const lineStart = fileText.lastIndexOf("\n", declaration.start - 1) + 1;
  const outer = /^[ \t]*/.exec(fileText.slice(lineStart))?.[0] ?? "";
  const edits: TextEdit[] = [];
  const keyword =
    hole.form === "declared-only" ? /\bdeclare\s+/.exec(declared.slice(0, declared.indexOf(hole.name))) : null;
  if (keyword !== null) {
    const start = declaration.start + keyword.index;
    edits.push({ start, end: start + keyword[0].length, newText: "" });
  }
  const space = hole.form === "declared-only" ? " " : "";
  edits.push({ start: body.start, end: body.end, newText: space + block(text, outer, style) });
  return edits;
}
