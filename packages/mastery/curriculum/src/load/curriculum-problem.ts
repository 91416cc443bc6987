/** A place in a curriculum that its author has to mend. */
export interface CurriculumProblem {
  /** Relative to the folder of the curriculum. */
  readonly file: string;
  /** 1-based; absent where the problem has no line, such as a missing file. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/**
 * One line for people: `modules/mean/module.yaml:4:7 message`.
 *
 * @example
 * ```ts
 * import { formatCurriculumProblem } from "@mastery/curriculum";
 * formatCurriculumProblem({ file: "curriculum.yaml", line: 2, column: 5, message: "is blank" }); // => "curriculum.yaml:2:5 is blank"
 * ```
 */
export function formatCurriculumProblem({ file, line, column, message }: CurriculumProblem): string {
  const place = line === undefined ? file : `${file}:${String(line)}:${String(column ?? 1)}`;
  return `${place} ${message}`;
}
