import { MazeError } from "@maze/core";
import type { Curriculum, CurriculumModule } from "../curriculum.ts";
import { curriculumErrorCodes } from "../errors.ts";
import { formatCurriculumProblem } from "./curriculum-problem.ts";
import { readCurriculum } from "./read-curriculum.ts";

/**
 * Reads a curriculum that must be whole.
 *
 * @throws {MazeError} MASTERY_CURRICULUM_INVALID with every problem and its place
 */
export async function loadCurriculum({ directory }: { readonly directory: string }): Promise<Curriculum> {
  const { curriculum, problems } = await readCurriculum({ directory });
  if (curriculum !== undefined && problems.length === 0) return curriculum;
  throw new MazeError({
    code: "MASTERY_CURRICULUM_INVALID",
    message: [`the curriculum in ${directory} cannot be used:`, ...problems.map(formatCurriculumProblem)].join("\n  "),
    hint: curriculumErrorCodes.MASTERY_CURRICULUM_INVALID.hint,
    details: { problems },
  });
}

/**
 * A module by its id.
 *
 * @throws {MazeError} MASTERY_CURRICULUM_UNKNOWN_MODULE
 */
export function moduleOf(curriculum: Curriculum, id: string): CurriculumModule {
  const found = curriculum.modules.find((module) => module.id === id);
  if (found !== undefined) return found;
  const known = curriculum.modules.map((module) => module.id).join(", ");
  throw new MazeError({
    code: "MASTERY_CURRICULUM_UNKNOWN_MODULE",
    message: `the curriculum ${curriculum.id} has no module "${id}"; it has ${known}`,
    hint: curriculumErrorCodes.MASTERY_CURRICULUM_UNKNOWN_MODULE.hint,
    details: { id },
  });
}
