import type { CurriculumProblem } from "./curriculum-problem.ts";
import type { Place } from "./parse-yaml.ts";

/** A problem for each entry whose id an earlier one has. */
export function duplicateIds(
  file: string,
  entries: readonly { readonly id: string }[],
  locate: (index: number) => Place,
): readonly CurriculumProblem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index): readonly CurriculumProblem[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ file, ...locate(index), message: `the id ${id} is given twice` }];
  });
}
